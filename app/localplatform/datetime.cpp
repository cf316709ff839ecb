// SPDX-License-Identifier: Apache-2.0
#include "localplatform/datetime.h"

#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

enum class Zone { Required, OnlyZ, None };

struct Format
{
    QString pattern; // in Qt's letters
    Zone zone;
};

const QList<Format> &formats()
{
    static const QList<Format> list = {
        {u"yyyy-MM-dd HH:mm:ss"_s, Zone::Required},
        {u"yyyy-MM-dd HH:mm:ss.zzz"_s, Zone::Required},
        {u"yyyy-MM-dd HH:mm:ss.zzz"_s, Zone::None},
        {u"yyyy-MM-dd'T'HH:mm:ss.zzz"_s, Zone::Required},
        {u"yyyy-MM-dd'T'HH:mm:ss"_s, Zone::OnlyZ},
        {u"yyyy-MM-dd"_s, Zone::None},
        {u"yyyy/MM/dd"_s, Zone::None},
        {u"yyyy.MM.dd"_s, Zone::None},
        {u"yyyy-MMM-dd"_s, Zone::None},
        {u"yyyyMMdd"_s, Zone::None},
        {u"MM-dd-yyyy"_s, Zone::None},
        {u"MMddyyyy"_s, Zone::None},
        {u"M/dd/yyyy"_s, Zone::None},
        {u"dd.M.yyyy"_s, Zone::None},
        {u"M/dd/yyyy hh:mm:ss AP"_s, Zone::None},
        {u"dd.M.yyyy hh:mm:ss AP"_s, Zone::None},
        {u"dd.MMM.yyyy"_s, Zone::None},
        {u"dd-MMM-yyyy"_s, Zone::None},
    };
    return list;
}

QDateTime inUtc(const QDateTime &local, int offsetSeconds)
{
    return QDateTime(local.date(), local.time(), QTimeZone::utc()).addSecs(-offsetSeconds);
}

} // namespace

std::optional<QDateTime> parseMoment(const QString &text)
{
    if (text.size() < 8 || text.size() > 40)
        return {};
    // The commonest form of the list by a shorter way: a run asks this for every row of a table.
    if (text.size() == 20 && text.at(10) == u'T' && text.endsWith(u'Z')) {
        const QDateTime iso = QDateTime::fromString(text, Qt::ISODate);
        return iso.isValid() ? std::optional(iso) : std::nullopt;
    }
    // The zone is cut off first: Qt's parser has no letter for +0100. Only behind a time, or the
    // year of 05-12-2020 would be taken for one.
    static const QRegularExpression zoned(u"^(.*:.*?)(Z|[+-]\\d{2}:?\\d{2})$"_s);
    const QRegularExpressionMatch match = zoned.match(text);
    const bool hasZone = match.hasMatch();
    const QString local = hasZone ? match.captured(1) : text;
    const QString zone = match.captured(2);
    int offset = 0;
    if (hasZone && zone != "Z"_L1) {
        const QString digits = zone.sliced(1).remove(u':');
        offset = (digits.first(2).toInt() * 60 + digits.last(2).toInt()) * 60;
        if (zone.startsWith(u'-'))
            offset = -offset;
    }
    for (const Format &format : formats()) {
        if (hasZone != (format.zone != Zone::None) ||
            (format.zone == Zone::OnlyZ && zone != "Z"_L1))
            continue;
        const QDateTime parsed = QLocale::c().toDateTime(local, format.pattern);
        if (!parsed.isValid() || parsed.date().year() < 1)
            continue;
        QDateTime moment = inUtc(parsed, offset);
        if (!hasZone)
            moment = moment.addMSecs(-moment.time().msec());
        return moment;
    }
    return {};
}

std::optional<QDateTime> parseMoment(const QString &text, const QString &javaFormat)
{
    // Java and Qt write the same letters for what matters here, but 'a' and 'S'.
    QString pattern = javaFormat;
    pattern.replace(u'a', "AP"_L1).replace("SSS"_L1, "zzz"_L1);
    const QDateTime parsed = QLocale::c().toDateTime(text, pattern);
    if (!parsed.isValid())
        return {};
    return inUtc(parsed, 0);
}

std::optional<qint64> parseDelta(const QString &text)
{
    QDateTime iso = QDateTime::fromString(QString(text).replace(u' ', u'T'), Qt::ISODateWithMs);
    if (iso.isValid()) {
        if (iso.timeSpec() == Qt::LocalTime)
            iso.setTimeSpec(Qt::UTC);
        return iso.toMSecsSinceEpoch();
    }
    if (const std::optional<QDateTime> moment = parseMoment(text))
        return moment->toMSecsSinceEpoch();
    return {};
}

QString toXdmDateTime(const QDateTime &moment)
{
    const QDateTime utc = moment.toUTC();
    return utc.toString(utc.time().msec() ? Qt::ISODateWithMs : Qt::ISODate);
}

} // namespace dfw::localplatform
