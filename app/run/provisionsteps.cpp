// SPDX-License-Identifier: Apache-2.0
#include "run/provisionsteps.h"

#include "api/wire/connectionwire.h"
#include "api/wire/flowwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/problemwire.h"
#include "api/wire/schemawire.h"

#include <QRandomGenerator>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;

namespace {

api::wire::FlowParts flowParts(const RunFacts &facts)
{
    return {.sourceConnectionId = facts.sourceConnection.id,
            .targetConnectionId = facts.targetConnection.id,
            .mappingSetId = facts.mappingSet.id,
            .mappingVersion = facts.mappingSet.version};
}

template<typename T>
Result<StepGain> gain(const Result<T> &read, std::optional<T> &fact, const QString &id,
                      const QString &etag)
{
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{id, etag};
}

Result<StepGain> takeCreated(const net::Response &response, const QString &operation,
                             api::Created &fact)
{
    auto read = wire::readCreated(response, operation);
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{fact.id, fact.etag};
}

Result<StepGain> takeMappingSet(const net::Response &response, api::MappingSetCreated &fact)
{
    auto read = wire::readMappingSetCreated(response);
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{fact.id, {}};
}

} // namespace

QList<StepSpec> provisioningSteps()
{
    using enum StepId;
    return {{BaseConnection, StepKind::LookUp, {}},
            {FlowSpec, StepKind::LookUp, {}},
            {Schema, StepKind::LookUp, {}},
            {Dataset, StepKind::LookUp, {}},
            {SourceConnection, StepKind::Create, {BaseConnection}},
            {TargetConnection, StepKind::Create, {Schema, Dataset}},
            {MappingSet, StepKind::Create, {Schema}},
            {Flow, StepKind::Create, {SourceConnection, TargetConnection, MappingSet, FlowSpec}}};
}

net::Request requestFor(StepId step, const FlowPlan &plan, const RunFacts &facts)
{
    switch (step) {
    case StepId::BaseConnection:
        return wire::getConnection(plan.source.baseConnectionId);
    case StepId::FlowSpec:
        return wire::findFlowSpec(plan.source.flowSpecName);
    case StepId::Schema:
        return wire::getSchema(plan.target.schemaId);
    case StepId::Dataset:
        return wire::getDataset(plan.target.datasetId);
    case StepId::SourceConnection:
        return wire::createSourceConnection(plan, facts.runTag);
    case StepId::TargetConnection:
        return wire::createTargetConnection(plan, plan.target.schemaId, plan.target.datasetId,
                                            facts.runTag);
    case StepId::MappingSet:
        return wire::createMappingSet(plan.mapping, plan.target.schemaId);
    case StepId::Flow:
        return wire::createFlow(plan, facts.flowSpec.value_or(api::FlowSpec{}), flowParts(facts),
                                facts.runTag);
    }
    return {};
}

Result<StepGain> takeAnswer(StepId step, const net::Request &request, const net::Response &response,
                            RunFacts &facts)
{
    if (const auto problem = wire::readProblem(request, response))
        return *problem;
    switch (step) {
    case StepId::BaseConnection: {
        const auto read = wire::readConnection(response);
        return gain(read, facts.baseConnection, read ? read->id : QString(),
                    read ? read->etag : QString());
    }
    case StepId::FlowSpec: {
        const auto read = wire::readFlowSpec(response);
        return gain(read, facts.flowSpec, read ? read->ref.id : QString(), QString());
    }
    case StepId::Schema: {
        const auto read = wire::readSchema(response);
        return gain(read, facts.schema, read ? read->id : QString(), QString());
    }
    case StepId::Dataset: {
        const auto read = wire::readDataset(response);
        return gain(read, facts.dataset, read ? read->id : QString(), QString());
    }
    case StepId::SourceConnection:
        return takeCreated(response, u"createSourceConnection"_s, facts.sourceConnection);
    case StepId::TargetConnection:
        return takeCreated(response, u"createTargetConnection"_s, facts.targetConnection);
    case StepId::MappingSet:
        return takeMappingSet(response, facts.mappingSet);
    case StepId::Flow:
        return takeCreated(response, u"createFlow"_s, facts.flow);
    }
    return Error{};
}

QString makeRunTag()
{
    return u"dfw-"_s +
           QString::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, u'0');
}

} // namespace dfw::run
