// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"

#include <optional>
#include <QHash>
#include <QSet>

namespace dfw::mapping {

/// Formulas that cannot be read and columns they name that are not there. Needs no service:
/// `check PLAN` says these too. Pointers as validate() makes them.
QList<Issue> checkFormulas(const FlowPlan &plan);

/// True for a column's name, the path of something inside one ("address.city" in "address") and the
/// parent of one.
bool namesColumn(const QString &name, const QSet<QString> &columns);

/// Checks of rows that need the schema and the sample rows: constants and sample values that a
/// field would not take, identities without a value or a namespace. Remembers what it found for a
/// row, because typing changes one row of thousands.
class SampleChecks
{
public:
    QList<Issue> check(const FlowPlan &plan, const SchemaFields &fields, const SampleRows &sample);

private:
    struct Key
    {
        MappingRow row;
        bool identity = false;
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, int(key.row.kind), key.row.source, key.row.target,
                              key.identity);
        }
    };
    QHash<Key, QList<Issue>> m_known; ///< pointers left empty
    SchemaFields m_fields;
    SampleRows m_sample;
    SampleRows m_first; ///< the rows that are looked at
};

/// One change that settles an issue. The words for the button are in ui/texts/remedytext.
struct Remedy
{
    enum class Kind {
        ChangeRow, ///< the row gets kind and source of `row`
        Retarget,  ///< the row gets the field of `row`
        TakeOff,   ///< the row loses its field
        Map,       ///< a column is put on a field: `row`
    };
    Kind kind = Kind::ChangeRow;
    qsizetype number = -1; ///< among the rows given; -1 for Map
    MappingRow row;

    bool operator==(const Remedy &) const = default;
};

/// What a remedy can be made from. `rows` may hold rows without a target; numbers count them.
struct RemedyContext
{
    const Mapping &rows;
    const QList<Column> &columns;
    const SchemaFields &fields;
    const SampleRows &sample;
};

/// The remedy of an issue of row `number` (-1 for one that belongs to no row); nothing where only
/// the user can tell. A proposed formula was tried on the sample rows and does better than the row
/// as it is.
std::optional<Remedy> remedyOf(const Issue &issue, qsizetype number, const RemedyContext &context);

} // namespace dfw::mapping
