// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/program.h"

#include <span>

namespace dfw::dataprep {

/// What one step gives: a value, or a problem whose function and position the machine fills in.
struct Outcome
{
    Outcome(Value v) : value(std::move(v)) {}
    Outcome(EvaluationProblem p) : problem(std::move(p)) {}

    Value value;
    std::optional<EvaluationProblem> problem;
};

/// What an evaluator may use beside its arguments.
struct Context
{
    const RowValues &row;
    const Surroundings &surroundings;
    /// Characters and elements that may still be built for this row: an expression nests calls that
    /// multiply their input, and 4096 characters are enough to fill any memory.
    qsizetype budget;

    bool afford(qsizetype size)
    {
        budget -= size;
        return budget >= 0;
    }
};

using Arguments = QList<Value>;

/// An object built here may have as many keys: inserting one by one takes quadratic time.
inline constexpr qsizetype mostKeys = 10'000;

struct NamedEvaluator
{
    QLatin1StringView name;
    Evaluator evaluate;
};
using EvaluatorList = std::span<const NamedEvaluator>;

EvaluatorList textEvaluators();
EvaluatorList patternEvaluators();
EvaluatorList hashEvaluators();
EvaluatorList urlEvaluators();
EvaluatorList dateEvaluators();
EvaluatorList arrayEvaluators();
EvaluatorList objectEvaluators();
EvaluatorList logicEvaluators();

/// Of two branches only the one that the condition chooses is worked out: iif is if/else in the
/// documentation. The parser writes it as jumps.
inline constexpr QLatin1StringView branching("iif");

/// nullptr for a function that is not covered, and for `branching`.
Evaluator findEvaluator(const QString &function);

/// `op` is one of the operators with two values.
Outcome applyBinary(Op op, const Value &left, const Value &right);
Outcome applyUnary(Op op, const Value &value);
/// What == gives. No value where the documentation does not say: values of two kinds.
std::optional<bool> equal(const Value &left, const Value &right);
/// Less than 0, 0, more than 0. No value where the two have no documented order.
std::optional<int> compared(const Value &left, const Value &right);

// Reading arguments. Each evaluator says what it takes; these say what is wrong otherwise.

inline EvaluationProblem problem(EvaluationProblem::Code code, const QString &detail = {})
{
    return {.code = code, .detail = detail};
}
/// `number` from 0.
EvaluationProblem wrongKind(qsizetype number, Kind expected);
/// nullptr where the argument is not of the kind.
const QString *textAt(const Arguments &arguments, qsizetype number);
/// A whole number, also one written as a fraction without digits behind the point.
std::optional<qint64> wholeAt(const Arguments &arguments, qsizetype number);
std::optional<double> numberOf(const Value &value);
/// A scalar as Data Prep writes it into a text. No value for what has no documented text: dates,
/// arrays, objects, fractions that Java and we might write differently.
std::optional<QString> textOf(const Value &value);

} // namespace dfw::dataprep
