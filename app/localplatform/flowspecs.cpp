// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowspecs.h"

#include "localplatform/connectorcatalog.h"
#include "localplatform/entityquery.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

std::optional<QJsonObject> byId(const QList<QJsonObject> &specs, const QString &id)
{
    for (const QJsonObject &spec : specs) {
        if (spec.value("id"_L1).toString() == id)
            return spec;
    }
    return {};
}

/// The flow specs of the resource flowspecs.json say what sets them apart; the rest they share with
/// the one the tutorial prints. Streaming has no schedule, no runs by hand and no diagnostics.
QJsonObject expandedFlowSpec(const QJsonObject &compact, const QJsonObject &tables)
{
    const QString frequency = compact.value("frequency"_L1).toString();
    QJsonObject spec{{u"targetConnectionSpecIds"_s, QJsonArray{flowspecs::dataLake}},
                     {u"sourceConnectionSpecIds"_s, compact.value("sources"_L1)}};
    for (const auto key : {"id"_L1, "name"_L1, "providerId"_L1})
        spec.insert(key, compact.value(key));
    spec.insert("version"_L1, u"1.0"_s);
    QJsonObject attributes = tables.value("attributes"_L1).toObject();
    attributes.insert("frequency"_L1, frequency);
    attributes.insert("isDraftModeSupported"_L1, frequency != "streaming"_L1);
    spec.insert("attributes"_L1, attributes);

    QJsonArray transformations;
    for (const QJsonValue &value : compact.value("transformations"_L1).toArray()) {
        if (value.isObject()) {
            transformations.append(value);
            continue;
        }
        const auto schema = flowspecs::transformationSchema(tables, value.toString());
        transformations.append(QJsonObject{{u"name"_s, value}, {u"spec"_s, schema.value()}});
    }
    spec.insert("transformationSpecs"_L1, transformations);
    const bool streaming = frequency == "streaming"_L1;
    spec.insert("permissionsInfo"_L1,
                permissionsInfo(streaming ? u"StreamingSource"_s : u"EnterpriseSource"_s));
    if (streaming)
        return spec;
    for (const auto key : {"optionSpec"_L1, "scheduleSpec"_L1})
        spec.insert(key, tables.value(key));
    // Only tables have a column that tells new rows from old ones.
    QJsonObject runSpec = tables.value("runSpec"_L1).toObject();
    QJsonObject schema = runSpec.value("spec"_L1).toObject();
    QJsonObject properties = schema.value("properties"_L1).toObject();
    properties.remove("deltaColumn"_L1);
    schema.insert("properties"_L1, properties);
    schema.insert("required"_L1, QJsonArray::fromStringList(properties.keys()));
    runSpec.insert("spec"_L1, schema);
    spec.insert("runSpec"_L1, runSpec);
    return spec;
}

QList<QJsonObject> loadFlowSpecs()
{
    const QJsonObject tables = demoResource(u"flowspec-crm.json"_s);
    QList<QJsonObject> specs = {tables};
    const QJsonArray others = demoResource(u"flowspecs.json"_s).value("flowSpecs"_L1).toArray();
    for (const auto &compact : others)
        specs.append(expandedFlowSpec(compact.toObject(), tables));
    return specs;
}

} // namespace

namespace flowspecs {

const QList<QJsonObject> &connectionSpecs()
{
    static const QList<QJsonObject> specs =
        expandedConnectionSpecs(demoResource(u"connectionspecs.json"_s));
    return specs;
}

std::optional<QJsonObject> connectionSpec(const QString &id)
{
    return byId(connectionSpecs(), id);
}

const QList<QJsonObject> &flowSpecs()
{
    static const QList<QJsonObject> specs = loadFlowSpecs();
    return specs;
}

std::optional<QJsonObject> flowSpec(const QString &id)
{
    return byId(flowSpecs(), id);
}

std::optional<QJsonObject> transformationSchema(const QJsonObject &flowSpec, const QString &name)
{
    const QJsonValue list = flowSpec.contains("transformationSpecs"_L1)
                                ? flowSpec.value("transformationSpecs"_L1)
                                : flowSpec.value("transformationSpec"_L1);
    for (const auto &value : list.toArray()) {
        if (value.toObject().value("name"_L1).toString() == name)
            return value.toObject().value("spec"_L1).toObject();
    }
    return {};
}

} // namespace flowspecs

Result<HttpResponse> answerSpecs(const QList<QJsonObject> &specs, const HttpRequest &request,
                                 const QStringList &rest)
{
    if (request.method != "GET")
        return refusal(u"FLOW-1426-400"_s, u"Specs cannot be changed with a user token"_s);
    if (rest.size() > 1)
        return refusal(u"FLOW-1101-404"_s, u"Not found"_s);
    QJsonArray items;
    if (!rest.isEmpty()) {
        const std::optional<QJsonObject> spec = byId(specs, rest.first());
        if (!spec)
            return refusal(u"FLOW-1439-404"_s, u"No spec has this id: "_s + rest.first());
        items.append(*spec);
    } else {
        for (const QJsonObject &spec : filtered(specs, request.queryValues(u"property")))
            items.append(spec);
    }
    return jsonResponse(200, QJsonObject{{u"items"_s, items}});
}

} // namespace dfw::localplatform
