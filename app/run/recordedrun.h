// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "journal/record.h"
#include "run/runfacts.h"

#include <QList>

namespace dfw::run {

/// What a complete run knew, as far as its journal tells: the run's tag and what it made. What it
/// looked up is not written down.
RunFacts recordedFacts(const journal::RunRecord &record);

/// The steps of a complete run whose engine is gone, in the order in which they are shown. What the
/// journal does not list was there before; its ID is the plan's, or empty where the plan has none.
/// No times: the journal has none of single steps.
QList<StepStatus> recordedSteps(const FlowPlan &plan, const journal::RunRecord &record);

} // namespace dfw::run
