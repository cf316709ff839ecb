// SPDX-License-Identifier: Apache-2.0
#include "run/checks.h"

#include "api/wire/flowwire.h"
#include "domain/validation.h"
#include "spec/jsonschema.h"

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
            {StepId::SourceConnection, refusal("SourceNotAllowed", u"/source/connectionSpec/id"_s,
                                               planned.id + u' ' + facts.flowSpec->name)});
}

void checkFlow(const FlowPlan &plan, const api::FlowSpec &spec, QList<CheckFailure> &out)
{
    using namespace api::wire;
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
    if (facts.schema) {
        const QList<Issue> issues = validateAgainstSchema(plan, facts.schema->fields);
        for (const Issue &issue : issues) {
            if (issue.severity == Severity::Error)
                out.append({StepId::MappingSet,
                            refusal("Mapping", issue.pointer, issue.arguments.join(u' '))});
        }
    }
    checkFlow(plan, *facts.flowSpec, out);
    return out;
}

} // namespace dfw::run
