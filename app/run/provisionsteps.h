// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/flowplan.h"
#include "net/transport.h"
#include "run/runfacts.h"
#include "run/stepgraph.h"

namespace dfw::run {

/// What one answer gave.
struct StepGain
{
    QString id;
    QString etag;
};

/// The table of our steps. To add a step: an enumerator and name in stepgraph, a row in
/// provisioningSteps(), its request in requestFor(), its reading in takeAnswer(), its words in
/// ui/texts/steptext.
QList<StepSpec> provisioningSteps();

/// The request of a step, pure: the same for sending and for `dataflow-wizard requests`.
net::Request requestFor(StepId step, const FlowPlan &plan, const RunFacts &facts);

/// Reads a step's answer into the facts. Errors of the service (problemwire) and unreadable answers
/// come back.
Result<StepGain> takeAnswer(StepId step, const net::Request &request, const net::Response &response,
                            RunFacts &facts);

/// "dfw-" and eight hex digits: enough to tell one person's runs apart, short enough for a
/// description.
QString makeRunTag();

} // namespace dfw::run
