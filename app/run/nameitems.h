// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/namewire.h"
#include "run/dryrunreport.h"

namespace dfw::run {

/// The names that are asked for, by the step that makes what has them.
struct PlannedName
{
    StepId step;
    api::wire::Named what;
    QString name;
    QString pointer;
};
QList<PlannedName> plannedNames(const FlowPlan &plan);

/// What a report says about them.
QList<DryRunItem> nameItems(const DryRunFindings &findings);

} // namespace dfw::run
