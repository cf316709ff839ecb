// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/source.h"

#include <QVariantList>

namespace dfw::localplatform {

/// A row filter as a condition of SQL: column names checked and quoted, values bound.
/// Follows "Filter row-level data for a source" of the Flow Service documentation.
struct RowFilter
{
    QString condition; ///< with a '?' for each value
    QVariantList values;

    bool isEmpty() const { return condition.isEmpty(); }
};

/// Reads the object {"type":"PQL","format":"pql/json","value":{nodes}}. Knows and, or, not, =, ==,
/// !=, <, <=, >, >=, like, in and isNull, in any case. Refusals name the place below `pointer`.
Result<RowFilter> rowFilterOf(const QJsonObject &pql, const QList<SourceColumn> &columns,
                              const QString &pointer);

/// The `filters=` of an explore call: base64 of that object.
Result<QJsonObject> decodedFilter(const QString &base64);

/// A name of SQL between quotes; those inside are doubled.
QString quotedName(const QString &name, QChar quote);

} // namespace dfw::localplatform
