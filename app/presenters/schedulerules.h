// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QHash>
#include <QList>

namespace dfw::presenters {

/// What a flow spec lets a dataflow be told, read from its JSON Schemas (flow-service flowSpecs:
/// scheduleSpec, optionSpec, transformationSpec).
struct ScheduleRules
{
    QList<Frequency> frequencies; ///< in the order of the pages
    QHash<Frequency, int> leastIntervals;
    bool knowsBackfill = true;
    bool knowsEndTime = false;
    bool knowsDeltaColumn = true; ///< it has the transformation "Copy"
    bool knowsDiagnostics = true;
    bool knowsPartialIngestion = true;

    int leastInterval(Frequency frequency) const;
    bool operator==(const ScheduleRules &) const = default;
};

/// What the published specs of table sources say; used until the live one is here.
ScheduleRules publishedRules();
/// Least intervals are found by asking the schema itself, whatever way it says them.
ScheduleRules scheduleRules(const api::FlowSpec &spec);

} // namespace dfw::presenters
