// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <memory>
#include <QHash>
#include <QJsonValue>
#include <QStringList>

namespace dfw::localplatform {

using RowValues = QHash<QString, QJsonValue>;

/// A calculated field. Only a small part of Data Prep's language is evaluated here: texts, numbers,
/// columns and the functions coalesce, concat, date, equals, equalsIgnoreCase, guid, iif, lcase,
/// left, lower, ltrim, nullify, replacestr, right, rtrim, substr, to_decimal, to_integer, trim,
/// ucase, upper, uuid. Anything else is refused by parse(); the local Platform never guesses a
/// result.
class Expression
{
public:
    /// Error code DPCO-LOCAL-2005-400.
    static Result<Expression> parse(const QString &text);

    QStringList columns() const;
    /// Null where a function gives none; an Error (MAPPER-3700-400) where one fails.
    Result<QJsonValue> evaluate(const RowValues &row) const;

    struct Node;

private:
    explicit Expression(std::shared_ptr<const Node> root) : m_root(std::move(root)) {}
    std::shared_ptr<const Node> m_root;
};

} // namespace dfw::localplatform
