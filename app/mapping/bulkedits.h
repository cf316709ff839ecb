// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"

#include <QSet>

namespace dfw::mapping {

/// Edits of many rows at once; each gives the rows afterwards, and no row is added or removed.

struct Replacing
{
    QString find;
    QString replace;
    bool matchCase = true;
    bool wholeParts = false; ///< "name" finds "person.name", not "person.nameSuffix"
    bool inTargets = true;
    bool inFormulas = false; ///< texts of formulas; never the names of columns

    bool operator==(const Replacing &) const = default;
};

/// Only in these rows; an empty set means all. A part of a path is what stands between dots; in a
/// formula, a word.
Mapping replaced(const Mapping &rows, const QSet<int> &only, const Replacing &how);

/// Puts the last part of each row's target under another parent; an empty one means the top.
/// Rows without target stay.
Mapping withParent(const Mapping &rows, const QSet<int> &only, const QString &parent);

/// Column rows as formulas that give the column's value, ready to be written on.
Mapping asFormulas(const Mapping &rows, const QSet<int> &only);
/// Formulas that are nothing but a column's name, as column rows.
Mapping asColumns(const Mapping &rows, const QSet<int> &only);

/// How many rows differ.
int changedRows(const Mapping &before, const Mapping &after);

} // namespace dfw::mapping
