// SPDX-License-Identifier: Apache-2.0
#include "dataprep/datetime.h"

#include "dataprep/dateformat.h"

#include <QList>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

std::optional<QDateTime> firstFit(const QList<DateFormat> &formats, QStringView text)
{
    for (const DateFormat &format : formats) {
        if (const std::optional<QDateTime> moment = format.parse(text)) {
            return format.hasZone() ? moment : moment->addMSecs(-moment->time().msec());
        }
    }
    return {};
}

std::optional<QDateTime> listed(QStringView text)
{
    static const QList<DateFormat> formats = [] {
        QList<DateFormat> list;
        for (const QString &pattern :
             {u"yyyy-MM-dd HH:mm:ssZ"_s, u"yyyy-MM-dd HH:mm:ss.SSSZ"_s,
              u"yyyy-MM-dd HH:mm:ss.SSS"_s, u"yyyy-MM-dd'T'HH:mm:ss.SSSX"_s,
              u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s, u"yyyy-MM-dd"_s, u"yyyy/MM/dd"_s, u"yyyy.MM.dd"_s,
              u"yyyy-MMM-dd"_s, u"yyyyMMdd"_s, u"MM-dd-yyyy"_s, u"MMddyyyy"_s, u"M/dd/yyyy"_s,
              u"dd.M.yyyy"_s, u"M/dd/yyyy hh:mm:ss a"_s, u"dd.M.yyyy hh:mm:ss a"_s,
              u"dd.MMM.yyyy"_s, u"dd-MMM-yyyy"_s})
            list.append(DateFormat(pattern));
        return list;
    }();
    return firstFit(formats, text);
}

} // namespace

std::optional<QDateTime> parseMoment(QStringView text)
{
    const std::optional<QDateTime> moment = listed(text);
    return moment ? std::optional(moment->toUTC()) : moment;
}

std::optional<QDateTime> parseDate(QStringView text)
{
    if (const std::optional<QDateTime> moment = listed(text))
        return moment;
    // Not in the list, but in the samples of date(), date_part() and set_date_part().
    static const QList<DateFormat> shown{DateFormat(u"yyyy-MM-dd HH:mm"_s),
                                         DateFormat(u"yyyy-MM-dd HH:mm:ss"_s),
                                         DateFormat(u"yyyy-MM-dd'T'HH:mm:ss.SSS"_s)};
    return firstFit(shown, text);
}

bool isWritable(const QDateTime &moment)
{
    const auto fits = [](const QDate &date) { return date.year() >= 1 && date.year() <= 9999; };
    return moment.isValid() && fits(moment.date()) && fits(moment.toUTC().date());
}

QString isoText(const QDateTime &moment)
{
    const Qt::DateFormat format = moment.time().msec() ? Qt::ISODateWithMs : Qt::ISODate;
    // Qt writes an offset for a time with an offset only, not for one with a zone.
    return moment.offsetFromUtc() == 0
               ? QDateTime(moment.date(), moment.time(), Qt::UTC).toString(format)
               : moment.toOffsetFromUtc(moment.offsetFromUtc()).toString(format);
}

QString toXdmDateTime(const QDateTime &moment)
{
    return isoText(moment.toUTC());
}

} // namespace dfw::dataprep
