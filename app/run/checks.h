// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "domain/flowplan.h"
#include "run/runfacts.h"

#include <QList>

namespace dfw::run {

/// A reason not to create anything, and the step it would have hit.
struct CheckFailure
{
    StepId step;
    Error error; ///< ErrorKind::InvalidPlan; `where` is the plan's JSON pointer, `code` the
                 ///< CheckCode's name
};

/// Everything that can be said against the plan once the look-ups have answered and before the
/// first create: the source's connection spec is the base connection's and is allowed by the live
/// flow spec; schedule, transformations and options fit the JSON Schemas in it; the mapping fits
/// the live schema; the dataset is made on that schema. Pure. Codes: "SpecMismatch",
/// "SourceNotAllowed", "ScheduleRefused", "TransformationUnknown", "TransformationRefused",
/// "OptionsRefused", "DatasetOfOtherSchema", or an issue of the mapping
/// ("Mapping"). serverText holds what the sentence needs: the value, and the other one.
QList<CheckFailure> checkBeforeCreating(const FlowPlan &plan, const RunFacts &facts);

} // namespace dfw::run
