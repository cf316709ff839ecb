// SPDX-License-Identifier: Apache-2.0
#include "run/provisionsteps.h"

#include "api/wire/connectionwire.h"
#include "api/wire/draftwire.h"
#include "api/wire/flowwire.h"
#include "api/wire/makewire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/problemwire.h"
#include "api/wire/recoverwire.h"
#include "api/wire/registrywire.h"
#include "api/wire/schemawire.h"
#include "api/wire/specwire.h"

#include <algorithm>
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

Result<StepGain> keep(const Result<api::Created> &read, api::Created &fact)
{
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{fact.id, fact.etag};
}

Result<StepGain> takeCreated(const net::Response &response, const QString &operation,
                             api::Created &fact)
{
    return keep(wire::readCreated(response, operation), fact);
}

Result<StepGain> takeMappingSet(const net::Response &response, api::MappingSetCreated &fact)
{
    auto read = wire::readMappingSetCreated(response);
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{fact.id, {}};
}

// What a plan does not need is left out, also from what the others wait for.
struct StepList
{
    QList<StepSpec> all;

    void add(bool needed, StepId id, StepKind kind, const QList<StepId> &after = {})
    {
        if (!needed)
            return;
        StepSpec step{.id = id, .kind = kind};
        for (const StepId other : after) {
            if (std::any_of(all.begin(), all.end(),
                            [other](const StepSpec &one) { return one.id == other; }))
                step.after.append(other);
        }
        all.append(step);
    }
};

QList<net::Request> partRequests(const NewSchema &schema)
{
    QList<net::Request> out{wire::findSchemaByTitle(schema.title),
                            wire::getResource(wire::ResourceKind::Class, schema.classId)};
    QStringList groups = schema.fieldGroupIds;
    groups.removeDuplicates();
    for (const QString &id : std::as_const(groups))
        out.append(wire::getResource(wire::ResourceKind::FieldGroup, id));
    if (schema.ownFields) {
        out.append(wire::getTenant());
        out.append(wire::findFieldGroupByTitle(schema.ownFields->title));
    }
    if (!schema.identities.isEmpty()) {
        out.append(wire::listNamespaces());
        out.append(wire::listIdentities());
    }
    return out;
}

// The same field may come with two groups; the first one counts.
SchemaFields joined(const SchemaFields &first, const SchemaFields &second)
{
    QList<SchemaField> all = first.all();
    for (const SchemaField &field : second.all()) {
        if (!first.find(field.path))
            all.append(field);
    }
    return SchemaFields(all);
}

template<typename T, typename Fact>
Result<StepGain> note(const Result<T> &read, Fact &fact)
{
    if (!read)
        return read.error();
    fact = *read;
    return StepGain{};
}

Result<StepGain> takePart(const NewSchema &schema, const net::Request &request,
                          const net::Response &response, SchemaParts &parts)
{
    if (request.operation == "findSchema"_L1) {
        const auto page = wire::readSchemas(response);
        if (!page)
            return page.error();
        parts.schema.reset();
        for (const api::SchemaSummary &one : page->schemas) {
            if (one.title == schema.title) // a service that does not know the filter answers all
                parts.schema = one;
        }
        return StepGain{parts.schema ? parts.schema->id : QString(), {}};
    }
    if (request.operation == "findFieldGroup"_L1)
        return note(wire::readFoundFieldGroup(response, schema.ownFields->title), parts.ownGroup);
    if (request.operation == "getTenant"_L1)
        return note(wire::readTenant(response), parts.tenant);
    if (request.operation == "listNamespaces"_L1)
        return note(wire::readNamespaces(response), parts.namespaces);
    if (request.operation == "listIdentities"_L1)
        return note(wire::readIdentities(response), parts.identities);
    const auto fields = wire::readResourceFields(response);
    if (!fields)
        return fields.error();
    parts.fields = joined(parts.fields, *fields);
    return StepGain{};
}

// A schema that existed may have its identities already.
QList<IdentityMark> missingIdentities(const NewSchema &schema, const RunFacts &facts)
{
    QList<IdentityMark> out;
    for (const IdentityMark &mark : schema.identities) {
        if (!facts.parts.identities.contains({.schemaId = facts.newSchema.id, .mark = mark}))
            out.append(mark);
    }
    return out;
}

QList<net::Request> identityRequests(const NewSchema &schema, const RunFacts &facts)
{
    QList<net::Request> out;
    const QList<IdentityMark> missing = missingIdentities(schema, facts);
    for (const IdentityMark &mark : missing)
        out.append(wire::createIdentity(mark, facts.newSchema.id));
    return out;
}

Result<StepGain> takeTest(const net::Response &response, const RunFacts &facts)
{
    const auto test = wire::readConnectionTest(response);
    if (!test)
        return test.error();
    if (!test->works)
        return Error{.kind = ErrorKind::Refused,
                     .operation = u"testConnection"_s,
                     .httpStatus = response.status,
                     .code = u"ConnectionTestFailed"_s,
                     .serverText = test->reason};
    return StepGain{facts.newConnection.id, {}};
}

QList<net::Request> requestsOfStep(StepId step, const FlowPlan &plan, const RunFacts &facts,
                                   const SecretParams &secrets)
{
    const SourcePlan &source = plan.source;
    const TargetPlan &target = plan.target;
    switch (step) {
    case StepId::ConnectionSpec:
        return {wire::getConnectionSpec(source.connectionSpec.id)};
    case StepId::SchemaParts:
        return partRequests(*target.newSchema);
    case StepId::BaseConnection:
        if (source.newConnection)
            return {wire::createBaseConnection(*source.newConnection, source.connectionSpec,
                                               secrets, facts.runTag)};
        return {wire::getConnection(source.baseConnectionId)};
    case StepId::ConnectionTest:
        return {wire::testConnection(facts.newConnection.id)};
    case StepId::FlowSpec:
        return {wire::findFlowSpec(source.flowSpecName)};
    case StepId::FieldGroup:
        if (facts.parts.ownGroup)
            return {};
        return {wire::createFieldGroup(*target.newSchema->ownFields, target.newSchema->classId,
                                       facts.parts.tenant, facts.runTag)};
    case StepId::Schema:
        if (!target.newSchema)
            return {wire::getSchema(target.schemaId)};
        if (facts.parts.schema)
            return {};
        return {wire::createSchema(*target.newSchema, facts.fieldGroup.id, facts.runTag)};
    case StepId::Identities:
        return identityRequests(*target.newSchema, facts);
    case StepId::Profile:
        if (facts.parts.schema && facts.parts.schema->inProfile)
            return {};
        return {wire::enableForProfile(facts.newSchema.id)};
    case StepId::Dataset:
        if (target.newDataset)
            return {wire::createDataset(*target.newDataset, schemaId(plan, facts), facts.runTag)};
        return {wire::getDataset(target.datasetId)};
    case StepId::AdHocClass:
        return {wire::createAdHocClass(source.name, source.columns, facts.runTag)};
    case StepId::AdHocSchema:
        return {wire::createAdHocSchema(source.name, facts.adHocClass.id, facts.runTag)};
    case StepId::DatasetConnection:
        return {wire::createDatasetConnection(target.name, facts.runTag)};
    case StepId::SourceConnection:
        return {wire::createSourceConnection(plan,
                                             {.baseConnectionId = baseConnectionId(plan, facts),
                                              .rawSchemaId = facts.adHocSchema.id},
                                             facts.runTag)};
    case StepId::TargetConnection:
        return {wire::createTargetConnection(plan, schemaId(plan, facts), datasetId(plan, facts),
                                             facts.datasetConnection.id, facts.runTag)};
    case StepId::MappingSet:
        return {wire::createMappingSet(plan.mapping, schemaId(plan, facts))};
    case StepId::Flow:
        return {wire::createFlow(plan, facts.flowSpec.value_or(api::FlowSpec{}), flowParts(facts),
                                 facts.runTag)};
    }
    return {};
}

} // namespace

QList<StepSpec> provisioningSteps(const FlowPlan &plan)
{
    using enum StepId;
    using enum StepKind;
    const SourcePlan &source = plan.source;
    const TargetPlan &target = plan.target;
    const std::optional<NewSchema> &schema = target.newSchema;
    StepList steps;
    steps.add(source.newConnection || source.isFiles() || source.filter, ConnectionSpec, LookUp);
    steps.add(!source.newConnection, BaseConnection, LookUp);
    steps.add(true, FlowSpec, LookUp);
    steps.add(schema.has_value(), SchemaParts, LookUp);
    steps.add(!schema, Schema, LookUp);
    steps.add(!target.newDataset, Dataset, LookUp);
    // A sign-in that does not work is found out before anything else is made.
    steps.add(source.newConnection.has_value(), BaseConnection, Create);
    // A draft may be incomplete, so there is nothing to try before it is published.
    steps.add(source.newConnection && !plan.draft, ConnectionTest, Verify, {BaseConnection});
    steps.add(schema && schema->ownFields, FieldGroup, Create, {ConnectionTest});
    steps.add(schema.has_value(), Schema, Create, {FieldGroup, ConnectionTest});
    steps.add(schema && !schema->identities.isEmpty(), Identities, Create, {Schema});
    steps.add(schema && target.newDataset && target.newDataset->inProfile, Profile, Create,
              {Schema, Identities});
    steps.add(target.newDataset.has_value(), Dataset, Create, {Schema, Profile, ConnectionTest});
    steps.add(plan.form2020, AdHocClass, Create, {ConnectionTest});
    steps.add(plan.form2020, AdHocSchema, Create, {AdHocClass});
    steps.add(plan.form2020 && !source.isFiles(), DatasetConnection, Create, {ConnectionTest});
    steps.add(true, SourceConnection, Create, {BaseConnection, ConnectionTest, AdHocSchema});
    steps.add(true, TargetConnection, Create, {Schema, Dataset, DatasetConnection, ConnectionTest});
    steps.add(true, MappingSet, Create, {Schema, ConnectionTest});
    steps.add(true, Flow, Create,
              {SourceConnection, TargetConnection, MappingSet, FlowSpec, Identities});
    return steps.all;
}

QList<net::Request> requestsFor(StepId step, const FlowPlan &plan, const RunFacts &facts,
                                const SecretParams &secrets)
{
    QList<net::Request> out = requestsOfStep(step, plan, facts, secrets);
    const bool asDraft = plan.draft && isPublishable(step);
    for (net::Request &request : out) {
        if (asDraft && request.repeat == net::Repeat::Create)
            request = wire::asDraft(request);
    }
    return out;
}

Result<StepGain> takeAnswer(StepId step, const FlowPlan &plan, const net::Request &request,
                            const net::Response &response, RunFacts &facts)
{
    if (const auto problem = wire::readProblem(request, response))
        return *problem;
    switch (step) {
    case StepId::ConnectionSpec: {
        const auto read = wire::readConnectionSpec(response);
        return gain(read, facts.connectionSpec, read ? read->ref.id : QString(), QString());
    }
    case StepId::SchemaParts:
        return takePart(*plan.target.newSchema, request, response, facts.parts);
    case StepId::BaseConnection: {
        if (plan.source.newConnection)
            return takeCreated(response, request.operation, facts.newConnection);
        const auto read = wire::readConnection(response);
        return gain(read, facts.baseConnection, read ? read->id : QString(),
                    read ? read->etag : QString());
    }
    case StepId::ConnectionTest:
        return takeTest(response, facts);
    case StepId::FlowSpec: {
        const auto read = wire::readFlowSpec(response);
        return gain(read, facts.flowSpec, read ? read->ref.id : QString(), QString());
    }
    case StepId::FieldGroup:
        return keep(wire::readResourceCreated(response, request.operation), facts.fieldGroup);
    case StepId::Schema: {
        if (plan.target.newSchema)
            return keep(wire::readResourceCreated(response, request.operation), facts.newSchema);
        const auto read = wire::readSchema(response);
        return gain(read, facts.schema, read ? read->id : QString(), QString());
    }
    case StepId::Identities: {
        api::Created last;
        return keep(wire::readIdentityCreated(response), last);
    }
    case StepId::Profile: // the schema again, changed
        return keep(wire::readResourceCreated(response, request.operation), facts.newSchema);
    case StepId::Dataset: {
        if (plan.target.newDataset)
            return keep(wire::readDatasetCreated(response), facts.newDataset);
        const auto read = wire::readDataset(response);
        return gain(read, facts.dataset, read ? read->id : QString(), QString());
    }
    case StepId::AdHocClass:
        return keep(wire::readResourceCreated(response, request.operation), facts.adHocClass);
    case StepId::AdHocSchema:
        return keep(wire::readResourceCreated(response, request.operation), facts.adHocSchema);
    case StepId::DatasetConnection:
        return takeCreated(response, request.operation, facts.datasetConnection);
    case StepId::SourceConnection:
        return takeCreated(response, request.operation, facts.sourceConnection);
    case StepId::TargetConnection:
        return takeCreated(response, request.operation, facts.targetConnection);
    case StepId::MappingSet:
        return takeMappingSet(response, facts.mappingSet);
    case StepId::Flow:
        return takeCreated(response, request.operation, facts.flow);
    }
    return Error{};
}

void takeMade(StepId step, const journal::Made &made, RunFacts &facts)
{
    const api::Created created{.id = made.id, .etag = made.etag};
    switch (step) {
    case StepId::BaseConnection:
        facts.newConnection = created;
        break;
    case StepId::FieldGroup:
        facts.fieldGroup = created;
        break;
    case StepId::Schema:
    case StepId::Profile:
        facts.newSchema = created;
        break;
    case StepId::Dataset:
        facts.newDataset = created;
        break;
    case StepId::AdHocClass:
        facts.adHocClass = created;
        break;
    case StepId::AdHocSchema:
        facts.adHocSchema = created;
        break;
    case StepId::DatasetConnection:
        facts.datasetConnection = created;
        break;
    case StepId::SourceConnection:
        facts.sourceConnection = created;
        break;
    case StepId::TargetConnection:
        facts.targetConnection = created;
        break;
    case StepId::MappingSet:
        facts.mappingSet = {.id = made.id, .version = made.version};
        break;
    case StepId::Flow:
        facts.flow = created;
        break;
    case StepId::Identities: // nothing is made of them
    case StepId::ConnectionSpec:
    case StepId::SchemaParts:
    case StepId::ConnectionTest:
    case StepId::FlowSpec:
        break;
    }
}

QString nameOf(StepId step, const FlowPlan &plan, const RunFacts &facts, qsizetype index)
{
    switch (step) {
    case StepId::BaseConnection:
        return plan.source.newConnection ? plan.source.newConnection->name : QString();
    case StepId::FieldGroup:
        return plan.target.newSchema->ownFields->title;
    case StepId::Schema:
    case StepId::Profile:
        return plan.target.newSchema ? plan.target.newSchema->title : QString();
    case StepId::Identities: {
        const QList<IdentityMark> marks = missingIdentities(*plan.target.newSchema, facts);
        return index < marks.size() ? wire::identityName(marks.at(index)) : QString();
    }
    case StepId::Dataset:
        return plan.target.newDataset ? plan.target.newDataset->name : QString();
    case StepId::AdHocClass:
        return wire::adHocClassTitle(plan.source.name, facts.runTag);
    case StepId::AdHocSchema:
        return wire::adHocSchemaTitle(plan.source.name, facts.runTag);
    case StepId::DatasetConnection:
    case StepId::TargetConnection:
        return plan.target.name;
    case StepId::SourceConnection:
        return plan.source.name;
    case StepId::Flow:
        return plan.name;
    case StepId::MappingSet:
    case StepId::ConnectionSpec:
    case StepId::SchemaParts:
    case StepId::ConnectionTest:
    case StepId::FlowSpec:
        break;
    }
    return {};
}

StepGain reusedBy(StepId step, RunFacts &facts)
{
    if (step == StepId::FieldGroup && facts.parts.ownGroup)
        facts.fieldGroup = {.id = facts.parts.ownGroup->id};
    if (step == StepId::Schema && facts.parts.schema)
        facts.newSchema = {.id = facts.parts.schema->id};
    if (step == StepId::FieldGroup)
        return {facts.fieldGroup.id, {}};
    return {facts.newSchema.id, {}};
}

QString makeRunTag()
{
    return u"dfw-"_s +
           QString::number(QRandomGenerator::system()->generate(), 16).rightJustified(8, u'0');
}

} // namespace dfw::run
