// SPDX-License-Identifier: Apache-2.0
#include "dataprep/dateformat.h"

#include "dataprep/datetime.h"

#include <QTimeZone>

#include <array>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<QLatin1StringView, 12> months{
    "January"_L1, "February"_L1, "March"_L1,     "April"_L1,   "May"_L1,      "June"_L1,
    "July"_L1,    "August"_L1,   "September"_L1, "October"_L1, "November"_L1, "December"_L1};
constexpr std::array<QLatin1StringView, 7> days{"Monday"_L1,   "Tuesday"_L1, "Wednesday"_L1,
                                                "Thursday"_L1, "Friday"_L1,  "Saturday"_L1,
                                                "Sunday"_L1};
constexpr int shortName = 3;
constexpr qsizetype longestText = 64; // far beyond any date

bool isCovered(QChar letter)
{
    return u"yMLdDHhKkmsSaEZXxV"_s.contains(letter);
}

bool isZone(QChar letter)
{
    return letter == u'Z' || letter == u'X' || letter == u'x' || letter == u'V';
}

QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, u'0');
}

QString offsetText(int seconds, bool colon)
{
    const int minutes = std::abs(seconds) / 60;
    return (seconds < 0 ? u'-' : u'+') + padded(minutes / 60, 2) + (colon ? u":"_s : QString()) +
           padded(minutes % 60, 2);
}

QString zoneText(QChar letter, int count, const QDateTime &moment)
{
    const int seconds = moment.offsetFromUtc();
    if (letter == u'V')
        return QString::fromLatin1(moment.timeZone().id());
    if (letter == u'X' && seconds == 0)
        return u"Z"_s;
    if (letter == u'Z')
        return count == 5 && seconds == 0 ? u"Z"_s : offsetText(seconds, count == 5);
    if (count == 1 && seconds % 3600 == 0)
        return offsetText(seconds, false).first(3);
    return offsetText(seconds, count == 3 || count == 5);
}

} // namespace

/// One text against one format.
class DateReader
{
public:
    explicit DateReader(QStringView text) : m_text(text) {}

    bool read(const DateFormat::Part &part)
    {
        const int count = part.count;
        switch (part.letter.unicode()) {
        case u'\0':
            return literal(part.literal);
        case u'y':
            return number(m_year, count == 1 ? 1 : count, count == 1 ? 4 : count) &&
                   (count != 2 || (m_year += 2000, true));
        case u'M':
        case u'L':
            return count > 2 ? name(months, count, m_month) : number(m_month, count, 2);
        case u'd':
            return number(m_day, count, 2);
        case u'D':
            return number(m_dayOfYear, count, 3);
        case u'H':
            return number(m_hour, count, 2) && m_hour < 24;
        case u'k':
            return number(m_hour, count, 2) && m_hour >= 1 && m_hour <= 24 && (m_hour %= 24, true);
        case u'h':
            return number(m_halfHour, count, 2) && m_halfHour >= 1 && m_halfHour <= 12 &&
                   (m_halfHour %= 12, true);
        case u'K':
            return number(m_halfHour, count, 2) && m_halfHour < 12;
        case u'm':
            return number(m_minute, count, 2) && m_minute < 60;
        case u's':
            return number(m_second, count, 2) && m_second < 60;
        case u'S':
            return fraction(count);
        case u'a':
            return half();
        case u'E':
            return name(days, count > 3 ? count : shortName, m_weekday);
        default:
            return part.letter == u'V' ? zoneName() : offset();
        }
    }

    std::optional<QDateTime> moment() const
    {
        if (m_at != m_text.size())
            return {};
        const QDate date = m_dayOfYear > 0 && m_month < 0 && m_day < 0
                               ? QDate(m_year, 1, 1).addDays(m_dayOfYear - 1)
                               : QDate(m_year, std::max(m_month, 1), std::max(m_day, 1));
        const bool hasHalf = m_halfHour >= 0 && m_afternoon >= 0;
        if (!date.isValid() || m_year < 1 || date.year() != m_year ||
            (m_halfHour >= 0) != hasHalf || (m_weekday > 0 && m_weekday != date.dayOfWeek()))
            return {};
        const int hour = hasHalf ? m_halfHour + 12 * m_afternoon : std::max(m_hour, 0);
        const QTime time(hour, std::max(m_minute, 0), std::max(m_second, 0), m_millisecond);
        const QDateTime moment = m_zone.isValid() ? QDateTime(date, time, m_zone)
                                 : m_offset == 0
                                     ? QDateTime(date, time, Qt::UTC)
                                     : QDateTime(date, time, Qt::OffsetFromUTC, m_offset);
        return isWritable(moment) ? std::optional(moment) : std::nullopt;
    }

private:
    QStringView rest() const { return m_text.sliced(m_at); }

    bool literal(const QString &expected)
    {
        if (!rest().startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    bool number(int &into, int least, int most)
    {
        int value = 0;
        int digits = 0;
        for (; digits < std::max(least, most) && m_at < m_text.size(); ++digits, ++m_at) {
            const char16_t c = m_text.at(m_at).unicode();
            if (c < u'0' || c > u'9')
                break;
            if (value > 99'999)
                return false;
            value = value * 10 + (c - u'0');
        }
        into = value;
        return digits > 0 && digits >= least;
    }

    bool fraction(int count)
    {
        for (int i = 0; i < count; ++i, ++m_at) {
            if (m_at >= m_text.size() || m_text.at(m_at) < u'0' || m_text.at(m_at) > u'9')
                return false;
            constexpr int worth[] = {100, 10, 1};
            if (i < 3)
                m_millisecond += worth[i] * (m_text.at(m_at).unicode() - u'0');
        }
        return true;
    }

    template<std::size_t Size>
    bool name(const std::array<QLatin1StringView, Size> &names, int count, int &into)
    {
        for (std::size_t i = 0; i < Size; ++i) {
            const QLatin1StringView name = count > 3 ? names[i] : names[i].first(shortName);
            if (rest().startsWith(name, Qt::CaseInsensitive)) {
                into = int(i) + 1;
                m_at += name.size();
                return true;
            }
        }
        return false;
    }

    bool half()
    {
        const bool morning = rest().startsWith("AM"_L1, Qt::CaseInsensitive);
        if (!morning && !rest().startsWith("PM"_L1, Qt::CaseInsensitive))
            return false;
        m_afternoon = morning ? 0 : 1;
        m_at += 2;
        return true;
    }

    bool offset()
    {
        if (literal(u"Z"_s))
            return true;
        if (m_at >= m_text.size())
            return false;
        const int sign = m_text.at(m_at) == u'-' ? -1 : m_text.at(m_at) == u'+' ? 1 : 0;
        ++m_at;
        int hours = 0;
        int minutes = 0;
        if (sign == 0 || !number(hours, 2, 2) || hours > 18)
            return false;
        const bool colon = literal(u":"_s);
        const bool more = m_at < m_text.size() && m_text.at(m_at).isDigit();
        if (colon != (colon && more) || (more && (!number(minutes, 2, 2) || minutes > 59)))
            return false;
        m_offset = sign * (hours * 60 + minutes) * 60;
        return true;
    }

    bool zoneName()
    {
        qsizetype end = m_at;
        while (end < m_text.size() && !m_text.at(end).isSpace())
            ++end;
        m_zone = QTimeZone(m_text.sliced(m_at, end - m_at).toLatin1());
        m_at = end;
        return m_zone.isValid();
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_year = 1970;
    int m_month = -1;
    int m_day = -1;
    int m_dayOfYear = -1;
    int m_weekday = -1;
    int m_hour = -1;
    int m_halfHour = -1;
    int m_afternoon = -1;
    int m_minute = -1;
    int m_second = -1;
    int m_millisecond = 0;
    int m_offset = 0;
    QTimeZone m_zone;
};

DateFormat::DateFormat(const QString &pattern)
{
    constexpr int longestRun = 9;
    const auto addLiteral = [this](const QString &text) {
        if (m_parts.isEmpty() || !m_parts.last().letter.isNull())
            m_parts.append({.literal = text});
        else
            m_parts.last().literal += text;
    };
    const auto isLetter = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
    };
    for (qsizetype i = 0; i < pattern.size();) {
        const QChar c = pattern.at(i);
        if (c == u'\'') {
            // Two quotes are one; else everything up to the next one, in which two are one as well.
            if (pattern.mid(i, 2) == "''"_L1) {
                addLiteral(u"'"_s);
                i += 2;
                continue;
            }
            for (++i; i < pattern.size(); ++i) {
                if (pattern.at(i) == u'\'' && pattern.mid(i, 2) != "''"_L1)
                    break;
                if (pattern.at(i) == u'\'')
                    ++i;
                addLiteral(pattern.at(i));
            }
            if (i >= pattern.size() && m_uncovered.isEmpty())
                m_uncovered = u"'"_s;
            ++i;
            continue;
        }
        if (!isLetter(c)) {
            if (u"[]{}#"_s.contains(c) && m_uncovered.isEmpty())
                m_uncovered = c;
            addLiteral(c);
            ++i;
            continue;
        }
        int count = 0;
        for (; i < pattern.size() && pattern.at(i) == c; ++i)
            ++count;
        if ((!isCovered(c) || count > longestRun) && m_uncovered.isEmpty())
            m_uncovered = c;
        m_hasZone = m_hasZone || isZone(c);
        m_parts.append({.letter = c, .count = count});
    }
}

std::optional<QDateTime> DateFormat::parse(QStringView text) const
{
    if (!m_uncovered.isEmpty() || text.isEmpty() || text.size() > longestText)
        return {};
    DateReader reader(text);
    for (const Part &part : m_parts) {
        if (!reader.read(part))
            return {};
    }
    return reader.moment();
}

QString DateFormat::format(const QDateTime &moment) const
{
    const QDate date = moment.date();
    const QTime time = moment.time();
    const auto named = [](QLatin1StringView name, int count) {
        return QString(count > 3 ? name : name.first(shortName));
    };
    QString text;
    for (const Part &part : m_parts) {
        const int count = part.count;
        switch (part.letter.unicode()) {
        case u'\0':
            text += part.literal;
            break;
        case u'y':
            text += padded(count == 2 ? date.year() % 100 : date.year(), count);
            break;
        case u'M':
        case u'L':
            text += count > 2 ? named(months[std::size_t(date.month() - 1)], count)
                              : padded(date.month(), count);
            break;
        case u'd':
            text += padded(date.day(), count);
            break;
        case u'D':
            text += padded(date.dayOfYear(), count);
            break;
        case u'H':
            text += padded(time.hour(), count);
            break;
        case u'k':
            text += padded(time.hour() == 0 ? 24 : time.hour(), count);
            break;
        case u'h':
            text += padded(time.hour() % 12 == 0 ? 12 : time.hour() % 12, count);
            break;
        case u'K':
            text += padded(time.hour() % 12, count);
            break;
        case u'm':
            text += padded(time.minute(), count);
            break;
        case u's':
            text += padded(time.second(), count);
            break;
        case u'S':
            text += padded(time.msec(), 3).leftJustified(count, u'0').first(count);
            break;
        case u'a':
            text += time.hour() < 12 ? "AM"_L1 : "PM"_L1;
            break;
        case u'E':
            text += named(days[std::size_t(date.dayOfWeek() - 1)], count);
            break;
        default:
            text += zoneText(part.letter, count, moment);
        }
    }
    return text;
}

} // namespace dfw::dataprep
