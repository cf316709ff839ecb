// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"

#include <optional>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::ui {

/// What a formula shows while it is typed, as values: the widget only paints it. Positions count
/// QChars from 0.

enum class FormulaRole {
    Column,
    UnknownColumn,
    Function,
    UnknownFunction,
    Text,
    Number,
    Word, ///< true, null, and, …
    Operator,
};

struct FormulaSpan
{
    qsizetype from = 0;
    qsizetype length = 0;
    FormulaRole role = FormulaRole::Operator;

    bool operator==(const FormulaSpan &) const = default;
};

QList<FormulaSpan> formulaSpans(const QString &text, const QStringList &columns);

/// The bracket beside the cursor and its partner; the second is -1 where it has none.
struct BracketPair
{
    qsizetype at = -1;
    qsizetype partner = -1;

    bool operator==(const BracketPair &) const = default;
};
std::optional<BracketPair> bracketsAt(const QString &text, qsizetype cursor);

struct FormulaProposal
{
    enum class Kind { Column, Function, Operator };
    Kind kind = Kind::Column;
    QString name;                        ///< as the list shows it
    QString insert;                      ///< what is put in its place; a function's ends with "("
    QString detail;                      ///< a function's category, a column's type
    QString help;                        ///< one line
    ValueType type = ValueType::Unknown; ///< of a column

    bool operator==(const FormulaProposal &) const = default;
};

struct FormulaCompletion
{
    qsizetype from = 0; ///< what is replaced
    qsizetype length = 0;
    QList<FormulaProposal> proposals; ///< best first

    bool operator==(const FormulaCompletion &) const = default;
};

/// What may stand where the cursor is. While typing (`asked` false) only for a word begun; asked
/// for, also everything that can come next.
FormulaCompletion completeFormula(const QString &text, qsizetype cursor,
                                  const QList<Column> &columns, bool asked);

/// "concat(s1, s2, …)" with the parameter the cursor is in.
struct FormulaHint
{
    QString before; ///< "concat(s1, "
    QString parameter;
    QString after;
    QString help;

    bool operator==(const FormulaHint &) const = default;
};
std::optional<FormulaHint> formulaHintAt(const QString &text, qsizetype cursor);

} // namespace dfw::ui
