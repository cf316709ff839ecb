// SPDX-License-Identifier: Apache-2.0
#include "run/checks.h"

#include "api/wire/flowwire.h"
#include "api/wire/makewire.h"
#include "domain/connectors.h"
#include "domain/validation.h"
#include "spec/jsonschema.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

Error refusal(const char *code, const QString &where, const QString &text)
{
    return {.kind = ErrorKind::InvalidPlan,
            .operation = u"checkBeforeCreating"_s,
            .where = where,
            .code = QString::fromLatin1(code),
            .serverText = text};
}

// The first complaint of a schema of the live spec, as an error at the plan's place. A schema that
// cannot be compiled is no reason to stop: then the service itself decides.
std::optional<Error> against(const QJsonObject &schema, const QJsonObject &value, const char *code,
                             const QString &planPlace)
{
    if (schema.isEmpty())
        return std::nullopt;
    const auto compiled = spec::JsonSchema::compile(schema);
    if (!compiled)
        return std::nullopt;
    const auto issues = compiled->validate(value);
    if (issues.isEmpty())
        return std::nullopt;
    return refusal(code, planPlace + issues.first().pointer, issues.first().message);
}

// Why a source is not in the flow spec's list, as far as the published list of connectors knows.
const char *whyNotAllowed(const QString &specId, const QString &flowSpec)
{
    const Connector *connector = connectorById(specId);
    if (connector && connector->kind == SourceKind::Streaming)
        return "SourceIsStreaming";
    if (connector && connector->deprecated)
        return "SourceWithdrawn";
    if (connector && connector->flowSpec != flowSpec)
        return "SourceOfOtherFlowSpec";
    return "SourceNotAllowed";
}

void checkSource(const FlowPlan &plan, const RunFacts &facts, QList<CheckFailure> &out)
{
    const SpecRef &planned = plan.source.connectionSpec;
    if (facts.baseConnection &&
        facts.baseConnection->connectionSpec.id.compare(planned.id, Qt::CaseInsensitive) != 0)
        out.append({StepId::SourceConnection,
                    refusal("SpecMismatch", u"/source/connectionSpec/id"_s,
                            planned.id + u' ' + facts.baseConnection->connectionSpec.id)});
    // A spec that lists nothing (the 2020 answers) says nothing.
    const QStringList &allowed = facts.flowSpec->sourceConnectionSpecIds;
    if (!allowed.isEmpty() && !allowed.contains(planned.id, Qt::CaseInsensitive))
        out.append(
            {StepId::SourceConnection,
             refusal(whyNotAllowed(planned.id, facts.flowSpec->name),
                     u"/source/connectionSpec/id"_s, planned.id + u' ' + facts.flowSpec->name)});
}

void checkSpec(const FlowPlan &plan, const api::ConnectionSpec &spec, QList<CheckFailure> &out)
{
    const SourcePlan &source = plan.source;
    const bool wrongKind = source.isFiles() ? spec.kind == api::SourceKind::Tables
                                            : spec.kind == api::SourceKind::Files;
    if (wrongKind)
        out.append(
            {StepId::SourceConnection,
             refusal("SourceKindMismatch",
                     source.isFiles() ? u"/source/files"_s : u"/source/table"_s, spec.name)});
    if (!source.filter || source.filter->conditions.isEmpty())
        return;
    if (!spec.filter.enabled) {
        out.append({StepId::SourceConnection,
                    refusal("FilterNotOffered", u"/source/filter"_s, spec.name)});
        return;
    }
    for (qsizetype i = 0; i < source.filter->conditions.size(); ++i) {
        const QString &comparison = source.filter->conditions.at(i).comparison;
        if (!spec.filter.comparisons.isEmpty() && comparison != "isNull"_L1 &&
            !spec.filter.comparisons.contains(comparison, Qt::CaseInsensitive))
            out.append({StepId::SourceConnection,
                        refusal("FilterNotOffered",
                                u"/source/filter/conditions/%1/comparison"_s.arg(i), comparison)});
    }
}

void checkSignIn(const NewBaseConnection &created, const api::ConnectionSpec &spec,
                 QList<CheckFailure> &out)
{
    if (spec.authSpecs.isEmpty()) // a source without a sign-in
        return;
    const QString place = u"/source/baseConnection/create"_s;
    const auto chosen =
        std::find_if(spec.authSpecs.begin(), spec.authSpecs.end(),
                     [&](const AuthSpec &one) { return one.name == created.authSpec; });
    if (chosen == spec.authSpecs.end()) {
        out.append({StepId::BaseConnection,
                    refusal("SignInUnknown", place + u"/authSpec"_s, created.authSpec)});
        return;
    }
    QStringList missing;
    for (const AuthParameter &parameter : chosen->parameters) {
        if (parameter.required && parameter.defaultValue.isEmpty() &&
            !created.params.contains(parameter.name) && !created.secrets.contains(parameter.name))
            missing.append(parameter.name);
    }
    if (!missing.isEmpty())
        out.append({StepId::BaseConnection,
                    refusal("SignInIncomplete", place + u"/params"_s, missing.join(u", "_s))});
}

// What the existing schema lacks of what the plan wants; empty where it can be used.
QStringList lacking(const NewSchema &wanted, const SchemaParts &parts)
{
    QStringList out;
    if (parts.schema->classId != wanted.classId)
        out.append(wanted.classId);
    for (const QString &id : wanted.fieldGroupIds) {
        if (!parts.schema->refs.contains(id))
            out.append(id);
    }
    if (wanted.ownFields && !(parts.ownGroup && parts.schema->refs.contains(parts.ownGroup->id)))
        out.append(wanted.ownFields->title);
    return out;
}

void checkIdentities(const NewSchema &schema, const RunFacts &facts, const SchemaFields &fields,
                     QList<CheckFailure> &out)
{
    const auto refuse = [&out](const char *code, qsizetype row, const char16_t *key,
                               const QString &text) {
        out.append(
            {StepId::Identities,
             refusal(code,
                     u"/target/schema/create/identities/%1/%2"_s.arg(row).arg(QStringView(key)),
                     text)});
    };
    for (qsizetype i = 0; i < schema.identities.size(); ++i) {
        const IdentityMark &mark = schema.identities.at(i);
        const SchemaField *field = fields.find(mark.path);
        if (!field)
            refuse("IdentityFieldUnknown", i, u"path", mark.path);
        else if (field->type != ValueType::String)
            refuse("IdentityFieldNotText", i, u"path", mark.path + u' ' + field->rawType);
        const auto &known = facts.parts.namespaces;
        if (known &&
            std::none_of(known->begin(), known->end(), [&](const api::IdentityNamespace &one) {
                return one.code.compare(mark.namespaceCode, Qt::CaseInsensitive) == 0;
            }))
            refuse("NamespaceUnknown", i, u"namespace", mark.namespaceCode);
        if (!mark.primary || !facts.parts.schema)
            continue;
        for (const api::Identity &other : facts.parts.identities) {
            if (other.schemaId == facts.parts.schema->id && other.mark.primary &&
                other.mark.path != mark.path)
                refuse("PrimaryIdentityTaken", i, u"primary", other.mark.path);
        }
    }
}

void checkNewSchema(const FlowPlan &plan, const RunFacts &facts, QList<CheckFailure> &out)
{
    const NewSchema &schema = *plan.target.newSchema;
    const SchemaParts &parts = facts.parts;
    if (schema.ownFields && parts.ownGroup) {
        const QStringList &classes = parts.ownGroup->classIds;
        if (!classes.isEmpty() && !classes.contains(schema.classId))
            out.append({StepId::FieldGroup,
                        refusal("FieldGroupTitleTaken", u"/target/schema/create/fields/title"_s,
                                parts.ownGroup->title + u' ' + classes.join(u' '))});
        const SchemaFields wanted = api::wire::fieldsOf(*schema.ownFields, parts.tenant);
        for (const SchemaField &field : wanted.all()) {
            const SchemaField *there = parts.ownGroup->fields.find(field.path);
            if (there && there->type == field.type)
                continue;
            out.append({StepId::FieldGroup,
                        refusal("FieldGroupTitleTaken", u"/target/schema/create/fields/title"_s,
                                parts.ownGroup->title + u' ' + field.path)});
            break;
        }
    }
    if (parts.schema) {
        const QStringList missing = lacking(schema, parts);
        if (!missing.isEmpty())
            out.append(
                {StepId::Schema, refusal("SchemaTitleTaken", u"/target/schema/create/title"_s,
                                         parts.schema->title + u' ' + missing.join(u' '))});
    }
    checkIdentities(schema, facts, targetFields(plan, facts), out);
}

void checkFlow(const FlowPlan &plan, const api::FlowSpec &spec, QList<CheckFailure> &out)
{
    using namespace api::wire;
    if (plan.schedule.endTime && !spec.scheduleSchema.isEmpty() && !knowsEndTime(spec))
        out.append({StepId::Flow, refusal("EndTimeUnknown", u"/schedule/endTime"_s, spec.name)});
    if (const auto error = against(spec.scheduleSchema, scheduleParams(plan, spec),
                                   "ScheduleRefused", u"/schedule"_s))
        out.append({StepId::Flow, *error});
    if (plan.deltaColumn) {
        if (!spec.transformations.contains(u"Copy"_s))
            out.append({StepId::Flow, refusal("TransformationUnknown", u"/schedule/deltaColumn"_s,
                                              u"Copy "_s + spec.name)});
        else if (const auto error =
                     against(spec.transformations.value(u"Copy"_s), copyParams(plan, spec),
                             "TransformationRefused", u"/schedule"_s))
            out.append({StepId::Flow, *error});
    }
    if (!spec.transformations.contains(u"Mapping"_s)) {
        out.append({StepId::Flow,
                    refusal("TransformationUnknown", u"/mapping"_s, u"Mapping "_s + spec.name)});
    } else {
        // The real id and version are not known yet; any of the right kind will do for the types.
        const FlowParts sample{.mappingSetId = u"0"_s, .mappingVersion = 0};
        if (const auto error =
                against(spec.transformations.value(u"Mapping"_s), mappingParams(sample, spec),
                        "TransformationRefused", u"/mapping"_s))
            out.append({StepId::Flow, *error});
    }
    if (plan.draft && spec.refusesDrafts)
        out.append({StepId::Flow, refusal("DraftNotOffered", u"/draft"_s, spec.name)});
    if (!plan.options.isEmpty()) {
        if (const auto error = against(spec.optionSchema, flowOptions(plan, spec), "OptionsRefused",
                                       u"/options"_s))
            out.append({StepId::Flow, *error});
    }
}

} // namespace

QList<CheckFailure> checkBeforeCreating(const FlowPlan &plan, const RunFacts &facts)
{
    QList<CheckFailure> out;
    if (!facts.flowSpec)
        return out;
    checkSource(plan, facts, out);
    if (facts.dataset && facts.dataset->schemaId != plan.target.schemaId)
        out.append(
            {StepId::TargetConnection,
             refusal("DatasetOfOtherSchema", u"/target/dataset/id"_s, facts.dataset->schemaId)});
    if (facts.connectionSpec) {
        checkSpec(plan, *facts.connectionSpec, out);
        if (plan.source.newConnection)
            checkSignIn(*plan.source.newConnection, *facts.connectionSpec, out);
    }
    if (plan.target.newSchema)
        checkNewSchema(plan, facts, out);
    if (facts.schema && plan.target.newDataset && plan.target.newDataset->inProfile &&
        !facts.schema->inProfile)
        out.append(
            {StepId::Dataset, refusal("SchemaNotInProfile", u"/target/dataset/create/profile"_s,
                                      facts.schema->title)});
    if (const SchemaFields fields = targetFields(plan, facts); !fields.isEmpty()) {
        const QList<Issue> issues = validateAgainstSchema(plan, fields);
        for (const Issue &issue : issues) {
            if (issue.severity == Severity::Error)
                out.append({StepId::MappingSet,
                            refusal("Mapping", issue.pointer, issue.arguments.join(u' '))});
        }
    }
    checkFlow(plan, *facts.flowSpec, out);
    return out;
}

std::optional<Error> missingSecrets(const FlowPlan &plan, const SecretParams &secrets)
{
    QStringList names;
    if (plan.source.newConnection) {
        for (const QString &name : plan.source.newConnection->secrets) {
            if (secrets.value(name).isEmpty())
                names.append(name);
        }
    }
    if (names.isEmpty())
        return std::nullopt;
    return Error{.kind = ErrorKind::InvalidPlan,
                 .operation = u"checkBeforeCreating"_s,
                 .where = u"/source/baseConnection/create/secrets"_s,
                 .code = u"SecretsMissing"_s,
                 .serverText = names.join(u", "_s)};
}

} // namespace dfw::run
