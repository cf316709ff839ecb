// SPDX-License-Identifier: Apache-2.0
#include "api/wire/flowwire.h"

#include "api/wire/connectionwire.h"
#include "api/wire/items.h"
#include "api/wire/query.h"
#include "net/jsonreader.h"
#include "spec/typedwriter.h"

namespace dfw::api {

using namespace Qt::StringLiterals;

FlowRun::State FlowRun::state() const
{
    QString word = status.toLower();
    word.remove(u'_').remove(u'-').remove(u' ');
    if (word == "success"_L1 || word == "completed"_L1 || word == "partialsuccess"_L1)
        return State::Succeeded;
    if (word == "failed"_L1 || word == "partialfailure"_L1 || word == "failure"_L1)
        return State::Failed;
    if (word == "inprogress"_L1)
        return State::Running;
    if (word == "scheduled"_L1 || word == "queued"_L1)
        return State::Waiting;
    return State::Unknown;
}

namespace wire {

using net::JsonReader;

namespace {

// GET one answers {"items":[…]}, some documented answers are the bare object.
QJsonObject firstItem(const QJsonObject &body)
{
    return body.contains("items"_L1) ? body.value("items"_L1).toArray().first().toObject() : body;
}

QJsonObject innerSchema(const QJsonValue &holder)
{
    return holder.toObject().value("spec"_L1).toObject();
}

FlowRun flowRun(JsonReader &item)
{
    const QJsonObject metrics = item.all().value("metrics"_L1).toObject();
    JsonReader duration(metrics.value("durationSummary"_L1).toObject(), {});
    JsonReader records(metrics.value("recordSummary"_L1).toObject(), {});
    const QJsonObject status = metrics.value("statusSummary"_L1).toObject();
    FlowRun run{.id = item.text(u"id"_s),
                .status = status.value("status"_L1).toString(item.textOr(u"state"_s)),
                .startedAt = duration.integerOr(u"startedAtUTC"_s, 0),
                .completedAt = duration.integerOr(u"completedAtUTC"_s, 0),
                .recordsIn = records.integerOr(u"inputRecordCount"_s, -1),
                .recordsOut = records.integerOr(u"outputRecordCount"_s, -1),
                .recordsFailed = records.integerOr(u"failedRecordCount"_s, -1),
                .recordsWithWarnings = records.integerOr(u"warningRecordCount"_s, -1)};
    const QJsonArray errors = status.value("errors"_L1).toArray();
    for (const QJsonValue &error : errors) {
        const QJsonObject object = error.toObject();
        run.problems.append(
            {object.value("code"_L1).toString(), object.value("message"_L1).toString()});
    }
    return run;
}

FlowSpec flowSpec(JsonReader &reader)
{
    FlowSpec spec{
        .ref = {.id = reader.text(u"id"_s), .version = reader.textOr(u"version"_s, u"1.0"_s)},
        .name = reader.textOr(u"name"_s),
        .scheduleSchema = innerSchema(reader.all().value("scheduleSpec"_L1)),
        .optionSchema = innerSchema(reader.all().value("optionSpec"_L1))};
    const QJsonObject attributes = reader.all().value("attributes"_L1).toObject();
    spec.refusesDrafts = !attributes.value("isDraftModeSupported"_L1).toBool(true);
    const QJsonArray ids = reader.all().value("sourceConnectionSpecIds"_L1).toArray();
    for (const QJsonValue &id : ids)
        spec.sourceConnectionSpecIds.append(id.toString());
    QJsonValue transformations = reader.all().value("transformationSpecs"_L1);
    if (!transformations.isArray())
        transformations = reader.all().value("transformationSpec"_L1);
    const QJsonArray list = transformations.toArray();
    for (const QJsonValue &entry : list) {
        const QString name = entry.toObject().value("name"_L1).toString();
        if (!name.isEmpty())
            spec.transformations.insert(name, innerSchema(entry));
    }
    return spec;
}

} // namespace

net::Request findFlowSpec(const QString &name)
{
    return get("findFlowSpec", QByteArray(flowService) + "/flowSpecs",
               quotedProperty("name", name));
}

Result<FlowSpec> readFlowSpec(const net::Response &response)
{
    const auto body = net::parseObject(response, u"findFlowSpec"_s);
    if (!body)
        return body.error();
    if (body->value("items"_L1).isArray() && body->value("items"_L1).toArray().isEmpty())
        return Error{.kind = ErrorKind::NotFound,
                     .operation = u"findFlowSpec"_s,
                     .httpStatus = response.status,
                     .attempts = response.attempts};
    JsonReader reader(firstItem(*body), u"findFlowSpec"_s, u"/items/0"_s);
    const FlowSpec spec = flowSpec(reader);
    return reader.result(spec);
}

net::Request listFlowSpecs()
{
    return get("listFlowSpecs", QByteArray(flowService) + "/flowSpecs");
}

Result<QList<FlowSpec>> readFlowSpecs(const net::Response &response)
{
    return readItems<FlowSpec>(response, u"listFlowSpecs"_s, flowSpec);
}

net::Request listFlows(const QString &continuation)
{
    QByteArray query = "limit=100";
    if (!continuation.isEmpty())
        query += '&' + queryItem("continuationToken", continuation);
    return get("listFlows", QByteArray(flowService) + "/flows", query);
}

Result<FlowUsePage> readFlowUse(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listFlows"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listFlows"_s);
    FlowUsePage out{.next = nextPage(*body)};
    const QJsonArray items = reader.array(u"items"_s);
    for (const QJsonValue &item : items) {
        const QJsonArray sources = item.toObject()
                                       .value("inheritedAttributes"_L1)
                                       .toObject()
                                       .value("sourceConnections"_L1)
                                       .toArray();
        for (const QJsonValue &source : sources) {
            const QString id =
                source.toObject().value("baseConnection"_L1).toObject().value("id"_L1).toString();
            if (!id.isEmpty())
                out.baseConnectionIds.append(id);
        }
    }
    return reader.result(out);
}

bool knowsEndTime(const FlowSpec &spec)
{
    return spec.scheduleSchema.value("properties"_L1).toObject().contains("endTime"_L1);
}

QJsonObject scheduleParams(const FlowPlan &plan, const FlowSpec &spec)
{
    const Schedule &schedule = plan.schedule;
    QJsonObject out{{u"startTime"_s, schedule.startTime},
                    {u"frequency"_s, frequencyName(schedule.frequency)}};
    if (schedule.interval)
        out.insert(u"interval"_s, *schedule.interval);
    if (schedule.backfill)
        out.insert(u"backfill"_s, *schedule.backfill);
    // Sent where the spec knows it, or where no spec has been read yet; elsewhere it is refused
    // before anything is made.
    if (schedule.endTime && (spec.scheduleSchema.isEmpty() || knowsEndTime(spec)))
        out.insert(u"endTime"_s, *schedule.endTime);
    return spec::writeObjectAs(out, spec.scheduleSchema);
}

QJsonObject copyParams(const FlowPlan &plan, const FlowSpec &spec)
{
    QJsonObject delta;
    if (plan.deltaColumn) {
        delta.insert(u"name"_s, plan.deltaColumn->name);
        if (!plan.deltaColumn->dateFormat.isEmpty())
            delta.insert(u"dateFormat"_s, plan.deltaColumn->dateFormat);
        if (!plan.deltaColumn->timezone.isEmpty())
            delta.insert(u"timezone"_s, plan.deltaColumn->timezone);
    }
    return spec::writeObjectAs({{u"deltaColumn"_s, delta}}, spec.transformations.value(u"Copy"_s));
}

QJsonObject mappingParams(const FlowParts &parts, const FlowSpec &spec)
{
    return spec::writeObjectAs(
        {{u"mappingId"_s, parts.mappingSetId}, {u"mappingVersion"_s, parts.mappingVersion}},
        spec.transformations.value(u"Mapping"_s));
}

QJsonObject flowOptions(const FlowPlan &plan, const FlowSpec &spec)
{
    QJsonObject out;
    if (plan.options.errorDiagnostics)
        out.insert(u"errorDiagnosticsEnabled"_s, *plan.options.errorDiagnostics);
    if (plan.options.partialIngestionPercent)
        out.insert(u"partialIngestionPercent"_s, *plan.options.partialIngestionPercent);
    return spec::writeObjectAs(out, spec.optionSchema);
}

bool sendsCopy(const FlowPlan &plan, const FlowSpec &spec)
{
    return plan.deltaColumn &&
           (spec.transformations.isEmpty() || spec.transformations.contains(u"Copy"_s));
}

net::Request createFlow(const FlowPlan &plan, const FlowSpec &spec, const FlowParts &parts,
                        const QString &runTag)
{
    QJsonArray transformations;
    if (sendsCopy(plan, spec))
        transformations.append(
            QJsonObject{{u"name"_s, u"Copy"_s}, {u"params"_s, copyParams(plan, spec)}});
    transformations.append(
        QJsonObject{{u"name"_s, u"Mapping"_s}, {u"params"_s, mappingParams(parts, spec)}});
    QJsonObject body{
        {u"name"_s, plan.name},
        {u"description"_s, taggedDescription(plan.description, runTag)},
        {u"flowSpec"_s, QJsonObject{{u"id"_s, spec.ref.id}, {u"version"_s, spec.ref.version}}},
        {u"sourceConnectionIds"_s, QJsonArray{parts.sourceConnectionId}},
        {u"targetConnectionIds"_s, QJsonArray{parts.targetConnectionId}},
        {u"transformations"_s, transformations},
        {u"scheduleParams"_s, scheduleParams(plan, spec)}};
    if (!plan.options.isEmpty())
        body.insert(u"options"_s, flowOptions(plan, spec));
    return post("createFlow", QByteArray(flowService) + "/flows", body, net::Repeat::Create);
}

net::Request getFlow(const QString &flowId)
{
    return get("getFlow", QByteArray(flowService) + "/flows/" + pathSegment(flowId));
}

Result<Flow> readFlow(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getFlow"_s);
    if (!body)
        return body.error();
    JsonReader reader(firstItem(*body), u"getFlow"_s, u"/items/0"_s);
    return reader.result(Flow{.id = reader.text(u"id"_s),
                              .name = reader.textOr(u"name"_s),
                              .state = reader.textOr(u"state"_s),
                              .etag = reader.textOr(u"etag"_s)});
}

net::Request listRuns(const QString &flowId)
{
    return get("listRuns", QByteArray(flowService) + "/runs",
               plainProperty("flowId", flowId) + "&orderby=createdAt");
}

Result<QList<FlowRun>> readRuns(const net::Response &response)
{
    return readItems<FlowRun>(response, u"listRuns"_s, flowRun);
}

} // namespace wire
} // namespace dfw::api
