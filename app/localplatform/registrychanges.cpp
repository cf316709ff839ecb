// SPDX-License-Identifier: Apache-2.0
#include "localplatform/registrychanges.h"

#include "localplatform/entityquery.h"
#include "localplatform/jsonpatch.h"
#include "localplatform/refusal.h"
#include "localplatform/registrychecks.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

Error badRequest(const QString &text)
{
    return plainRefusal(400, u"BadRequestError"_s, text);
}

/// In an ad hoc class the registry puts a name of its own in place of `_adhoc`.
QJsonObject withDataSetNamespace(QJsonObject body)
{
    const QString name = u"_"_s + newHex(32);
    const auto renamed = [&](QJsonObject part) {
        QJsonObject properties = part.value("properties"_L1).toObject();
        if (properties.contains("_adhoc"_L1)) {
            properties.insert(name, properties.take("_adhoc"_L1));
            part.insert("properties"_L1, properties);
        }
        return part;
    };
    body = renamed(body);
    QJsonArray parts = body.value("allOf"_L1).toArray();
    for (QJsonValueRef part : parts)
        part = renamed(part.toObject());
    body.insert("allOf"_L1, parts);
    QJsonObject definitions = body.value("definitions"_L1).toObject();
    for (QJsonValueRef definition : definitions)
        definition = renamed(definition.toObject());
    if (!definitions.isEmpty())
        body.insert("definitions"_L1, definitions);
    body.insert("meta:datasetNamespace"_L1, name);
    return body;
}

bool refersTo(const QJsonObject &resource, const QString &id)
{
    return resource.value("refs"_L1).toArray().contains(id);
}

} // namespace

std::optional<Error> RegistryChanges::check(const QString &kind, const QJsonObject &body)
{
    if (body.value("type"_L1).toString(u"object"_s) != "object"_L1)
        return badRequest(u"type must be \"object\""_s);
    if (kind == "schemas"_L1)
        return registrychecks::schema(m_world, m_sandbox, body);
    if (kind == "classes"_L1)
        return registrychecks::tenantClass(m_world, m_sandbox, body);
    return registrychecks::fieldGroup(m_world, m_sandbox, body);
}

Result<HttpResponse> RegistryChanges::create(const HttpRequest &request, const QString &kind)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject()) {
        return badRequest(error.error == QJsonParseError::NoError ? u"the body must be an object"_s
                                                                  : error.errorString());
    }
    QJsonObject body = document.object();
    if (const auto refused = registrychecks::title(m_world, m_sandbox, body))
        return *refused;
    if (const auto refused = check(kind, body))
        return *refused;
    if (kind == "classes"_L1) {
        for (const QJsonValue &part : body.value("allOf"_L1).toArray()) {
            if (part.toObject().value("$ref"_L1) == registrychecks::adhoc)
                body = withDataSetNamespace(body);
        }
    }
    // Only a PATCH enables a schema for Profile.
    body.remove("meta:immutableTags"_L1);
    const QString folder = kind == "fieldgroups"_L1 ? u"mixins"_s : kind;
    const QString id =
        u"https://ns.adobe.com/%1/%2/%3"_s.arg(m_world.tenancy.tenantId, folder, newHex(48));
    const QJsonObject resource = completedResource(m_world, m_sandbox, kind, id, body);
    m_world.store->put(registryTable(kind), m_sandbox, id, resource);
    m_world.xdm->forget();
    return jsonResponse(201, resource);
}

std::optional<Error> RegistryChanges::checkUnion(const QJsonObject &schema)
{
    if (schema.value("meta:immutableTags"_L1) != QJsonArray{u"union"_s})
        return badRequest(u"/meta:immutableTags: takes [\"union\"] and nothing else"_s);
    for (const QJsonObject &descriptor : m_world.store->list(kind::descriptors, m_sandbox)) {
        if (descriptor.value("xdm:sourceSchema"_L1) == schema.value("$id"_L1) &&
            descriptor.value("xdm:isPrimary"_L1).toBool())
            return {};
    }
    const QJsonObject full = m_world.xdm->resolved(schema, m_sandbox, *m_world.store);
    if (full.value("properties"_L1).toObject().contains("identityMap"_L1))
        return {};
    return refusal(u"XDM-1526-400"_s,
                   u"A schema for Profile needs a primary identity, make a descriptor first"_s);
}

Result<HttpResponse> RegistryChanges::patch(const HttpRequest &request, const QString &id)
{
    const auto found = tenantResource(m_world, m_sandbox, u"schemas"_s, id);
    if (!found)
        return refusal(u"XDM-1012-404"_s, u"No such schema in this sandbox: "_s + id);
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isArray() || document.array().isEmpty())
        return badRequest(u"the body must be an array of operations"_s);
    for (const auto &value : document.array()) {
        const QJsonObject operation = value.toObject();
        const QString op = operation.value("op"_L1).toString().toLower();
        const QString path = operation.value("path"_L1).toString();
        const bool text = path == "/title"_L1 || path == "/description"_L1;
        // The older pages also add to meta:extends, which follows from allOf anyway.
        const bool addition = path == "/allOf/-"_L1 || path == "/meta:immutableTags"_L1 ||
                              path == "/meta:extends/-"_L1;
        if (path == "/meta:immutableTags"_L1 && isUnionSchema(*found) && op != "add"_L1)
            return refusal(u"XDM-1527-400"_s, u"A schema for Profile stays one"_s);
        if (!(op == "add"_L1 && (addition || text)) && !(op == "replace"_L1 && text)) {
            return badRequest(u"%1 %2: a schema takes field groups, the union tag, a title and a "
                              "description; nothing can be taken back"_s.arg(op, path));
        }
    }
    const Result<QJsonObject> changed = patched(*found, document.array());
    if (!changed)
        return badRequest(u"the operation at %1 cannot be applied"_s.arg(changed.error().where));
    const QString fullId = found->value("$id"_L1).toString();
    if (const auto refused = registrychecks::title(m_world, m_sandbox, *changed, fullId))
        return *refused;
    const QJsonObject sent{{u"allOf"_s, changed->value("allOf"_L1)}};
    if (const auto refused = registrychecks::schema(m_world, m_sandbox, sent))
        return *refused;
    const QJsonObject resource = changedResource(m_world, m_sandbox, u"schemas"_s, *changed);
    // Before and after the look at the new form: the old one must not answer for it, and a refused
    // one must not stay.
    m_world.xdm->forget();
    std::optional<Error> refused;
    if (resource.contains("meta:immutableTags"_L1))
        refused = checkUnion(resource);
    m_world.xdm->forget();
    if (refused)
        return *refused;
    m_world.store->put(kind::schemas, m_sandbox, fullId, resource);
    return jsonResponse(200, resource);
}

Result<HttpResponse> RegistryChanges::remove(const QString &kind, const QString &id)
{
    const auto found = tenantResource(m_world, m_sandbox, kind, id);
    if (!found)
        return refusal(u"XDM-1010-404"_s, u"No such resource: "_s + id);
    const QString fullId = found->value("$id"_L1).toString();
    for (const QLatin1StringView user : {kind::schemas, kind::fieldGroups}) {
        for (const QJsonObject &resource : m_world.store->list(user, m_sandbox)) {
            if (refersTo(resource, fullId)) {
                return badRequest(u"It is in use by \"%1\", change or delete that first"_s.arg(
                    resource.value("title"_L1).toString()));
            }
        }
    }
    for (const QJsonObject &dataSet : m_world.store->list(kind::dataSets, m_sandbox)) {
        if (valueAt(dataSet, {u"schemaRef"_s, u"id"_s}) == QJsonValue(fullId)) {
            return badRequest(u"The data set \"%1\" uses it, delete that first"_s.arg(
                dataSet.value("name"_L1).toString()));
        }
    }
    m_world.store->remove(registryTable(kind), m_sandbox, fullId);
    for (const QJsonObject &descriptor : m_world.store->list(kind::descriptors, m_sandbox)) {
        if (descriptor.value("xdm:sourceSchema"_L1) == QJsonValue(fullId)) {
            m_world.store->remove(kind::descriptors, m_sandbox,
                                  descriptor.value("@id"_L1).toString());
        }
    }
    m_world.xdm->forget();
    return emptyResponse(204);
}

} // namespace dfw::localplatform
