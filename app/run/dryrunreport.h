// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "api/wire/accesswire.h"
#include "api/wire/namewire.h"
#include "core/result.h"
#include "domain/flowplan.h"
#include "run/dryrunitem.h"
#include "run/runfacts.h"

#include <map>
#include <optional>

namespace dfw::run {

/// What a dry run has found out: what was answered, as it came. Absent = not asked.
struct DryRunFindings
{
    FlowPlan plan;
    RunFacts facts;
    std::map<StepId, Error> lookUpErrors;
    std::optional<Result<api::wire::WriteProbe>> rights;
    std::optional<Result<api::ConnectionTest>> test;
    std::optional<Result<QList<api::MappingVerdict>>> verdicts;
    std::optional<Result<QList<api::PreviewedRow>>> preview;
    std::map<StepId, Result<QStringList>> namesakes;
};

/// The names that are asked for, by the step that makes what has them.
struct PlannedName
{
    StepId step;
    api::wire::Named what;
    QString name;
    QString pointer;
};
QList<PlannedName> plannedNames(const FlowPlan &plan);

/// The schema the mapping can be held against by the service: one that exists, also where the run
/// would use it again for a new one. Empty where there is none, or where it does not fit.
QString existingSchema(const DryRunFindings &findings);

/// The report of what was found; pure.
DryRunReport dryRunReport(const DryRunFindings &findings);

} // namespace dfw::run
