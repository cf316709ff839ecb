// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowchecks.h"

#include "localplatform/entityquery.h"
#include "localplatform/flowspecs.h"
#include "localplatform/leniency.h"
#include "localplatform/mapper.h"
#include "localplatform/refusal.h"
#include "localplatform/sourcechecks.h"
#include "localplatform/world.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QString textAt(const QJsonObject &object, const QStringList &path)
{
    return valueAt(object, path).toString();
}

Error missing(const QString &pointer)
{
    return refusal(u"LOCAL-1002-400"_s, u"is missing"_s, pointer);
}

Error dangling(const QString &pointer, const QString &id)
{
    return refusal(u"FLOW-1439-400"_s, u"nothing in this sandbox has this id: "_s + id, pointer);
}

std::optional<Error> scheduleOf(const World &world, const QJsonObject &body,
                                const QJsonObject &flowSpec)
{
    // Flow specs of streams have no schedule, and their flows none either.
    if (!flowSpec.contains("scheduleSpec"_L1))
        return {};
    if (!body.value("scheduleParams"_L1).isObject())
        return missing(u"/scheduleParams"_s);
    const QJsonObject schema = valueAt(flowSpec, {u"scheduleSpec"_s, u"spec"_s}).toObject();
    const QJsonObject schedule =
        leniency::readable(world.strict, body.value("scheduleParams"_L1).toObject(), schema);
    return fits(schedule, schema, u"/scheduleParams"_s);
}

std::optional<Error> transformationsOf(const World &world, const QJsonObject &body,
                                       const QJsonObject &flowSpec)
{
    const QJsonArray list = body.value("transformations"_L1).toArray();
    bool hasMapping = false;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject transformation = list.at(i).toObject();
        const QString name = transformation.value("name"_L1).toString();
        const QString pointer = u"/transformations/%1"_s.arg(i);
        const std::optional<QJsonObject> schema = flowspecs::transformationSchema(flowSpec, name);
        if (!schema)
            return refusal(u"LOCAL-1002-400"_s,
                           u"the flow spec has no such transformation: "_s + name,
                           pointer + u"/name"_s);
        QJsonObject params = transformation.value("params"_L1).toObject();
        if (name == "Mapping"_L1) {
            hasMapping = true;
            params = leniency::readableMappingParams(world.strict, params);
        }
        if (const auto refused = fits(params, *schema, pointer + u"/params"_s))
            return refused;
    }
    const bool mustMap = flowSpec.contains("scheduleSpec"_L1);
    return hasMapping || !mustMap ? std::nullopt
                                  : std::optional(missing(u"/transformations (Mapping)"_s));
}

/// The mapping set must exist in this version, aim at the data set's schema and read columns there
/// are.
std::optional<Error> mappingOf(World &world, const QString &sandbox, const QJsonObject &body,
                               const QJsonObject &source, const QJsonObject &target)
{
    const QJsonObject params = transformationParams(body, u"Mapping"_s);
    const QString id = params.value("mappingId"_L1).toString();
    const QString version = params.contains("mappingVersion"_L1)
                                ? params.value("mappingVersion"_L1).toVariant().toString()
                                : u"0"_s;
    const auto set = world.store->find(kind::mappingSets, sandbox, id + u'/' + version);
    if (!set) {
        const bool known = world.store->find(kind::mappingSets, sandbox, id + u"/0"_s).has_value();
        return known ? refusal(u"FLOW-1412-400"_s,
                               u"mapping set %1 has no version %2"_s.arg(id, version))
                     : refusal(u"FLOW-1419-400"_s, u"there is no mapping set "_s + id);
    }
    const QString dataSet = textAt(target, {u"params"_s, u"dataSetId"_s});
    const auto found = world.store->find(kind::dataSets, sandbox, dataSet);
    if (!found)
        return dangling(u"/targetConnectionIds/0 (params.dataSetId)"_s, dataSet);
    if (set->value("xdmSchema"_L1).toString() != textAt(*found, {u"schemaRef"_s, u"id"_s})) {
        return refusal(u"FLOW-1425-400"_s,
                       u"the mapping set's schema is not the schema of the target data set"_s);
    }
    QStringList columns;
    for (const QJsonValue &column : valueAt(source, {u"params"_s, u"columns"_s}).toArray())
        columns.append(column.toObject().value("name"_L1).toString());
    const QString unknown = Mapper::firstUnknownColumn(*set, columns);
    if (!columns.isEmpty() && !unknown.isEmpty()) {
        return refusal(u"FLOW-1419-400"_s,
                       u"the mapping reads a column that the source connection does not: "_s +
                           unknown);
    }
    return {};
}

} // namespace

QJsonObject transformationParams(const QJsonObject &flow, const QString &name)
{
    for (const QJsonValue &value : flow.value("transformations"_L1).toArray()) {
        if (value.toObject().value("name"_L1).toString() == name)
            return value.toObject().value("params"_L1).toObject();
    }
    return {};
}

namespace flowchecks {

std::optional<Error> targetConnection(World &world, const QString &sandbox, const QJsonObject &body)
{
    const QString spec = textAt(body, {u"connectionSpec"_s, u"id"_s});
    if (spec != flowspecs::dataLake)
        return refusal(u"FLOW-1413-400"_s, u"a target is the data lake, "_s + flowspecs::dataLake,
                       u"/connectionSpec/id"_s);
    if (body.value("name"_L1).toString().isEmpty())
        return missing(u"/name"_s);
    // The tutorials of 2020 named a data set base connection; today's targets have none.
    if (const QString base = body.value("baseConnectionId"_L1).toString(); !base.isEmpty()) {
        const auto connection = world.store->find(kind::connections, sandbox, base);
        if (!connection)
            return dangling(u"/baseConnectionId"_s, base);
        if (textAt(*connection, {u"connectionSpec"_s, u"id"_s}) != flowspecs::dataLake)
            return refusal(u"FLOW-1413-400"_s, u"must be a connection to the data lake"_s,
                           u"/baseConnectionId"_s);
    }
    const QString dataSet = textAt(body, {u"params"_s, u"dataSetId"_s});
    if (dataSet.isEmpty())
        return missing(u"/params/dataSetId"_s);
    const auto found = world.store->find(kind::dataSets, sandbox, dataSet);
    if (!found)
        return dangling(u"/params/dataSetId"_s, dataSet);
    const QString schema = textAt(body, {u"data"_s, u"schema"_s, u"id"_s});
    if (schema.isEmpty())
        return missing(u"/data/schema/id"_s);
    if (!world.store->find(kind::schemas, sandbox, schema))
        return dangling(u"/data/schema/id"_s, schema);
    if (schema != textAt(*found, {u"schemaRef"_s, u"id"_s}))
        return refusal(u"FLOW-1425-400"_s, u"is not the schema of the data set"_s,
                       u"/data/schema/id"_s);
    return {};
}

std::optional<Error> flow(World &world, const QString &sandbox, const QJsonObject &body)
{
    const QString specId = textAt(body, {u"flowSpec"_s, u"id"_s});
    const std::optional<QJsonObject> flowSpec = flowspecs::flowSpec(specId);
    if (!flowSpec)
        return refusal(u"FLOW-1413-400"_s, u"names no flow spec: "_s + specId, u"/flowSpec/id"_s);
    if (body.value("name"_L1).toString().isEmpty())
        return missing(u"/name"_s);

    struct End
    {
        QLatin1StringView key;
        QLatin1StringView kind;
        QLatin1StringView allowed;
    };
    QList<QJsonObject> ends;
    for (const End &end :
         {End{"sourceConnectionIds"_L1, kind::sourceConnections, "sourceConnectionSpecIds"_L1},
          End{"targetConnectionIds"_L1, kind::targetConnections, "targetConnectionSpecIds"_L1}}) {
        const QJsonArray ids = body.value(end.key).toArray();
        if (ids.size() != 1)
            return refusal(u"LOCAL-1002-400"_s, u"must hold exactly one id"_s, u"/"_s + end.key);
        const QString id = ids.first().toString();
        const auto entity = world.store->find(end.kind, sandbox, id);
        if (!entity)
            return dangling(u"/%1/0"_s.arg(end.key), id);
        const QString spec = textAt(*entity, {u"connectionSpec"_s, u"id"_s});
        if (!flowSpec->value(end.allowed).toArray().contains(spec)) {
            return refusal(
                u"FLOW-1413-400"_s,
                u"the flow spec's %1 does not list connection spec %2"_s.arg(end.allowed, spec),
                u"/%1/0"_s.arg(end.key));
        }
        ends.append(*entity);
    }
    if (const auto refused = scheduleOf(world, body, *flowSpec))
        return refused;
    if (body.contains("options"_L1)) {
        const QJsonObject schema = valueAt(*flowSpec, {u"optionSpec"_s, u"spec"_s}).toObject();
        const QJsonObject options =
            leniency::readable(world.strict, body.value("options"_L1).toObject(), schema);
        if (const auto refused = fits(options, schema, u"/options"_s))
            return refused;
    }
    if (const auto refused = transformationsOf(world, body, *flowSpec))
        return refused;
    // A stream may bring its records in XDM already.
    if (!flowSpec->contains("scheduleSpec"_L1) &&
        transformationParams(body, u"Mapping"_s).isEmpty())
        return {};
    return mappingOf(world, sandbox, body, ends.first(), ends.last());
}

std::optional<Error> run(World &world, const QJsonObject &flow, const QJsonObject &body)
{
    if (textAt(flow, {u"scheduleParams"_s, u"frequency"_s}) != "once"_L1)
        return refusal(u"FLOW-1434-400"_s, u"only flows with frequency once can be run by hand"_s);
    const auto flowSpec = flowspecs::flowSpec(textAt(flow, {u"flowSpec"_s, u"id"_s}));
    if (!flowSpec)
        return refusal(u"FLOW-1413-400"_s, u"the flow's spec is unknown"_s);
    QJsonObject schema = valueAt(*flowSpec, {u"runSpec"_s, u"spec"_s}).toObject();
    // The delta column belongs to the first run; later it is the one of the flow.
    QJsonArray required = schema.value("required"_L1).toArray();
    if (!transformationParams(flow, u"Copy"_s).isEmpty()) {
        required.removeLast();
        schema.insert("required"_L1, required);
    }
    return fits(leniency::readable(world.strict, body.value("params"_L1).toObject(), schema),
                schema, u"/params"_s);
}

} // namespace flowchecks

} // namespace dfw::localplatform
