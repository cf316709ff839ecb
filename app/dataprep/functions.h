// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "dataprep/value.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::dataprep {

enum class Category {
    Text,
    Pattern, ///< regular expressions
    Hash,
    Url,
    Date,
    Object,
    Array,
    Map,
    Logic,
    Aggregate,
    Conversion,
    Json,
    Special,
    UserAgent,
    Analytics,
};

struct Parameter
{
    QString name; ///< as in the documentation's syntax, in English: it is a formal name
    bool optional = false;
    bool repeats = false;

    bool operator==(const Parameter &) const = default;
};

/// A function of Data Prep, as its list of functions has it (data-prep/functions.md). Help in words
/// is in ui/texts/functiontext.h.
struct FunctionInfo
{
    QString name;
    Category category = Category::Text;
    QList<Parameter> parameters;
    Kind returns = Kind::Any;
    QString example;              ///< empty where the documentation prints none to rely on
    bool evaluated = false;       ///< worked out by Expression::evaluate()
    bool method = false;          ///< written behind its first parameter: a.equals(b)
    bool destinationOnly = false; ///< of no use in a source's mapping: hidden in lists
    bool analyticsOnly = false;   ///< works in flows of Analytics and the Web SDK only
    bool outdated = false;        ///< an older name: understood, not offered

    int leastArguments() const;
    int mostArguments() const; ///< -1 where there is no limit
    /// "instr(input, substring, [start], [occurrence])"; of a method "text.equals(other)".
    QString signature() const;

    bool operator==(const FunctionInfo &) const = default;
};

/// All documented functions, in the documentation's order.
const QList<FunctionInfo> &allFunctions();

/// nullptr where there is none of this name; names are case-sensitive.
const FunctionInfo *findFunction(const QString &name);

/// The function whose name is nearest to a misspelt one; empty where none is near.
QString similarFunction(const QString &name);

/// An operator for lists and completion.
struct OperatorInfo
{
    QString symbol;
    QString word; ///< its other form, e.g. "and"; may be empty
    bool unary = false;
};
const QList<OperatorInfo> &allOperators();

} // namespace dfw::dataprep
