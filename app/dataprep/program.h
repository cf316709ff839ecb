// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/expression.h"

namespace dfw::dataprep {

struct Context;
struct Outcome;

/// Works out a function. `arguments` are as many as its FunctionInfo allows.
using Evaluator = Outcome (*)(const QList<Value> &arguments, Context &context);

/// The operators by what they do; a step of a program.
enum class Op : quint8 {
    Literal,    ///< pushes literals[operand]
    Column,     ///< pushes the value of columns[operand]
    Call,       ///< functions[operand] with `count` values from the stack
    Array,      ///< of `count` values
    Object,     ///< of `count` keys and values
    Index,      ///< value, index → element
    Field,      ///< value → its field literals[operand]
    All,        ///< [*]: value → itself, an array
    FieldOfAll, ///< array → array of each element's field literals[operand]
    Not,
    Negate,
    Complement,
    AndElse, ///< if the top is false, leaves it and jumps to `operand`; else takes it off
    OrElse,  ///< the same for true
    Truth,   ///< the top must be true or false
    Branch,  ///< of iif: takes the condition off; if it is false, jumps to `operand`
    Jump,    ///< to `operand`
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
};

struct Step
{
    Op op;
    qint32 operand = 0;
    qint32 count = 0;
    qint32 position = 0;
    qint32 length = 0;
};

struct CalledFunction
{
    const FunctionInfo *info = nullptr;
    Evaluator evaluate = nullptr; ///< nullptr where it is not covered
};

struct ColumnPath
{
    ColumnUse use;
    QStringList parts; ///< "address.city" → address, city; one for a plain column
};

/// An expression in the order in which a stack machine works it out: neither evaluating nor
/// deleting it recurses, however long a chain of operators is.
struct Expression::Program
{
    QString text;
    QList<Step> steps;
    QList<Value> literals;
    QList<ColumnPath> columns;
    QList<CalledFunction> functions;
};

} // namespace dfw::dataprep
