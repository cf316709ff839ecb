// SPDX-License-Identifier: Apache-2.0
#include "mapping/datepattern.h"

#include <QDate>
#include <QRegularExpression>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

// The time that may follow a date, as pattern: " HH:mm:ss.SSS", "'T'HH:mm:ssXXX", …
QString timeFormatOf(const QString &text)
{
    static const QRegularExpression time(
        uR"(^([ T])([0-2]\d):[0-5]\d(:[0-5]\d)?(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$)"_s);
    const QRegularExpressionMatch match = time.match(text);
    if (!match.hasMatch())
        return {};
    QString out = match.captured(1) == "T"_L1 ? u"'T'HH:mm"_s : u" HH:mm"_s;
    if (!match.captured(3).isEmpty())
        out += ":ss"_L1;
    if (!match.captured(4).isEmpty())
        out += u'.' + QString(match.captured(4).size() - 1, u'S');
    const QString zone = match.captured(5);
    if (!zone.isEmpty())
        out += zone.contains(u':') || zone == "Z"_L1 ? "XXX"_L1 : "XX"_L1;
    return out;
}

} // namespace

QString dateFormatOf(const QString &text, bool dayFirst)
{
    static const QRegularExpression parts(uR"(^(\d{4}|\d{2})([-/.])(\d{2})\2(\d{4}|\d{2}))"_s);
    const QRegularExpressionMatch match = parts.match(text);
    if (!match.hasMatch())
        return {};
    const QString first = match.captured(1);
    const QString last = match.captured(4);
    if ((first.size() == 4) == (last.size() == 4))
        return {}; // two years, or none
    const QString mark = match.captured(2);
    const int middle = match.captured(3).toInt();
    QString format;
    if (first.size() == 4 && QDate::isValid(first.toInt(), middle, last.toInt()))
        format = u"yyyy%1MM%1dd"_s.arg(mark);
    else if (last.size() == 4 && dayFirst && QDate::isValid(last.toInt(), middle, first.toInt()))
        format = u"dd%1MM%1yyyy"_s.arg(mark);
    else if (last.size() == 4 && !dayFirst && QDate::isValid(last.toInt(), first.toInt(), middle))
        format = u"MM%1dd%1yyyy"_s.arg(mark);
    if (format.isEmpty() || match.capturedEnd() == text.size())
        return format;
    const QString time = timeFormatOf(text.sliced(match.capturedEnd()));
    return time.isEmpty() ? QString() : format + time;
}

} // namespace dfw::mapping
