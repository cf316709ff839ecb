// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "dataprep/conversion.h"
#include "dataprep/expression.h"
#include "localplatform/resourcestore.h"
#include "localplatform/xdm.h"

#include <optional>

namespace dfw::localplatform {

struct World;

using dataprep::RowValues;

/// What formulas may ask for beside the row: the local Platform's own clock. `world` must outlive
/// it.
dataprep::Surroundings surroundingsOf(const World &world);

/// One row of a mapping set in the form we keep it, whichever style it came in.
struct MappingRow
{
    enum class Source { Attribute, Expression, Static };
    Source kind = Source::Attribute;
    QString source;
    QString destination;
};

/// Reads both styles: sourceAttribute + destinationXdmPath and sourceType + source + destination.
MappingRow readMappingRow(const QJsonObject &mapping);

/// A mapping set made ready for one schema.
class Mapper
{
public:
    /// Why one row cannot be used against the schema; empty when it can.
    static std::optional<Error> checkRow(const MappingRow &row, const QJsonObject &resolvedSchema);
    static Result<Mapper> compile(const QJsonObject &mappingSet, const QJsonObject &resolvedSchema,
                                  const dataprep::Surroundings &surroundings);
    /// The columns that the set reads, each once.
    static QStringList columnsOf(const QJsonObject &mappingSet);
    /// A column that the set reads and `columns` does not hold; empty when all are there.
    static QString firstUnknownColumn(const QJsonObject &mappingSet, const QStringList &columns);

    struct Output
    {
        QJsonObject record;
        QList<RowIssue> issues; ///< without row number
        bool rejected = false;  ///< a required field is missing
    };
    Output map(const RowValues &row) const;

private:
    struct Rule
    {
        MappingRow row;
        XdmField field;
        dataprep::FieldRules rules;
        QString column;
        std::optional<dataprep::Expression> expression;
    };
    Mapper(QJsonObject schema, dataprep::Surroundings surroundings)
        : m_schema(std::move(schema)), m_surroundings(std::move(surroundings))
    {
    }
    /// Empty where the value went in or was left out.
    QString put(const Rule &rule, const RowValues &row, QJsonObject &record) const;

    QJsonObject m_schema;
    dataprep::Surroundings m_surroundings;
    QList<Rule> m_rules;
};

} // namespace dfw::localplatform
