// SPDX-License-Identifier: Apache-2.0
#include "api/wire/specwire.h"

#include "api/wire/items.h"
#include "api/wire/query.h"
#include "core/secret.h"
#include "net/jsonreader.h"

#include <algorithm>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

// Plain text in some specs, {"key": …} or {"text": …} in others.
QString wordOf(const QJsonValue &value)
{
    if (!value.isObject())
        return value.toString();
    const QJsonObject object = value.toObject();
    return object.value("key"_L1).toString(object.value("text"_L1).toString());
}

AuthParameter parameter(const QString &name, const QJsonObject &node, bool required)
{
    AuthParameter out{.name = name,
                      .title = node.value("title"_L1).toString(),
                      .description = node.value("description"_L1).toString(),
                      .type = valueTypeFromXdm(node.value("type"_L1).toString(u"string"_s)),
                      .required = required,
                      .secret = isSecretParameter(name, node.value("format"_L1).toString()),
                      .hidden =
                          node.value("uiAttributes"_L1).toObject().value("hidden"_L1).toBool(),
                      .defaultValue = node.value("default"_L1).toVariant().toString()};
    const QJsonArray values = node.value("enum"_L1).toArray();
    for (const QJsonValue &value : values)
        out.values.append(value.toVariant().toString());
    return out;
}

AuthSpec authSpec(const QJsonObject &object)
{
    AuthSpec out{.name = object.value("name"_L1).toString(),
                 .type = object.value("type"_L1).toString()};
    const QJsonObject schema = object.value("spec"_L1).toObject();
    const QJsonArray required = schema.value("required"_L1).toArray();
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    for (const QJsonValue &name : required) {
        const QString key = name.toString();
        if (properties.contains(key))
            out.parameters.append(parameter(key, properties.value(key).toObject(), true));
    }
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        if (!required.contains(it.key()))
            out.parameters.append(parameter(it.key(), it.value().toObject(), false));
    }
    return out;
}

SourceKind sourceKind(const QJsonObject &spec)
{
    const QString explore =
        spec.value("exploreSpec"_L1).toObject().value("type"_L1).toString().toLower();
    if (explore == "tabular"_L1)
        return SourceKind::Tables;
    if (explore == "filesystem"_L1)
        return SourceKind::Files;
    if (explore == "rest"_L1)
        return SourceKind::Rest;
    const QJsonObject params = spec.value("sourceSpec"_L1)
                                   .toObject()
                                   .value("spec"_L1)
                                   .toObject()
                                   .value("properties"_L1)
                                   .toObject();
    if (params.contains("tableName"_L1))
        return SourceKind::Tables;
    if (params.contains("path"_L1))
        return SourceKind::Files;
    if (params.contains("stream"_L1) || params.contains("dataType"_L1))
        return SourceKind::Streaming;
    return SourceKind::Unknown;
}

FilterAbility filterAbility(const QJsonObject &attributes)
{
    const QJsonObject object = attributes.value("filterAtSource"_L1).toObject();
    const auto words = [&](QLatin1StringView key) {
        QStringList out;
        const QJsonArray array = object.value(key).toArray();
        for (const QJsonValue &word : array)
            out.append(word.toString());
        return out;
    };
    return {.enabled = object.value("enabled"_L1).toBool(),
            .comparisons = words("comparisonOperators"_L1),
            .logical = words("logicalOperators"_L1)};
}

ConnectionSpec connectionSpec(JsonReader &item)
{
    const QJsonObject attributes = item.all().value("attributes"_L1).toObject();
    const QJsonObject ui = item.all()
                               .value("sourceSpec"_L1)
                               .toObject()
                               .value("attributes"_L1)
                               .toObject()
                               .value("uiAttributes"_L1)
                               .toObject();
    ConnectionSpec spec{
        .ref = {.id = item.text(u"id"_s), .version = item.textOr(u"version"_s, u"1.0"_s)},
        .name = attributes.value("connectorName"_L1).toString(item.textOr(u"name"_s)),
        .description = wordOf(ui.value("description"_L1)),
        .category = wordOf(ui.value("category"_L1)),
        .isSource = attributes.value("isSource"_L1).toBool() || ui.value("isSource"_L1).toBool(),
        .kind = sourceKind(item.all()),
        .filter = filterAbility(attributes)};
    const QJsonArray auths = item.all().value("authSpec"_L1).toArray();
    for (const QJsonValue &auth : auths)
        spec.authSpecs.append(authSpec(auth.toObject()));
    return spec;
}

} // namespace

bool isSecretParameter(const QString &name, const QString &format)
{
    return format == "password"_L1 || isSecretName(name);
}

net::Request listConnectionSpecs()
{
    return get("listConnectionSpecs", QByteArray(flowService) + "/connectionSpecs");
}

Result<QList<ConnectionSpec>> readConnectionSpecs(const net::Response &response)
{
    return readItems<ConnectionSpec>(response, u"listConnectionSpecs"_s, connectionSpec);
}

net::Request getConnectionSpec(const QString &id)
{
    return get("getConnectionSpec",
               QByteArray(flowService) + "/connectionSpecs/" + pathSegment(id));
}

Result<ConnectionSpec> readConnectionSpec(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getConnectionSpec"_s);
    if (!body)
        return body.error();
    // GET one answers a list of one; some documented answers are the bare object.
    const QJsonObject object =
        body->contains("items"_L1) ? body->value("items"_L1).toArray().first().toObject() : *body;
    JsonReader item(object, u"getConnectionSpec"_s, u"/items/0"_s);
    const ConnectionSpec spec = connectionSpec(item);
    return item.result(spec);
}

} // namespace dfw::api::wire
