// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Flow specs, flows and runs (Flow Service, flow-service reference 3.8–3.14).
namespace dfw::api::wire {

net::Request findFlowSpec(const QString &name);
/// Accepts "items" or a bare object, "transformationSpecs" or "transformationSpec": the service
/// shows both.
Result<FlowSpec> readFlowSpec(const net::Response &response);

/// All flow specs; a page finds its own by their lists of source connection specs.
net::Request listFlowSpecs();
Result<QList<FlowSpec>> readFlowSpecs(const net::Response &response);

/// One page of flows, for how many of them use a base connection.
net::Request listFlows(const QString &continuation = {});
struct FlowUsePage
{
    QStringList baseConnectionIds; ///< one for each flow and source
    QString next;                  ///< empty on the last page
};
Result<FlowUsePage> readFlowUse(const net::Response &response);

/// What a flow is made of beside the plan.
struct FlowParts
{
    QString sourceConnectionId;
    QString targetConnectionId;
    QString mappingSetId;
    QJsonValue mappingVersion;
};

/// True where the live schedule schema has an end.
bool knowsEndTime(const FlowSpec &spec);
/// True where the flow carries "Copy": the plan has a delta column, and the spec the
/// transformation.
bool sendsCopy(const FlowPlan &plan, const FlowSpec &spec);

/// scheduleParams in the types the live spec declares.
QJsonObject scheduleParams(const FlowPlan &plan, const FlowSpec &spec);
/// "Copy" (with the delta column, where the plan has one) and "Mapping", in that order.
QJsonObject copyParams(const FlowPlan &plan, const FlowSpec &spec);
QJsonObject mappingParams(const FlowParts &parts, const FlowSpec &spec);
QJsonObject flowOptions(const FlowPlan &plan, const FlowSpec &spec);

net::Request createFlow(const FlowPlan &plan, const FlowSpec &spec, const FlowParts &parts,
                        const QString &runTag);

net::Request getFlow(const QString &flowId);
Result<Flow> readFlow(const net::Response &response);

/// Oldest first.
net::Request listRuns(const QString &flowId);
Result<QList<FlowRun>> readRuns(const net::Response &response);

} // namespace dfw::api::wire
