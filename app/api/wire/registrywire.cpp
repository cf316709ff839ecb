// SPDX-License-Identifier: Apache-2.0
#include "api/wire/registrywire.h"

#include "api/wire/ids.h"
#include "api/wire/query.h"
#include "api/wire/schemawire.h"
#include "net/jsonreader.h"

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

QByteArray folder(Container container, ResourceKind kind)
{
    return QByteArray(schemaRegistry) + (container == Container::Global ? "/global" : "/tenant") +
           (kind == ResourceKind::Class ? "/classes" : "/fieldgroups");
}

// https://ns.adobe.com/xdm/… belongs to Adobe, https://ns.adobe.com/{tenant}/… to the tenant.
bool isAdobes(const QString &id)
{
    return id.startsWith("https://ns.adobe.com/xdm/"_L1) || id.startsWith("_xdm."_L1);
}

} // namespace

net::Request listResources(Container container, ResourceKind kind, const QString &start)
{
    QByteArray query = "orderby=title&limit=300";
    if (!start.isEmpty())
        query += '&' + queryItem("start", start);
    auto request = get(kind == ResourceKind::Class ? "listClasses" : "listFieldGroups",
                       folder(container, kind), query);
    request.headers = {{"Accept", "application/vnd.adobe.xed+json"}};
    return request;
}

Result<ResourcePage> readResources(const net::Response &response)
{
    const QString operation = u"listResources"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    ResourcePage page;
    const QJsonArray items = reader.array(u"results"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), operation, u"/results/%1"_s.arg(i));
        XdmResource resource{.id = item.text(u"$id"_s),
                             .title = item.textOr(u"title"_s),
                             .description = item.textOr(u"description"_s)};
        resource.isTenant = !isAdobes(resource.id);
        const QJsonArray classes = item.all().value("meta:intendedToExtend"_L1).toArray();
        for (const QJsonValue &one : classes)
            resource.classIds.append(one.toString());
        if (!item.ok())
            return item.error();
        page.resources.append(resource);
    }
    page.next = body->value("_page"_L1).toObject().value("next"_L1).toString();
    return reader.result(page);
}

net::Request getResource(ResourceKind kind, const QString &id)
{
    auto request = get(kind == ResourceKind::Class ? "getClass" : "getFieldGroup",
                       folder(isAdobes(id) ? Container::Global : Container::Tenant, kind) + '/' +
                           pathSegment(id));
    request.headers = {{"Accept", "application/vnd.adobe.xed-full+json; version=1"}};
    return request;
}

Result<SchemaFields> readResourceFields(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getResource"_s);
    if (!body)
        return body.error();
    return flattenSchema(*body);
}

net::Request findSchemaByTitle(const QString &title)
{
    auto request = get("findSchema", QByteArray(schemaRegistry) + "/tenant/schemas",
                       plainProperty("title", title));
    request.headers = {{"Accept", "application/vnd.adobe.xed+json"}};
    return request;
}

net::Request findFieldGroupByTitle(const QString &title)
{
    auto request = get("findFieldGroup", folder(Container::Tenant, ResourceKind::FieldGroup),
                       plainProperty("title", title));
    request.headers = {{"Accept", "application/vnd.adobe.xed+json"}};
    return request;
}

Result<std::optional<ExistingFieldGroup>> readFoundFieldGroup(const net::Response &response,
                                                              const QString &title)
{
    const QString operation = u"findFieldGroup"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    const QJsonArray items = reader.array(u"results"_s);
    std::optional<ExistingFieldGroup> found;
    for (const QJsonValue &item : items) {
        const QJsonObject object = item.toObject();
        // A service that does not know the filter answers everything.
        if (found || object.value("title"_L1).toString() != title)
            continue;
        JsonReader one(object, operation, u"/results"_s);
        ExistingFieldGroup group{.id = readId(one, u"$id"_s), .title = title};
        if (!one.ok())
            return one.error();
        const QJsonArray classes = object.value("meta:intendedToExtend"_L1).toArray();
        for (const QJsonValue &id : classes)
            group.classIds.append(id.toString());
        QJsonArray parts{object};
        const QJsonObject definitions = object.value("definitions"_L1).toObject();
        for (const QJsonValue &definition : definitions)
            parts.append(definition);
        group.fields = flattenSchema({{u"allOf"_s, parts}});
        found = group;
    }
    return reader.result(found);
}

net::Request listIdentities()
{
    auto request = get("listIdentities", QByteArray(schemaRegistry) + "/tenant/descriptors");
    request.headers = {{"Accept", "application/vnd.adobe.xdm+json"}};
    return request;
}

Result<QList<Identity>> readIdentities(const net::Response &response)
{
    const QString operation = u"listIdentities"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    QList<Identity> out;
    const QJsonArray items = body->value("xdm:descriptorIdentity"_L1).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), operation, u"/xdm:descriptorIdentity/%1"_s.arg(i));
        QString path = item.text(u"xdm:sourceProperty"_s);
        if (path.startsWith(u'/'))
            path.remove(0, 1);
        const Identity one{.schemaId = item.text(u"xdm:sourceSchema"_s),
                           .mark = {.path = path.replace(u'/', u'.'),
                                    .namespaceCode = item.textOr(u"xdm:namespace"_s),
                                    .primary = item.all().value("xdm:isPrimary"_L1).toBool()}};
        if (!item.ok())
            return item.error();
        out.append(one);
    }
    return out;
}

net::Request getTenant()
{
    return get("getTenant", QByteArray(schemaRegistry) + "/stats");
}

Result<QString> readTenant(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getTenant"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"getTenant"_s);
    const QString tenant = reader.text(u"tenantId"_s);
    return reader.result(tenant.startsWith(u'_') ? tenant.sliced(1) : tenant);
}

net::Request listNamespaces()
{
    return get("listNamespaces", "/data/core/idnamespace/identities");
}

Result<QList<IdentityNamespace>> readNamespaces(const net::Response &response)
{
    const QString operation = u"listNamespaces"_s;
    const auto body = net::parseJson(response, operation);
    if (!body)
        return body.error();
    JsonReader whole({}, operation);
    if (!body->isArray()) {
        whole.fail({});
        return whole.error();
    }
    QList<IdentityNamespace> out;
    const QJsonArray items = body->toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), operation, u"/%1"_s.arg(i));
        const IdentityNamespace one{.code = item.text(u"code"_s),
                                    .name = item.textOr(u"name"_s),
                                    .type = item.textOr(u"idType"_s),
                                    .isCustom = item.all().value("custom"_L1).toBool()};
        if (!item.ok())
            return item.error();
        if (item.textOr(u"status"_s, u"ACTIVE"_s).compare("ACTIVE"_L1, Qt::CaseInsensitive) == 0)
            out.append(one);
    }
    return out;
}

} // namespace dfw::api::wire
