// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::dataprep {

/// How Data Prep writes a column's name (data-prep/functions.md, "field names"; the words that must
/// be wrapped are listed there). All take and give raw names: what the source calls the column.

/// Words of the language, which a column's name may be only inside `${}`.
bool isReservedWord(const QString &word);

/// True for a name that may stand in an expression as it is: letters, digits, `$` and `_`, no
/// reserved word.
bool isPlainName(const QString &column);

/// In an expression: "Name" stays, "First.Name" becomes "${First\.Name}".
QString expressionName(const QString &column);

/// As the source of an ATTRIBUTE row: only a dot inside the name is escaped.
QString attributeText(const QString &column);

/// Back from an ATTRIBUTE row's text, with or without `${}`.
QString columnOfAttribute(const QString &text);

} // namespace dfw::dataprep
