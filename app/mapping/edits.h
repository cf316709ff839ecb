// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"

#include <QStringList>

namespace dfw::mapping {

/// The rows after an edit. A field takes one value only: a row that had the new target before loses
/// it (a column row stays without target, a constant or formula too: nothing typed is lost).
struct Edited
{
    Mapping rows;
    qsizetype row = -1;   ///< where it happened; -1 where nothing changed
    QStringList replaced; ///< sources of the rows that lost the target

    bool operator==(const Edited &) const = default;
};

/// Puts a column on a field: its row without a target takes it, else a new row right behind the
/// column's last one; a column may feed many fields.
Edited connectColumn(const Mapping &rows, const QString &column, const QString &target);

/// Gives a row another target; an empty one takes the target off.
Edited retarget(const Mapping &rows, qsizetype row, const QString &target);

/// Lets another column feed a row's target. The row itself moves on to that column.
Edited resource(const Mapping &rows, qsizetype row, const QString &column);

/// Takes the targets off column rows and removes constants and formulas.
Edited cleared(const Mapping &rows, QList<int> numbers);

} // namespace dfw::mapping
