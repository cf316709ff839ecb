// SPDX-License-Identifier: Apache-2.0
#include "localplatform/descriptors.h"

#include "localplatform/entityquery.h"
#include "localplatform/identities.h"
#include "localplatform/refusal.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"
#include "localplatform/xdmnode.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr auto identityType = "xdm:descriptorIdentity"_L1;

Error badRequest(const QString &text)
{
    return plainRefusal(400, u"BadRequestError"_s, text);
}

Error noSuchDescriptor(const QString &id)
{
    return refusal(u"XDM-1010-404"_s, u"No such descriptor in this sandbox: "_s + id);
}

Error profileNeedsIt()
{
    return refusal(u"XDM-1527-400"_s,
                   u"The schema is enabled for Profile and keeps its primary identity"_s);
}

/// "xdm-v2-id" of application/vnd.adobe.xdm-v2-id+json; empty where the header is another.
QString formOf(const QString &accept)
{
    static const QString prefix = u"application/vnd.adobe."_s;
    if (!accept.startsWith(prefix) || !accept.endsWith("+json"_L1))
        return {};
    return accept.sliced(prefix.size()).chopped(5);
}

QString acceptOf(const HttpRequest &request)
{
    return QString::fromLatin1(request.header("Accept")).trimmed();
}

bool isPrimaryIdentity(const QJsonObject &descriptor)
{
    return descriptor.value("@type"_L1) == identityType &&
           descriptor.value("xdm:isPrimary"_L1).toBool();
}

} // namespace

Result<HttpResponse> Descriptors::handle(const HttpRequest &request, const QStringList &rest)
{
    if (rest.isEmpty() && request.method == "GET")
        return list(request);
    if (rest.isEmpty() && request.method == "POST")
        return write(request, {});
    if (rest.size() == 1) {
        const auto found = m_world.store->find(kind::descriptors, m_sandbox, rest.first());
        if (!found)
            return noSuchDescriptor(rest.first());
        if (request.method == "GET")
            return lookUp(request, *found);
        if (request.method == "PUT")
            return write(request, found);
        if (request.method == "DELETE")
            return remove(*found);
    }
    return plainRefusal(405, u"MethodNotAllowedError"_s, u"GET, POST, PUT or DELETE"_s);
}

Result<HttpResponse> Descriptors::list(const HttpRequest &request)
{
    const QString form = formOf(acceptOf(request));
    static const QStringList forms = {u"xdm"_s,    u"xdm-id"_s,    u"xdm-link"_s,
                                      u"xdm-v2"_s, u"xdm-v2-id"_s, u"xdm-v2-link"_s};
    if (!forms.contains(form)) {
        return refusal(u"XDM-1008-400"_s,
                       u"A list of descriptors takes application/vnd.adobe.xdm+json, xdm-id+json "
                       "or xdm-link+json, also as xdm-v2"_s);
    }
    const auto shown = [&](const QJsonObject &descriptor) -> QJsonValue {
        const QString id = descriptor.value("@id"_L1).toString();
        if (form.endsWith("-id"_L1))
            return id;
        if (form.endsWith("-link"_L1))
            return u"/tenant/descriptors/"_s + id;
        return descriptor;
    };
    const QList<QJsonObject> found = filtered(m_world.store->list(kind::descriptors, m_sandbox),
                                              request.queryValues(u"property"));
    if (form.startsWith("xdm-v2"_L1)) {
        QJsonArray results;
        for (const QJsonObject &descriptor : found)
            results.append(shown(descriptor));
        return jsonResponse(200,
                            QJsonObject{{u"results"_s, results},
                                        {u"_page"_s, QJsonObject{{u"orderby"_s, u"created"_s},
                                                                 {u"next"_s, QJsonValue::Null},
                                                                 {u"count"_s, results.size()}}}});
    }
    QJsonObject groups;
    for (const QJsonObject &descriptor : found) {
        const QString type = descriptor.value("@type"_L1).toString();
        QJsonArray group = groups.value(type).toArray();
        group.append(shown(descriptor));
        groups.insert(type, group);
    }
    return jsonResponse(200, groups);
}

Result<HttpResponse> Descriptors::lookUp(const HttpRequest &request, const QJsonObject &descriptor)
{
    // The guide says that a look-up needs no special Accept, the OpenAPI file refuses a wrong one.
    const QString accept = acceptOf(request);
    static const QStringList plain = {QString(), u"*/*"_s, u"application/json"_s};
    if (!plain.contains(accept) && formOf(accept) != "xdm"_L1) {
        return refusal(u"XDM-1009-400"_s,
                       u"A look-up of a descriptor takes application/vnd.adobe.xdm+json"_s);
    }
    return jsonResponse(200, descriptor);
}

std::optional<Error> Descriptors::check(const QJsonObject &body, const QString &ownId)
{
    static const QStringList types = {identityType,
                                      u"xdm:alternateDisplayInfo"_s,
                                      u"xdm:descriptorOneToOne"_s,
                                      u"xdm:descriptorRelationship"_s,
                                      u"xdm:descriptorReferenceIdentity"_s,
                                      u"xdm:descriptorDeprecated"_s,
                                      u"xdm:descriptorLabel"_s};
    const QString type = body.value("@type"_L1).toString();
    if (!types.contains(type))
        return badRequest(u"@type: the local Platform knows no \"%1\""_s.arg(type));
    const QString schemaId = body.value("xdm:sourceSchema"_L1).toString();
    const auto schema = m_world.store->find(kind::schemas, m_sandbox, schemaId);
    if (!schema)
        return refusal(u"XDM-1012-404"_s, u"xdm:sourceSchema: no such schema: "_s + schemaId);
    if (body.value("xdm:sourceVersion"_L1).toInt() != 1)
        return badRequest(u"xdm:sourceVersion: must be 1"_s);
    const QString path = body.value("xdm:sourceProperty"_L1).toString();
    const QJsonObject full = m_world.xdm->resolved(*schema, m_sandbox, *m_world.store);
    const auto field = nodeAt(full, path.split(u'/').mid(1));
    if (!path.startsWith(u'/') || path.size() < 2 || !field) {
        return badRequest(
            u"xdm:sourceProperty: the schema has no field %1 (write /person/name)"_s.arg(path));
    }
    return type == identityType ? checkIdentity(body, *field, ownId) : std::nullopt;
}

std::optional<Error> Descriptors::checkIdentity(const QJsonObject &body, const QJsonObject &field,
                                                const QString &ownId)
{
    const QString property = body.value("xdm:property"_L1).toString();
    if (property != "xdm:code"_L1 && property != "xdm:id"_L1)
        return badRequest(u"xdm:property: must be xdm:code or xdm:id"_s);
    const QString space = body.value("xdm:namespace"_L1).toVariant().toString();
    if (space.isEmpty() || !identities::find(space, property == "xdm:id"_L1))
        return badRequest(u"xdm:namespace: no identity namespace is called \"%1\""_s.arg(space));
    if (body.contains("xdm:isPrimary"_L1) && !body.value("xdm:isPrimary"_L1).isBool())
        return badRequest(u"xdm:isPrimary: must be true or false"_s);
    if (field.value("type"_L1) != "string"_L1 ||
        (field.contains("format"_L1) &&
         field.value("format"_L1).toString().startsWith("date"_L1))) {
        return badRequest(u"xdm:sourceProperty: an identity is a string, this field is %1"_s.arg(
            field.value("meta:xdmType"_L1).toString()));
    }
    for (const QJsonObject &other : m_world.store->list(kind::descriptors, m_sandbox)) {
        if (other.value("@id"_L1).toString() == ownId || other.value("@type"_L1) != identityType ||
            other.value("xdm:sourceSchema"_L1) != body.value("xdm:sourceSchema"_L1))
            continue;
        const QString place = other.value("xdm:sourceProperty"_L1).toString();
        if (isPrimaryIdentity(other) && isPrimaryIdentity(body)) {
            return badRequest(
                u"xdm:isPrimary: the schema has a primary identity already, %1"_s.arg(place));
        }
        if (place == body.value("xdm:sourceProperty"_L1).toString())
            return badRequest(u"xdm:sourceProperty: %1 is an identity already"_s.arg(place));
    }
    return {};
}

bool Descriptors::holdsProfile(const QJsonObject &descriptor)
{
    const auto schema = m_world.store->find(kind::schemas, m_sandbox,
                                            descriptor.value("xdm:sourceSchema"_L1).toString());
    return isPrimaryIdentity(descriptor) && schema && isUnionSchema(*schema);
}

Result<HttpResponse> Descriptors::write(const HttpRequest &request,
                                        const std::optional<QJsonObject> &former)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject()) {
        return badRequest(error.error == QJsonParseError::NoError ? u"the body must be an object"_s
                                                                  : error.errorString());
    }
    QJsonObject body = document.object();
    const QString id = former ? former->value("@id"_L1).toString() : newHex(40);
    if (const auto refused = check(body, id))
        return *refused;
    const bool keepsPrimary =
        former && isPrimaryIdentity(body) &&
        body.value("xdm:sourceSchema"_L1) == former->value("xdm:sourceSchema"_L1);
    if (former && !keepsPrimary && holdsProfile(*former))
        return profileNeedsIt();
    const qint64 now = m_world.clock.nowMs();
    body.insert("@id"_L1, id);
    body.insert("imsOrg"_L1, m_world.tenancy.organisation);
    body.insert("version"_L1, u"1"_s);
    body.insert("createdUser"_L1, technicalAccount());
    body.insert("createdClient"_L1, m_world.tenancy.apiKey);
    body.insert("created"_L1, former ? former->value("created"_L1) : QJsonValue(now));
    body.insert("updated"_L1, now);
    body.insert("meta:containerId"_L1, u"tenant"_s);
    if (const Sandbox *where = m_world.tenancy.sandbox(m_sandbox)) {
        body.insert("meta:sandboxId"_L1, where->id);
        body.insert("meta:sandboxType"_L1, where->type);
    }
    m_world.store->put(kind::descriptors, m_sandbox, id, body);
    m_world.xdm->forget();
    return jsonResponse(former ? 200 : 201, body);
}

Result<HttpResponse> Descriptors::remove(const QJsonObject &descriptor)
{
    if (holdsProfile(descriptor))
        return profileNeedsIt();
    m_world.store->remove(kind::descriptors, m_sandbox, descriptor.value("@id"_L1).toString());
    m_world.xdm->forget();
    return emptyResponse(204);
}

} // namespace dfw::localplatform
