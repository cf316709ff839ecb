// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "net/transport.h"
#include "run/runfacts.h"
#include "run/stepgraph.h"

#include <QList>

namespace dfw::run {

/// One request of the sequence, for reading: credentials and IDs not known yet are {placeholders}.
struct PreviewRequest
{
    StepId step;
    net::Request request; ///< with the headers that signing in adds, as placeholders
};

/// The exact requests a run of `plan` would send, in the order of the steps, from the same
/// functions that build the ones that are sent. With `facts` of a run that has begun, the known IDs
/// stand in place. `flowSpec` of the facts decides the types of scalars; without one they are those
/// of the published spec.
QList<PreviewRequest> previewRequests(const FlowPlan &plan, const RunFacts &facts = {});

} // namespace dfw::run
