// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"
#include "domain/schedule.h"
#include "domain/sourceplan.h"
#include "domain/targetplan.h"

#include <optional>
#include <QString>

namespace dfw {

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
    /// Sends what the tutorials of 2020 sent: an ad hoc class and schema for the raw source, named
    /// in the source connection, and a dataset base connection for the target.
    bool form2020 = false;
    /// Base connection, source connection, target connection and flow are made as drafts of the
    /// service (flow-service reference 3.13): nothing runs until they are published, which cannot
    /// be undone.
    bool draft = false;

    const Column *column(const QString &columnName) const;
    bool operator==(const FlowPlan &) const = default;
};

} // namespace dfw
