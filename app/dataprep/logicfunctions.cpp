// SPDX-License-Identifier: Apache-2.0
// Logical operators, aggregation, type conversions and the random ids
// (data-prep/functions.md#logical-operators and after it).
#include "dataprep/evaluators.h"

#include <cmath>
#include <limits>
#include <QRegularExpression>
#include <QUuid>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

Outcome decode(const Arguments &arguments, Context &)
{
    const Value &key = arguments.first();
    const qsizetype options = arguments.size() - 1;
    for (qsizetype i = 1; i + 1 < arguments.size(); i += 2) {
        const std::optional<bool> same = equal(key, arguments.at(i));
        if (!same)
            return wrongKind(i, kindOf(key));
        if (*same)
            return arguments.at(i + 1);
    }
    return options % 2 == 1 ? arguments.last() : Value();
}

template<bool least>
Outcome extreme(const Arguments &arguments, Context &)
{
    if (arguments.size() == 1 && kindOf(arguments.first()) == Kind::Array)
        return problem(Code::Undocumented);
    const Value *best = &arguments.first();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (isNull(arguments.at(i)))
            return problem(Code::Undocumented);
        const std::optional<int> order = compared(arguments.at(i), *best);
        if (!order)
            return wrongKind(i, i == 0 ? Kind::Number : kindOf(*best));
        if (least ? *order < 0 : *order > 0)
            best = &arguments.at(i);
    }
    return *best;
}

/// Text to a whole number within the limits of the type.
template<qint64 lowest, qint64 highest>
Outcome toWhole(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    const QString *text = textAt(arguments, 0);
    const std::optional<qint64> given = wholeAt(arguments, 0);
    if (!text && !given)
        return kindOf(arguments.first()) == Kind::Number ? Outcome(problem(Code::Undocumented))
                                                         : wrongKind(0, Kind::Text);
    static const QRegularExpression whole(u"^[+-]?[0-9]+$"_s);
    if (text && !whole.match(*text).hasMatch()) {
        bool isFraction = false;
        text->trimmed().toDouble(&isFraction);
        // Cut, rounded or refused; blanks taken off or not: left open.
        return problem(isFraction ? Code::Undocumented : Code::NoNumber);
    }
    bool fits = true;
    const qint64 number = text ? text->toLongLong(&fits) : *given;
    if (!fits || number < lowest || number > highest)
        return problem(Code::OutOfRange);
    return Value(number);
}

Outcome toDecimal(const Arguments &arguments, Context &)
{
    if (isNull(arguments.first()))
        return Value();
    if (const std::optional<double> number = numberOf(arguments.first()))
        return Value(*number);
    const QString *text = textAt(arguments, 0);
    if (!text)
        return wrongKind(0, Kind::Text);
    static const QRegularExpression decimal(
        u"^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?$"_s);
    // Java's own conversion takes blanks around off.
    const QString bare = text->trimmed();
    if (!decimal.match(bare).hasMatch())
        return problem(Code::NoNumber);
    const double number = bare.toDouble();
    return std::isfinite(number) ? Outcome(Value(number)) : Outcome(problem(Code::OutOfRange));
}

Outcome toFloat(const Arguments &arguments, Context &context)
{
    Outcome decimal = toDecimal(arguments, context);
    const auto *number = std::get_if<double>(&decimal.value);
    // What a number of fewer digits looks like when it is widened again is left open.
    if (number && std::abs(*number) > double(std::numeric_limits<float>::max()))
        return problem(Code::OutOfRange);
    if (number && double(float(*number)) != *number)
        return problem(Code::Undocumented);
    return decimal;
}

Outcome uuid(const Arguments &, Context &context)
{
    return Value(context.surroundings.newUuid ? context.surroundings.newUuid()
                                              : QUuid::createUuid().toString(QUuid::WithoutBraces));
}

using Int = std::numeric_limits<qint32>;
using Long = std::numeric_limits<qint64>;

constexpr NamedEvaluator list[] = {
    {"decode"_L1, decode},
    {"min"_L1, extreme<true>},
    {"max"_L1, extreme<false>},
    {"to_bigint"_L1, toWhole<Long::min(), Long::max()>},
    {"to_integer"_L1, toWhole<Int::min(), Int::max()>},
    {"to_decimal"_L1, toDecimal},
    {"to_float"_L1, toFloat},
    {"uuid"_L1, uuid},
    {"guid"_L1, uuid},
};

} // namespace

EvaluatorList logicEvaluators()
{
    return list;
}

} // namespace dfw::dataprep
