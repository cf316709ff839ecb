// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/mapping.h"
#include "domain/schemafield.h"
#include "mapping/similarity.h"

#include <QHash>
#include <QSet>

namespace dfw::mapping {

struct RepairCandidate
{
    QString name;     ///< a column, or an XDM path
    double score = 0; ///< 0…1

    bool operator==(const RepairCandidate &) const = default;
};

/// What could stand in place of a name that is no longer there.
struct Repair
{
    enum class Part { Column, Target };
    Part part = Part::Target;
    QString missing; ///< the name as the row has it
    QList<RepairCandidate>
        candidates; ///< at most three, the best first; none where nothing is like

    /// Good enough to be offered for all rows at once: well above the others.
    bool isSure() const;
    bool operator==(const Repair &) const = default;
};

/// From this score on, and that far above the next best, a repair is offered for all rows at once.
inline constexpr double sureRepair = 0.75;
inline constexpr double sureRepairMargin = 0.05;

/// Finds what is like the names that went: the same or a similar name, words in common, the same
/// place in the tree, a type that fits. Made once for a set of columns and a schema, because
/// schemas have thousands of fields.
class RepairFinder
{
public:
    /// `fields` empty: the schema is not known, and no target is called missing.
    RepairFinder(const QList<Column> &columns, const SchemaFields &fields);

    bool isColumnMissing(const MappingRow &row) const;
    bool isTargetMissing(const MappingRow &row) const;
    /// Of one row; `rows` says which columns and fields are taken already.
    QList<Repair> repairs(const MappingRow &row, const Mapping &rows) const;
    /// Every row with its sure repairs done; a field goes to the row it suits best.
    Mapping repaired(const Mapping &rows) const;

private:
    struct Known
    {
        QString name;
        ComparableName leaf;
        QStringList parents; ///< words of the path above
        ValueType type = ValueType::Unknown;
    };
    struct Wanted
    {
        ComparableName leaf;
        QStringList parents;
        ValueType type = ValueType::Unknown; ///< of what stands at the row's other end
        bool isTarget = false;
    };
    static Known known(const QString &name, ValueType type, bool isPath);
    static double score(const Wanted &wanted, const Known &one);
    /// `missing` is what `wanted` was made from; what was found for it once is kept.
    QList<RepairCandidate> best(const QString &missing, const Wanted &wanted,
                                const QSet<QString> &taken) const;
    QList<RepairCandidate> alike(const Wanted &wanted) const;
    ValueType columnType(const QString &name) const;
    Repair columnRepair(const MappingRow &row, const QSet<QString> &taken) const;
    Repair targetRepair(const MappingRow &row, const QSet<QString> &taken) const;

    SchemaFields m_fields;
    QList<Known> m_columns;
    QList<Known> m_targets;
    QHash<QString, qsizetype> m_columnByName;
    QHash<QString, QList<qsizetype>> m_columnsByWord;
    QHash<QString, QList<qsizetype>> m_targetsByWord;
    mutable QHash<QString, QList<RepairCandidate>> m_found;
};

} // namespace dfw::mapping
