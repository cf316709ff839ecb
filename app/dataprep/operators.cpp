// SPDX-License-Identifier: Apache-2.0
// Arithmetic and comparisons, as far as they are documented. What the documentation leaves open —
// texts in arithmetic, comparing values of two kinds, dividing whole numbers with a rest — is not
// worked out.
#include "dataprep/evaluators.h"

#include <cmath>
#include <limits>

namespace dfw::dataprep {

using namespace Qt::StringLiterals;

namespace {

using Code = EvaluationProblem::Code;

// Whole numbers beyond this are not told apart by a double.
constexpr double exactDouble = 9007199254740992.0;

EvaluationProblem wrongOperand(int number, Kind expected)
{
    return {.code = Code::BadOperand, .argument = number, .expected = expected};
}

Outcome fraction(double result)
{
    if (!std::isfinite(result))
        return problem(Code::OutOfRange);
    return Value(result);
}

Outcome whole(Op op, qint64 left, qint64 right)
{
    qint64 result = 0;
    bool overflow = false;
    switch (op) {
    case Op::Add:
        overflow = __builtin_add_overflow(left, right, &result);
        break;
    case Op::Subtract:
        overflow = __builtin_sub_overflow(left, right, &result);
        break;
    case Op::Multiply:
        overflow = __builtin_mul_overflow(left, right, &result);
        break;
    default:
        if (right == 0)
            return problem(Code::DivisionByZero);
        if (right == -1)
            return op == Op::Modulo ? Outcome(Value(qint64(0))) : whole(Op::Subtract, 0, left);
        if (op == Op::Modulo)
            return Value(left % right);
        // Whether 7 / 2 is 3 or 3.5 is written nowhere.
        if (left % right != 0)
            return problem(Code::Undocumented);
        result = left / right;
    }
    if (overflow)
        return problem(Code::OutOfRange);
    return Value(result);
}

Outcome arithmetic(Op op, const Value &left, const Value &right)
{
    const auto *wholeLeft = std::get_if<qint64>(&left);
    const auto *wholeRight = std::get_if<qint64>(&right);
    if (wholeLeft && wholeRight)
        return whole(op, *wholeLeft, *wholeRight);
    const std::optional<double> a = numberOf(left);
    const std::optional<double> b = numberOf(right);
    if (!a || !b)
        return wrongOperand(a ? 2 : 1, Kind::Number);
    switch (op) {
    case Op::Add:
        return fraction(*a + *b);
    case Op::Subtract:
        return fraction(*a - *b);
    case Op::Multiply:
        return fraction(*a * *b);
    case Op::Divide:
        return *b == 0 ? Outcome(problem(Code::DivisionByZero)) : fraction(*a / *b);
    default:
        return *b == 0 ? Outcome(problem(Code::DivisionByZero)) : fraction(std::fmod(*a, *b));
    }
}

Outcome comparison(Op op, const Value &left, const Value &right)
{
    const std::optional<int> order = compared(left, right);
    if (!order) {
        const Kind first = kindOf(left);
        const bool ordered = first == Kind::Number || first == Kind::Text || first == Kind::Date;
        return ordered ? wrongOperand(2, first) : wrongOperand(1, Kind::Number);
    }
    switch (op) {
    case Op::Less:
        return Value(*order < 0);
    case Op::LessOrEqual:
        return Value(*order <= 0);
    case Op::Greater:
        return Value(*order > 0);
    default:
        return Value(*order >= 0);
    }
}

} // namespace

std::optional<double> numberOf(const Value &value)
{
    if (const auto *whole = std::get_if<qint64>(&value))
        return double(*whole);
    if (const auto *fraction = std::get_if<double>(&value))
        return *fraction;
    return {};
}

std::optional<bool> equal(const Value &left, const Value &right)
{
    if (isNull(left) || isNull(right))
        return isNull(left) && isNull(right);
    if (const std::optional<int> order = compared(left, right))
        return *order == 0;
    if (kindOf(left) != kindOf(right))
        return {};
    return left == right;
}

std::optional<int> compared(const Value &left, const Value &right)
{
    const auto order = [](const auto &a, const auto &b) { return a < b ? -1 : b < a ? 1 : 0; };
    const auto *wholeLeft = std::get_if<qint64>(&left);
    const auto *wholeRight = std::get_if<qint64>(&right);
    if (wholeLeft && wholeRight)
        return order(*wholeLeft, *wholeRight);
    const std::optional<double> a = numberOf(left);
    const std::optional<double> b = numberOf(right);
    if (a && b)
        return order(*a, *b);
    const auto *textLeft = std::get_if<QString>(&left);
    const auto *textRight = std::get_if<QString>(&right);
    if (textLeft && textRight)
        return order(*textLeft, *textRight);
    const auto *dateLeft = std::get_if<QDateTime>(&left);
    const auto *dateRight = std::get_if<QDateTime>(&right);
    if (dateLeft && dateRight)
        return order(*dateLeft, *dateRight);
    return {};
}

Outcome applyBinary(Op op, const Value &left, const Value &right)
{
    switch (op) {
    case Op::Equal:
    case Op::NotEqual: {
        const std::optional<bool> same = equal(left, right);
        if (!same)
            return wrongOperand(2, kindOf(left));
        return Value(*same == (op == Op::Equal));
    }
    case Op::Less:
    case Op::LessOrEqual:
    case Op::Greater:
    case Op::GreaterOrEqual:
        return comparison(op, left, right);
    default:
        return arithmetic(op, left, right);
    }
}

Outcome applyUnary(Op op, const Value &value)
{
    if (op == Op::Not) {
        const auto *flag = std::get_if<bool>(&value);
        return flag ? Outcome(Value(!*flag)) : Outcome(wrongOperand(1, Kind::Boolean));
    }
    const auto *number = std::get_if<qint64>(&value);
    if (op == Op::Complement)
        return number ? Outcome(Value(~*number)) : Outcome(wrongOperand(1, Kind::Number));
    if (number)
        return whole(Op::Subtract, 0, *number);
    const auto *fractional = std::get_if<double>(&value);
    return fractional ? Outcome(Value(-*fractional)) : Outcome(wrongOperand(1, Kind::Number));
}

EvaluationProblem wrongKind(qsizetype number, Kind expected)
{
    return {.code = Code::BadArgument, .argument = int(number) + 1, .expected = expected};
}

const QString *textAt(const Arguments &arguments, qsizetype number)
{
    return number < arguments.size() ? std::get_if<QString>(&arguments.at(number)) : nullptr;
}

std::optional<qint64> wholeAt(const Arguments &arguments, qsizetype number)
{
    if (number >= arguments.size())
        return {};
    if (const auto *whole = std::get_if<qint64>(&arguments.at(number)))
        return *whole;
    const auto *fraction = std::get_if<double>(&arguments.at(number));
    if (fraction && std::abs(*fraction) < exactDouble && *fraction == std::floor(*fraction))
        return qint64(*fraction);
    return {};
}

std::optional<QString> textOf(const Value &value)
{
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *whole = std::get_if<qint64>(&value))
        return QString::number(*whole);
    if (const auto *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    if (const auto *fraction = std::get_if<double>(&value)) {
        // Java writes others with an exponent or with ".0".
        const double size = std::abs(*fraction);
        if (size >= 1e-3 && size < 1e7 && *fraction != std::floor(*fraction))
            return QString::number(*fraction, 'g', QLocale::FloatingPointShortest);
    }
    return {};
}

Evaluator findEvaluator(const QString &function)
{
    static const QHash<QString, Evaluator> evaluators = [] {
        QHash<QString, Evaluator> all;
        for (const EvaluatorList &list :
             {textEvaluators(), patternEvaluators(), hashEvaluators(), urlEvaluators(),
              dateEvaluators(), arrayEvaluators(), objectEvaluators(), logicEvaluators()}) {
            for (const NamedEvaluator &named : list)
                all.insert(named.name, named.evaluate);
        }
        return all;
    }();
    return evaluators.value(function);
}

} // namespace dfw::dataprep
