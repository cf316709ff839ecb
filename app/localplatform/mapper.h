// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/expression.h"
#include "localplatform/resourcestore.h"
#include "localplatform/xdm.h"

#include <optional>

namespace dfw::localplatform {

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
/// The column an ATTRIBUTE text names: without `${}` and escapes.
QString columnOf(const QString &attribute);

/// A mapping set made ready for one schema.
class Mapper
{
public:
    /// Why one row cannot be used against the schema; empty when it can.
    static std::optional<Error> checkRow(const MappingRow &row, const QJsonObject &resolvedSchema);
    static Result<Mapper> compile(const QJsonObject &mappingSet, const QJsonObject &resolvedSchema);
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
        QString column;
        std::optional<Expression> expression;
    };
    explicit Mapper(QJsonObject schema) : m_schema(std::move(schema)) {}

    QJsonObject m_schema;
    QList<Rule> m_rules;
};

} // namespace dfw::localplatform
