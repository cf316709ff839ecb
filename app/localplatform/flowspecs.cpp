// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowspecs.h"

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

QList<QJsonObject> loadConnectionSpecs()
{
    const QJsonObject file = demoResource(u"connectionspecs.json"_s);
    const QJsonObject shared = file.value("shared"_L1).toObject();
    QList<QJsonObject> specs;
    for (const QJsonValue &value : file.value("connectionSpecs"_L1).toArray()) {
        QJsonObject spec = value.toObject();
        spec.insert("permissionsInfo"_L1, shared.value("permissionsInfo"_L1));
        if (spec.contains("sourceSpec"_L1)) {
            QJsonObject source = spec.value("sourceSpec"_L1).toObject();
            source.insert("spec"_L1, shared.value("sourceSpec"_L1));
            spec.insert("sourceSpec"_L1, source);
            spec.insert("exploreSpec"_L1, shared.value("exploreSpec"_L1));
        }
        specs.append(spec);
    }
    return specs;
}

} // namespace

namespace flowspecs {

const QList<QJsonObject> &connectionSpecs()
{
    static const QList<QJsonObject> specs = loadConnectionSpecs();
    return specs;
}

std::optional<QJsonObject> connectionSpec(const QString &id)
{
    return byId(connectionSpecs(), id);
}

const QList<QJsonObject> &flowSpecs()
{
    static const QList<QJsonObject> specs = {demoResource(u"flowspec-crm.json"_s)};
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
    for (const QJsonValue &value : list.toArray()) {
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
