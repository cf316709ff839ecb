// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"
#include "domain/schemafield.h"

#include <QSet>
#include <QStringList>

namespace dfw::mapping {

/// What applying one incoming row would do.
enum class Change {
    Added,
    Changed,  ///< a row that is there gets another field, column, value or formula
    Conflict, ///< as Added or Changed, but the field is another row's, which would lose it
    Broken,   ///< as Added or Changed, but the column or the field does not exist here
    Removed,  ///< only where all rows are replaced
    Same,
};

struct Difference
{
    Change change = Change::Added;
    qsizetype row = -1; ///< number of the row that is there; -1 for a new one
    MappingRow before;  ///< where `row` is one
    MappingRow after;   ///< but for Removed
    QString holder;     ///< Conflict: source of the row that has the field
    bool unknownColumn = false;
    bool unknownTarget = false;

    bool operator==(const Difference &) const = default;
};

enum class ApplyMode {
    Merge,      ///< rows the incoming ones do not mention stay
    ReplaceAll, ///< they go
};

/// What exists where the rows are to go. A null `fields` is a schema that is not known: then no
/// target is called unknown.
struct Surroundings
{
    QStringList columns;
    const SchemaFields *fields = nullptr;
};

/// In the order of the incoming rows, the removed ones last. An incoming column without a target
/// says nothing and is left out. Same target with the same kind, or the same source, is one row
/// that changes: a field takes one value.
QList<Difference> differences(const Mapping &before, const Mapping &incoming, ApplyMode mode,
                              const Surroundings &around);

/// Row by row, for two lists of the same rows: repairs and replacements in paths.
QList<Difference> rowChanges(const Mapping &before, const Mapping &after);

/// Targets for rows that are there, in order: a pasted list of paths.
Mapping withTargets(const Mapping &before, const QList<int> &rows, const Mapping &targets);

/// Those that are ticked unless the user says otherwise: what takes nothing from anybody and is
/// not broken.
QSet<qsizetype> offered(const QList<Difference> &differences);

/// The rows after the chosen differences (numbers of the list). A field that is taken over leaves
/// its old row without target; nothing typed is lost.
Mapping apply(const Mapping &before, const QList<Difference> &differences,
              const QSet<qsizetype> &chosen);

} // namespace dfw::mapping
