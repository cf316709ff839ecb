// SPDX-License-Identifier: Apache-2.0
#include "dataprep/conversion.h"

#include "dataprep/datetime.h"
#include "dataprep/patterns.h"

#include <cmath>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = ConversionProblem::Code;
using Result = Converted::Outcome;

Converted done(const QJsonValue &json)
{
    return {Result::Taken, json, {}};
}

Converted failed(Code code, const QStringList &arguments = {})
{
    return {Result::Failed, {}, ConversionProblem{code, arguments}};
}

struct Range
{
    double least;
    double most;
};

/// XDM's kinds of whole numbers, the smallest first.
struct WholeType
{
    QLatin1StringView name;
    Range range;
};
constexpr WholeType wholeTypes[] = {
    {"byte"_L1, {-128, 127}},
    {"short"_L1, {-32768, 32767}},
    {"int"_L1, {-2147483648.0, 2147483647.0}},
    {"long"_L1, {-9007199254740991.0, 9007199254740991.0}},
};

/// The place in wholeTypes; a plain "integer" is as large as they get.
qsizetype wholeRank(const QString &rawType)
{
    const auto *found = std::find_if(std::begin(wholeTypes), std::end(wholeTypes),
                                     [&](const WholeType &type) { return rawType == type.name; });
    return std::min<qsizetype>(found - std::begin(wholeTypes), std::size(wholeTypes) - 1);
}

QString numberText(double number)
{
    constexpr double exact = 9007199254740992.0; // beyond it a double skips whole numbers
    if (std::abs(number) <= exact && number == std::floor(number))
        return QString::number(qint64(number));
    return QString::number(number, 'g', 15);
}

struct TextOf
{
    QString operator()(bool flag) const { return flag ? u"true"_s : u"false"_s; }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(double number) const { return numberText(number); }
    QString operator()(const QString &text) const { return text; }
    QString operator()(const QDateTime &moment) const { return isoText(moment); }
    template<typename Other>
    QString operator()(const Other &) const
    {
        return {};
    }
};

bool matches(const QString &pattern, const QString &text)
{
    const PatternSearch search(pattern);
    // A pattern that is none, or that takes too long, forbids nothing here: Platform will say.
    if (!search.isValid())
        return true;
    const PatternMatch match = search.next(text);
    return match.failed() || match.found();
}

Converted toText(const QString &text, const FieldRules &rules)
{
    if (!rules.enumValues.isEmpty() && !rules.enumValues.contains(text))
        return failed(Code::NotAllowed);
    if (!rules.pattern.isEmpty() && !matches(rules.pattern, text))
        return failed(Code::PatternMismatch, {rules.pattern});
    if (rules.minLength && text.size() < *rules.minLength)
        return failed(Code::TooShort, {QString::number(*rules.minLength)});
    if (rules.maxLength && text.size() > *rules.maxLength)
        return failed(Code::TooLong, {QString::number(*rules.maxLength)});
    if (rules.format == "email"_L1 && !matches(u"^[^\\s@]+@[^\\s@]+$"_s, text))
        return failed(Code::NoEmail);
    return done(text);
}

Converted toDate(const Value &value, const QString &text, bool withTime)
{
    const auto *given = std::get_if<QDateTime>(&value);
    const std::optional<QDateTime> moment = given ? given->toUTC() : parseMoment(text);
    if (!moment)
        return failed(Code::NoDate);
    return done(withTime ? toXdmDateTime(*moment) : moment->date().toString(Qt::ISODate));
}

Converted toBoolean(const Value &value, const QString &text)
{
    static const QStringList yes{u"y"_s,  u"yes"_s, u"Y"_s,    u"YES"_s,
                                 u"on"_s, u"ON"_s,  u"true"_s, u"TRUE"_s};
    static const QStringList no{u"n"_s,   u"N"_s,   u"no"_s,    u"NO"_s,
                                u"off"_s, u"OFF"_s, u"false"_s, u"FALSE"_s};
    if (const auto *flag = std::get_if<bool>(&value))
        return done(*flag);
    if (yes.contains(text))
        return done(true);
    return no.contains(text) ? done(false) : failed(Code::NoBoolean);
}

Range rangeOf(const FieldRules &rules)
{
    constexpr double endless = std::numeric_limits<double>::infinity();
    const bool whole = rules.type == ValueType::Integer;
    const Range type =
        whole ? wholeTypes[wholeRank(rules.rawType)].range : Range{-endless, endless};
    return {std::max(type.least, rules.minimum.value_or(-endless)),
            std::min(type.most, rules.maximum.value_or(endless))};
}

Converted toNumber(const Value &value, const QString &text, const FieldRules &rules)
{
    const auto *whole = std::get_if<qint64>(&value);
    bool ok = kindOf(value) == Kind::Number || kindOf(value) == Kind::Text;
    const double number = whole ? double(*whole) : ok ? text.trimmed().toDouble(&ok) : 0;
    if (!ok || !std::isfinite(number))
        return failed(Code::NoNumber);
    if (rules.type == ValueType::Integer && number != std::floor(number))
        return failed(Code::NoWholeNumber);
    const Range range = rangeOf(rules);
    if (number < range.least || number > range.most)
        return failed(Code::OutOfRange, {numberText(range.least), numberText(range.most)});
    return done(rules.type == ValueType::Integer ? QJsonValue(qint64(number)) : QJsonValue(number));
}

Converted toStructure(const Value &value, ValueType type)
{
    if (type == ValueType::Array) {
        const auto *array = std::get_if<QJsonArray>(&value);
        return array ? done(*array) : failed(Code::NoArray);
    }
    const auto *object = std::get_if<QJsonObject>(&value);
    return object ? done(*object) : failed(Code::NoObject);
}

bool isStructure(ValueType type)
{
    return type == ValueType::Object || type == ValueType::Array || type == ValueType::Map;
}

} // namespace

FieldRules rulesOf(const SchemaField &field)
{
    return {.type = field.type,
            .rawType = field.rawType,
            .format = field.format,
            .enumValues = field.enumValues,
            .pattern = field.pattern,
            .minLength = field.minLength,
            .maxLength = field.maxLength,
            .minimum = field.minimum,
            .maximum = field.maximum};
}

Converted convert(const Value &value, const FieldRules &rules)
{
    if (isNull(value))
        return {};
    if (isStructure(rules.type))
        return toStructure(value, rules.type);
    if (kindOf(value) == Kind::Array || kindOf(value) == Kind::Object)
        return failed(Code::NotOneValue);
    const bool isText = rules.type == ValueType::String || rules.type == ValueType::Unknown;
    const QString text = std::visit(TextOf(), value);
    if (text.isEmpty())
        return isText ? Converted{} : failed(Code::Empty);
    switch (rules.type) {
    case ValueType::Date:
    case ValueType::DateTime:
        return toDate(value, text, rules.type == ValueType::DateTime);
    case ValueType::Boolean:
        return toBoolean(value, text);
    case ValueType::Integer:
    case ValueType::Number:
        return toNumber(value, text, rules);
    default:
        return toText(text, rules);
    }
}

Converted convert(const QJsonValue &value, const FieldRules &rules)
{
    return convert(valueFromJson(value), rules);
}

TypeFit typeFit(ValueType type, const QString &rawType, const FieldRules &rules)
{
    if (isStructure(type) || isStructure(rules.type))
        return type == rules.type ? TypeFit::Same : TypeFit::Never;
    if (rules.type == ValueType::String || rules.type == ValueType::Unknown) {
        if (!rules.enumValues.isEmpty() || !rules.pattern.isEmpty())
            return TypeFit::Depends;
        return type == ValueType::String ? TypeFit::Same : TypeFit::Converts;
    }
    if (type == ValueType::Unknown || type == ValueType::String)
        return TypeFit::Depends;
    if (type == ValueType::Integer && rules.type == ValueType::Integer) {
        const qsizetype from = wholeRank(rawType);
        const qsizetype to = wholeRank(rules.rawType);
        return from == to ? TypeFit::Same : from < to ? TypeFit::Converts : TypeFit::MayNotFit;
    }
    if (type == rules.type)
        return TypeFit::Same;
    if (type == ValueType::Integer && rules.type == ValueType::Number)
        return TypeFit::Converts;
    if (type == ValueType::Number && rules.type == ValueType::Integer)
        return TypeFit::MayNotFit;
    if (type == ValueType::DateTime && rules.type == ValueType::Date)
        return TypeFit::LosesTime;
    if (type == ValueType::Date && rules.type == ValueType::DateTime)
        return TypeFit::AddsTime;
    return TypeFit::Never;
}

} // namespace dfw::dataprep
