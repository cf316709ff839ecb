// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace dfw {

/// What feeds a field. The words are Data Prep's ATTRIBUTE, STATIC and EXPRESSION.
enum class MappingKind {
    Column,
    Constant,
    Expression,
};

/// One row of a mapping set.
struct MappingRow
{
    MappingKind kind = MappingKind::Column;
    QString source; ///< raw column name (never escaped), the bare constant, or the expression to
                    ///< the letter
    QString target; ///< XDM path; may be empty while the user has not chosen one

    bool operator==(const MappingRow &) const = default;
};

using Mapping = QList<MappingRow>;

/// True where the set goes out in the tutorials' style: column rows only
/// (schema-catalog-dataprep reference 5.2).
inline bool isPlainMapping(const Mapping &rows)
{
    for (const MappingRow &row : rows) {
        if (row.kind != MappingKind::Column)
            return false;
    }
    return true;
}

} // namespace dfw
