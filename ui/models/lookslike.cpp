// SPDX-License-Identifier: Apache-2.0
#include "models/lookslike.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ColumnChoice;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(LooksLike)
};

// Fewer rows prove nothing: three different values are no key.
constexpr int fewestRows = 20;

bool allExamples(const ColumnChoice &choice, const QRegularExpression &pattern)
{
    return !choice.examples.isEmpty() &&
           std::all_of(choice.examples.begin(), choice.examples.end(),
                       [&](const QString &one) { return pattern.match(one).hasMatch(); });
}

bool isText(ValueType type)
{
    return type == ValueType::String || type == ValueType::Unknown;
}

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Number;
}

bool hasSensitiveName(const QString &name)
{
    static const QRegularExpression words(
        u"passw|secret|cvv|cvc|iban|card.?(no|num)|credit.?card|access.?token|api.?key|ssn"_s,
        QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

// Points and amounts often differ in a hundred rows without being anybody's number.
bool hasKeyName(const QString &name)
{
    static const QRegularExpression words(u"(id|key|nr|no|num|number|code)$"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

LooksLike textLooksLike(const ColumnChoice &choice)
{
    static const QRegularExpression email(u"^[^@\\s]+@[^@\\s]+\\.[^@\\s.]+$"_s);
    static const QRegularExpression phone(u"^\\+\\d[\\d ()./-]{5,}$"_s);
    static const QRegularExpression country(u"^[A-Z]{2}$"_s);
    if (allExamples(choice, email))
        return LooksLike::Email;
    if (allExamples(choice, phone))
        return LooksLike::Phone;
    if (allExamples(choice, country))
        return LooksLike::Country;
    return LooksLike::Nothing;
}

QString shownNumber(const QString &text)
{
    bool whole = false;
    const qlonglong number = text.toLongLong(&whole);
    return whole ? QLocale().toString(number) : text;
}

} // namespace

LooksLike looksLike(const ColumnChoice &choice)
{
    const ValueType type = choice.column.type();
    if (choice.missing)
        return LooksLike::Missing;
    if (choice.odd > 0)
        return LooksLike::Odd;
    if (hasSensitiveName(choice.column.name))
        return LooksLike::Sensitive;
    if (choice.rows > 0 && choice.filled == 0)
        return LooksLike::AlwaysEmpty;
    const bool full = choice.rows > 0 && choice.filled == choice.rows;
    if (type == ValueType::DateTime && full)
        return LooksLike::DeltaColumn;
    if (full && choice.rows >= fewestRows && choice.distinct == choice.rows &&
        (isText(type) || (type == ValueType::Integer && hasKeyName(choice.column.name)))) {
        const LooksLike text = isText(type) ? textLooksLike(choice) : LooksLike::Nothing;
        return text == LooksLike::Nothing ? LooksLike::UniqueKey : text;
    }
    if (isNumber(type) && choice.filled > 0 && choice.distinct > 1)
        return LooksLike::Range;
    return isText(type) ? textLooksLike(choice) : LooksLike::Nothing;
}

bool isWarning(LooksLike what)
{
    return what == LooksLike::Missing || what == LooksLike::Odd || what == LooksLike::Sensitive;
}

BadgeSpec looksLikeBadge(LooksLike what, const ColumnChoice &choice)
{
    switch (what) {
    case LooksLike::Nothing:
        return {};
    case LooksLike::Missing:
        return {.text = Words::tr("not in the table"), .tone = Tone::Err, .icon = u"error"_s};
    case LooksLike::Odd:
        return {.text = Words::tr("%1 odd").arg(QLocale().toString(choice.odd)),
                .tone = Tone::Warn,
                .icon = u"warn"_s};
    case LooksLike::Sensitive:
        return {.text = Words::tr("secret?"), .tone = Tone::Warn, .icon = u"warn"_s};
    case LooksLike::AlwaysEmpty:
        return {.text = Words::tr("empty so far"), .tone = Tone::Plain};
    case LooksLike::UniqueKey:
        return {.text = Words::tr("unique key"), .tone = Tone::Accent};
    case LooksLike::DeltaColumn:
        return {.text = Words::tr("delta column"), .tone = Tone::Accent};
    case LooksLike::Email:
        return {.text = Words::tr("e-mail"), .tone = Tone::Plain};
    case LooksLike::Phone:
        return {.text = Words::tr("phone"), .tone = Tone::Plain};
    case LooksLike::Country:
        return {.text = Words::tr("country"), .tone = Tone::Plain};
    case LooksLike::Range:
        return {
            .text =
                Words::tr("%1 to %2").arg(shownNumber(choice.least), shownNumber(choice.greatest)),
            .tone = Tone::Plain};
    }
    return {};
}

QString looksLikeSentence(LooksLike what, const ColumnChoice &choice)
{
    switch (what) {
    case LooksLike::Missing:
        return Words::tr("The plan asks for this column, but the table no longer has it. Untick "
                         "it, or choose another table.");
    case LooksLike::Odd:
        return Words::tr("%1 of %2 values do not fit the type, for example “%3”. Whether their "
                         "rows arrive is decided by the mapping.")
            .arg(QLocale().toString(choice.odd), QLocale().toString(choice.filled),
                 choice.oddExample.left(40));
    case LooksLike::Sensitive:
        return Words::tr("The name suggests a secret. Leave it out unless the target needs it.");
    case LooksLike::AlwaysEmpty:
        return Words::tr("None of these rows has a value. Others may.");
    case LooksLike::UniqueKey:
        return Words::tr("Every one of these rows has its own value, so it may serve as the "
                         "identifier.");
    case LooksLike::DeltaColumn:
        return Words::tr("Always filled, and a date with time: it may tell new rows from old ones "
                         "on the Schedule page.");
    default:
        return {};
    }
}

QString percent(int part, int whole)
{
    if (whole <= 0)
        return {};
    const double exact = 100.0 * part / whole;
    // 99.96 % must not look like "all".
    const double tenths = part == whole ? 100.0 : qMin(99.9, std::round(exact * 10) / 10);
    const bool even = std::abs(tenths - std::round(tenths)) < 0.05;
    return Words::tr("%1 %").arg(QLocale().toString(tenths, 'f', even ? 0 : 1));
}

} // namespace dfw::ui
