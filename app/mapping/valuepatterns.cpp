// SPDX-License-Identifier: Apache-2.0
#include "mapping/valuepatterns.h"

#include <algorithm>
#include <QDate>
#include <QSet>

namespace dfw::mapping {

using namespace Qt::StringLiterals;

namespace {

// Longer values are texts; nothing below is that long.
constexpr qsizetype longest = 400;

bool allOf(QStringView text, bool (*test)(QChar))
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), test);
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isLatin(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isEmail(QStringView text)
{
    const qsizetype at = text.indexOf(u'@');
    if (at < 1 || text.lastIndexOf(u'@') != at || text.contains(u' '))
        return false;
    const QStringView host = text.sliced(at + 1);
    const qsizetype dot = host.lastIndexOf(u'.');
    return dot > 0 && host.size() - dot > 2 && !host.contains(u".."_s);
}

bool isPhone(QStringView text)
{
    int digits = 0;
    bool parted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isDigit(c))
            ++digits;
        else if (c == u'+' && i == 0)
            parted = true;
        else if (QStringView(u" -()./").contains(c))
            parted = true;
        else
            return false;
    }
    if (digits < 7 || digits > 15)
        return false;
    // A bare number is one only with the zero of a trunk prefix, and a date is none.
    if (text.size() == 10 && (text.at(4) == u'-' || text.at(2) == u'/' || text.at(2) == u'.'))
        return false;
    if (text.count(u'.') == 1 && !text.contains(u' ') && !text.contains(u'-'))
        return false; // 1234567.5
    return parted || (text.front() == u'0' && digits >= 9 && digits <= 11);
}

bool isUrl(QStringView text)
{
    if (text.contains(u' '))
        return false;
    for (const auto start : {"https://"_L1, "http://"_L1, "ftp://"_L1, "www."_L1}) {
        if (text.startsWith(start, Qt::CaseInsensitive))
            return text.size() > start.size() + 2;
    }
    return false;
}

bool isUuid(QStringView text)
{
    if (text.startsWith(u'{') && text.endsWith(u'}'))
        text = text.sliced(1, text.size() - 2);
    if (text.size() != 36)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const QChar c = text.at(i).toLower();
        if (dash ? c != u'-' : !(isDigit(c) || (c >= u'a' && c <= u'f')))
            return false;
    }
    return true;
}

// 2024-12-31, 2024/12/31, 31.12.2024, 12/31/2024, 20241231: any order that is a day.
bool isDay(QStringView text)
{
    if (text.size() == 8 && allOf(text, isDigit)) {
        const QDate day = QDate::fromString(text.toString(), u"yyyyMMdd"_s);
        return day.isValid() && day.year() >= 1900 && day.year() < 2100;
    }
    if (text.size() < 8 || text.size() > 10)
        return false;
    const qsizetype first = std::find_if_not(text.begin(), text.end(), isDigit) - text.begin();
    if (first == text.size() || !QStringView(u"-/.").contains(text.at(first)))
        return false;
    const QChar separator = text.at(first);
    const qsizetype second = text.indexOf(separator, first + 1);
    if (second < 0)
        return false;
    const QStringView parts[] = {text.first(first), text.sliced(first + 1, second - first - 1),
                                 text.sliced(second + 1)};
    for (const QStringView part : parts) {
        if (!allOf(part, isDigit))
            return false;
    }
    const int a = parts[0].toInt();
    const int b = parts[1].toInt();
    const int c = parts[2].toInt();
    if (parts[0].size() == 4)
        return QDate::isValid(a, b, c);
    return parts[2].size() == 4 && (QDate::isValid(c, b, a) || QDate::isValid(c, a, b));
}

bool isTimeOfDay(QStringView text)
{
    return text.size() >= 4 && text.contains(u':') && isDigit(text.front());
}

bool isDateTime(QStringView text)
{
    qsizetype gap = text.indexOf(u'T');
    if (gap < 0)
        gap = text.indexOf(u' ');
    return gap >= 8 && isDay(text.first(gap)) && isTimeOfDay(text.sliced(gap + 1));
}

bool isPostalCode(QStringView text)
{
    if (text.size() < 4 || text.size() > 10 || text.front() == u'-' || text.back() == u'-')
        return false;
    qsizetype digits = 0;
    qsizetype letters = 0;
    qsizetype gaps = 0;
    for (const QChar c : text) {
        if (isDigit(c))
            ++digits;
        else if (isLatin(c) && c.isUpper())
            ++letters;
        else if (c == u' ' || c == u'-')
            ++gaps;
        else
            return false;
    }
    if (gaps > 1 || digits < 2)
        return false;
    if (letters == 0)
        return digits >= 4 && digits <= 9 && (gaps == 1 || digits <= 6);
    return letters <= 5 && digits + letters <= 8 && isLatin(text.front());
}

const QSet<QString> &countries()
{
    static const QSet<QString> codes = [] {
        const QString text =
            u"AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT "
            "BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ "
            "EC EE EG ER ES ET FI FJ FR GA GB GE GH GM GN GQ GR GT GW GY HK HN HR HT "
            "HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KR KW KZ LA LB LI LK LR LS "
            "LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MT MU MV MW MX MY MZ NA NE "
            "NG NI NL NO NP NZ OM PA PE PG PH PK PL PR PT PY QA RO RS RU RW SA SC SD "
            "SE SG SI SK SL SM SN SO SR SV SY SZ TD TG TH TJ TL TM TN TO TR TT TW TZ "
            "UA UG UK US UY UZ VA VE VN YE ZA ZM ZW"_s;
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return codes;
}

const QSet<QString> &languages()
{
    static const QSet<QString> codes = [] {
        const QString text =
            u"ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl he hi hr hu hy id "
            "is it ja ka kk ko lb lt lv mk ms mt nb nl nn no pl pt ro ru se sk sl sq "
            "sr sv sw ta th tr uk ur vi zh"_s;
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return codes;
}

const QSet<QString> &currencies()
{
    static const QSet<QString> codes = [] {
        const QString text =
            u"AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS "
            "INR ISK JPY KRW MAD MXN MYR NGN NOK NZD PEN PHP PLN QAR RON RSD RUB SAR "
            "SEK SGD THB TND TRY TWD UAH USD UYU VND ZAR"_s;
        const QStringList list = text.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return codes;
}

bool isBoolean(QStringView text)
{
    static const QSet<QString> words{u"true"_s, u"false"_s, u"yes"_s, u"no"_s,   u"y"_s,   u"n"_s,
                                     u"t"_s,    u"f"_s,     u"0"_s,   u"1"_s,    u"oui"_s, u"o"_s,
                                     u"non"_s,  u"sim"_s,   u"s"_s,   u"não"_s,  u"ja"_s,  u"j"_s,
                                     u"nej"_s,  u"on"_s,    u"off"_s, u"vrai"_s, u"faux"_s};
    return text.size() <= 5 && words.contains(text.toString().toLower());
}

bool isNumber(QStringView text, bool whole)
{
    int digits = 0;
    int points = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isDigit(c))
            ++digits;
        else if ((c == u'-' || c == u'+') && i == 0)
            continue;
        else if (!whole && (c == u'.' || c == u','))
            ++points;
        else if (!whole && (c.isSpace() || QStringView(u"€$£%").contains(c)))
            continue;
        else
            return false;
    }
    return digits > 0 && points <= 3;
}

} // namespace

QString patternName(ValuePattern pattern)
{
    switch (pattern) {
    case ValuePattern::Email:
        return u"email"_s;
    case ValuePattern::Phone:
        return u"phone"_s;
    case ValuePattern::Url:
        return u"url"_s;
    case ValuePattern::Uuid:
        return u"uuid"_s;
    case ValuePattern::Date:
        return u"date"_s;
    case ValuePattern::DateTime:
        return u"date-time"_s;
    case ValuePattern::PostalCode:
        return u"postal-code"_s;
    case ValuePattern::CountryCode:
        return u"country-code"_s;
    case ValuePattern::LanguageCode:
        return u"language-code"_s;
    case ValuePattern::CurrencyCode:
        return u"currency-code"_s;
    case ValuePattern::Boolean:
        return u"boolean"_s;
    case ValuePattern::WholeNumber:
        return u"whole-number"_s;
    case ValuePattern::Number:
        return u"number"_s;
    case ValuePattern::Count:
        break;
    }
    return {};
}

bool looksLike(const QString &value, ValuePattern pattern)
{
    const QStringView text = QStringView(value).trimmed();
    if (text.isEmpty() || text.size() > longest)
        return false;
    switch (pattern) {
    case ValuePattern::Email:
        return isEmail(text);
    case ValuePattern::Phone:
        return isPhone(text) && !isDateTime(text);
    case ValuePattern::Url:
        return isUrl(text);
    case ValuePattern::Uuid:
        return isUuid(text);
    case ValuePattern::Date:
        return isDay(text) || isDateTime(text);
    case ValuePattern::DateTime:
        return isDateTime(text);
    case ValuePattern::PostalCode:
        return isPostalCode(text);
    case ValuePattern::CountryCode:
        return text.size() == 2 && countries().contains(text.toString());
    case ValuePattern::LanguageCode: {
        const qsizetype dash = text.indexOf(u'-') >= 0 ? text.indexOf(u'-') : text.indexOf(u'_');
        const QStringView first = dash > 0 ? text.first(dash) : text;
        return first.size() == 2 && text.size() <= 5 && languages().contains(first.toString());
    }
    case ValuePattern::CurrencyCode:
        return text.size() == 3 && currencies().contains(text.toString());
    case ValuePattern::Boolean:
        return isBoolean(text);
    case ValuePattern::WholeNumber:
        return isNumber(text, true);
    case ValuePattern::Number:
        return isNumber(text, false);
    case ValuePattern::Count:
        break;
    }
    return false;
}

void ValueShares::add(const QVariant &value)
{
    if (value.isNull())
        return;
    const QString text = value.toString();
    if (text.trimmed().isEmpty())
        return;
    ++m_filled;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        if (looksLike(text, ValuePattern(i)))
            ++m_counts[i];
    }
}

} // namespace dfw::mapping
