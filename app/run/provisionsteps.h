// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "domain/flowplan.h"
#include "journal/record.h"
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

/// The table of our steps: those that `plan` needs. To add a step: an enumerator and name in
/// stepgraph, a row in provisioningSteps(), its requests in requestsFor(), its reading in
/// takeAnswer(), its words in ui/texts/steptext.
QList<StepSpec> provisioningSteps(const FlowPlan &plan);

/// The requests of a step, pure: the same for sending and for `dataflow-wizard requests`. Several
/// are independent of each other and sent one after the other. None: there is nothing to do,
/// because what the step would make exists; reusedBy() then says what is used. `secrets` are the
/// values of a new base connection's secret parameters; without them the names stand in their
/// place.
QList<net::Request> requestsFor(StepId step, const FlowPlan &plan, const RunFacts &facts,
                                const SecretParams &secrets = {});

/// Reads one answer of a step into the facts. Errors of the service (problemwire) and unreadable
/// answers come back.
Result<StepGain> takeAnswer(StepId step, const FlowPlan &plan, const net::Request &request,
                            const net::Response &response, RunFacts &facts);

/// What an earlier attempt of the run made, noted in the facts as if it had been answered now.
void takeMade(StepId step, const journal::Made &made, RunFacts &facts);

/// The name or title that the step's request number `index` gives to what it makes; for an identity
/// api::wire::identityName().
QString nameOf(StepId step, const FlowPlan &plan, const RunFacts &facts, qsizetype index = 0);

/// For a step without requests: what exists already, noted in the facts.
StepGain reusedBy(StepId step, RunFacts &facts);

/// "dfw-" and eight hex digits: enough to tell one person's runs apart, short enough for a
/// description.
QString makeRunTag();

} // namespace dfw::run
