// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/mapping.h"
#include "domain/schedule.h"

#include <optional>
#include <QString>

namespace dfw {

/// A spec's id with its version, as every create body names it.
struct SpecRef
{
    QString id;
    QString version = QStringLiteral("1.0");

    bool operator==(const SpecRef &) const = default;
};

/// Where the data comes from: a table behind an existing base connection.
struct SourcePlan
{
    QString name; ///< of the source connection that will be made
    QString description;
    QString baseConnectionId;
    SpecRef connectionSpec; ///< the base connection's; checked against the live one before anything
                            ///< is made
    QString flowSpecName = QStringLiteral("CRMToAEP");
    QString table;
    QList<Column> columns; ///< only the chosen ones, in the table's order

    bool operator==(const SourcePlan &) const = default;
};

/// Where the data goes: an existing schema and an existing dataset made on it.
struct TargetPlan
{
    QString name; ///< of the target connection that will be made
    QString description;
    QString schemaId; ///< $id
    QString datasetId;

    bool operator==(const TargetPlan &) const = default;
};

/// What to do with bad rows (flow spec optionSpec). Absent values are not sent.
struct IngestionOptions
{
    std::optional<bool> errorDiagnostics;
    std::optional<double> partialIngestionPercent; ///< > 0, in percent of the rows

    bool isEmpty() const { return !errorDiagnostics && !partialIngestionPercent; }
    bool operator==(const IngestionOptions &) const = default;
};

/// Everything a run needs but credentials and host: a value, saved as a plan file
/// (storage/planfile), edited by the pages, checked by validate(), turned into requests by
/// run/provisionsteps.
struct FlowPlan
{
    QString name; ///< of the flow
    QString description;
    SourcePlan source;
    TargetPlan target;
    Mapping mapping;
    std::optional<DeltaColumn> deltaColumn;
    Schedule schedule;
    IngestionOptions options;

    const Column *column(const QString &columnName) const;
    bool operator==(const FlowPlan &) const = default;
};

} // namespace dfw
