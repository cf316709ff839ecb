// SPDX-License-Identifier: Apache-2.0
#include "localplatform/schemaregistry.h"

#include "localplatform/entityquery.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <QJsonDocument>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageCap = 300;

QString storedKind(const QString &kind)
{
    return kind == "mixins"_L1 ? QString(kind::fieldGroups) : kind;
}

QLatin1StringView tableOf(const QString &kind)
{
    if (kind == "schemas"_L1)
        return kind::schemas;
    return kind == "classes"_L1 ? kind::classes : kind::fieldGroups;
}

struct Accepted
{
    QString form; ///< "xed", "xed-id", "xed-full", ...
    bool hasVersion = false;
};

Result<Accepted> acceptOf(const HttpRequest &request)
{
    static const QRegularExpression form(
        u"^application/vnd\\.adobe\\.(xed|xdm)(-[a-z]+)*\\+json(\\s*;\\s*version\\s*=\\s*([0-9.]+))?$"_s);
    const QString accept = QString::fromLatin1(request.header("Accept")).trimmed();
    const QRegularExpressionMatch match = form.match(accept);
    if (!match.hasMatch()) {
        return plainRefusal(406, u"NotAcceptableError"_s,
                            u"The Accept header cannot be served: "_s + accept);
    }
    const QString type = accept.section(u';', 0, 0).trimmed();
    return Accepted{type.section("adobe."_L1, 1).chopped(5), !match.captured(3).isEmpty()};
}

QJsonObject withoutTexts(QJsonObject object)
{
    object.remove("title"_L1);
    object.remove("description"_L1);
    for (const auto key : {"properties"_L1, "items"_L1}) {
        if (!object.contains(key))
            continue;
        QJsonObject inner = object.value(key).toObject();
        if (key == "items"_L1) {
            inner = withoutTexts(inner);
        } else {
            for (QJsonValueRef value : inner)
                value = withoutTexts(value.toObject());
        }
        object.insert(key, inner);
    }
    return object;
}

QJsonObject summary(const QJsonObject &resource)
{
    QJsonObject short_;
    for (const auto key : {"title"_L1, "$id"_L1, "meta:altId"_L1, "version"_L1})
        short_.insert(key, resource.value(key));
    return short_;
}

} // namespace

QJsonObject completedResource(const World &world, const QString &sandbox, const QString &kind,
                              const QString &id, QJsonObject body)
{
    const qint64 now = world.clock.nowMs();
    const QString hash = id.section(u'/', -1);
    QJsonArray refs;
    QString classId;
    QJsonArray parts = body.value("allOf"_L1).toArray();
    for (QJsonValueRef part : parts) {
        QJsonObject object = part.toObject();
        const QString ref = object.value("$ref"_L1).toString();
        if (!ref.isEmpty() && !refs.contains(ref))
            refs.append(ref);
        object.insert("type"_L1, u"object"_s);
        object.insert("meta:xdmType"_L1, u"object"_s);
        part = object;
        if (world.xdm->globalById(u"classes", ref) || ref.contains("/classes/"_L1))
            classId = ref;
    }
    const QString resourceType = kind == "fieldgroups"_L1 ? u"mixins"_s : kind;
    body.insert("allOf"_L1, parts);
    body.insert("$id"_L1, id);
    body.insert("meta:altId"_L1, u"_%1.%2.%3"_s.arg(world.tenancy.tenantId, resourceType, hash));
    body.insert("meta:resourceType"_L1, resourceType);
    body.insert("version"_L1, u"1.0"_s);
    body.insert("type"_L1, u"object"_s);
    body.insert("refs"_L1, refs);
    body.insert("imsOrg"_L1, world.tenancy.organisation);
    body.insert("meta:extensible"_L1, kind != "schemas"_L1);
    body.insert("meta:abstract"_L1, kind != "schemas"_L1);
    body.insert("meta:extends"_L1, refs);
    body.insert("meta:xdmType"_L1, u"object"_s);
    body.insert("meta:containerId"_L1, u"tenant"_s);
    body.insert("meta:tenantNamespace"_L1, u"_"_s + world.tenancy.tenantId);
    if (const Sandbox *where = world.tenancy.sandbox(sandbox)) {
        body.insert("meta:sandboxId"_L1, where->id);
        body.insert("meta:sandboxType"_L1, where->type);
    }
    if (kind == "schemas"_L1)
        body.insert("meta:class"_L1, classId);
    body.insert("meta:registryMetadata"_L1,
                QJsonObject{{u"repo:createdDate"_s, now},
                            {u"repo:lastModifiedDate"_s, now},
                            {u"xdm:createdClientId"_s, world.tenancy.apiKey},
                            {u"xdm:lastModifiedClientId"_s, world.tenancy.apiKey},
                            {u"xdm:createdUserId"_s, technicalAccount()},
                            {u"xdm:lastModifiedUserId"_s, technicalAccount()},
                            {u"eTag"_s, newHex(64)},
                            {u"meta:globalLibVersion"_s, u"1.52.2"_s}});
    return body;
}

QList<QJsonObject> SchemaRegistry::resources(const QString &sandbox, const QString &container,
                                             const QString &kind)
{
    if (container == "tenant"_L1)
        return m_world.store->list(tableOf(kind), sandbox);
    if (kind == "schemas"_L1)
        return {};
    return m_world.xdm->global(kind);
}

Result<HttpResponse> SchemaRegistry::handle(const HttpRequest &request, const QString &sandbox,
                                            const QStringList &rest)
{
    const QString first = rest.value(0);
    const QString kind = storedKind(rest.value(1));
    if (first == "stats"_L1 && request.method == "GET")
        return stats(sandbox);
    if (first == "tenant"_L1 && kind == "descriptors"_L1)
        return descriptors(request, sandbox, rest.mid(2));
    const bool known = (first == "tenant"_L1 || first == "global"_L1) &&
                       (kind == "schemas"_L1 || kind == "classes"_L1 || kind == "fieldgroups"_L1);
    if (known && request.method == "GET" && rest.size() == 2)
        return list(request, sandbox, first, kind);
    if (known && request.method == "GET" && rest.size() == 3)
        return lookUp(request, sandbox, first, kind, rest.at(2));
    if (known && first == "tenant"_L1 && request.method == "POST" && rest.size() == 2)
        return create(request, sandbox, kind);
    if (known && first == "tenant"_L1 && request.method == "DELETE" && rest.size() == 3) {
        if (!m_world.store->remove(tableOf(kind), sandbox, rest.at(2)))
            return refusal(u"XDM-1010-404"_s, u"No such resource: "_s + rest.at(2));
        m_world.xdm->forget();
        return emptyResponse(204);
    }
    return plainRefusal(404, u"NotFoundError"_s, u"The local Platform has no such resource"_s);
}

Result<HttpResponse> SchemaRegistry::stats(const QString &sandbox)
{
    const QList<QJsonObject> schemas = m_world.store->list(kind::schemas, sandbox);
    QJsonArray recent;
    QJsonObject usage;
    for (const QJsonObject &schema : schemas) {
        QJsonObject item = summary(schema);
        item.remove("meta:altId"_L1);
        item.insert("description"_L1, schema.value("description"_L1));
        item.insert("meta:resourceType"_L1, u"schemas"_s);
        item.insert("meta:class"_L1, schema.value("meta:class"_L1));
        item.insert("meta:created"_L1,
                    valueAt(schema, {u"meta:registryMetadata"_s, u"repo:createdDate"_s}));
        recent.append(item);
        const QString classId = schema.value("meta:class"_L1).toString();
        QJsonArray users = usage.value(classId).toArray();
        users.append(QJsonObject{{u"$id"_s, schema.value("$id"_L1)},
                                 {u"title"_s, schema.value("title"_L1)},
                                 {u"description"_s, schema.value("description"_L1)}});
        usage.insert(classId, users);
    }
    const auto count = [&](QLatin1StringView kind) {
        return m_world.store->list(kind, sandbox).size();
    };
    return jsonResponse(
        200, QJsonObject{{u"imsOrg"_s, m_world.tenancy.organisation},
                         {u"tenantId"_s, m_world.tenancy.tenantId},
                         {u"counts"_s, QJsonObject{{u"schemas"_s, schemas.size()},
                                                   {u"mixins"_s, count(kind::fieldGroups)},
                                                   {u"datatypes"_s, 0},
                                                   {u"classes"_s, count(kind::classes)},
                                                   {u"unions"_s, 0}}},
                         {u"recentlyCreatedResources"_s, recent},
                         {u"recentlyUpdatedResources"_s, QJsonArray()},
                         {u"classUsage"_s, usage}});
}

Result<HttpResponse> SchemaRegistry::list(const HttpRequest &request, const QString &sandbox,
                                          const QString &container, const QString &kind)
{
    const Result<Accepted> accept = acceptOf(request);
    if (!accept)
        return accept.error();
    if (accept->hasVersion || (accept->form != "xed"_L1 && accept->form != "xed-id"_L1)) {
        return refusal(u"XDM-1006-400"_s,
                       u"A list takes application/vnd.adobe.xed-id+json or xed+json, no version"_s);
    }
    QList<QJsonObject> found =
        filtered(resources(sandbox, container, kind), request.queryValues(u"property"));
    const bool ordered = request.hasQuery(u"orderby");
    const QString orderBy = ordered ? request.queryValue(u"orderby") : u"updated"_s;
    if (ordered)
        sortBy(found, orderBy.section(u',', 0, 0));
    bool ok = true;
    int limit = pageCap;
    if (request.hasQuery(u"limit")) {
        limit = request.queryValue(u"limit").toInt(&ok);
        if (!ok || limit < 0 || limit > 500)
            return plainRefusal(400, u"BadRequestError"_s, u"limit must be 0 to 500"_s);
        limit = qMin(limit, pageCap);
    }
    // start is the sort value after which to go on. Without orderby the order of creation stands in
    // for the date of change, and the position for its value.
    const QString key = orderBy.startsWith(u'-') ? orderBy.sliced(1) : orderBy;
    qsizetype from = 0;
    if (const QString start = request.queryValue(u"start"); !start.isEmpty()) {
        if (!ordered) {
            from = start.toLongLong();
        } else {
            while (from < found.size() && found.at(from).value(key).toVariant().toString() != start)
                ++from;
            ++from;
        }
    }
    QJsonArray results;
    QJsonValue next = QJsonValue::Null;
    for (qsizetype i = from; i < found.size() && results.size() < limit; ++i) {
        QJsonObject resource = found.at(i);
        resource.remove("properties"_L1);
        results.append(accept->form == "xed-id"_L1 ? summary(resource) : resource);
        if (results.size() == limit && i + 1 < found.size())
            next = ordered ? found.at(i).value(key) : QJsonValue(QString::number(i + 1));
    }
    QJsonObject links{{u"next"_s, QJsonValue::Null}};
    if (!next.isNull()) {
        links.insert(
            "next"_L1,
            QJsonObject{{u"href"_s, u"/%1/%2?orderby=%3&start=%4&limit=%5"_s.arg(
                                        container, kind, orderBy, next.toVariant().toString(),
                                        QString::number(limit))}});
    }
    return jsonResponse(200, QJsonObject{{u"results"_s, results},
                                         {u"_page"_s, QJsonObject{{u"orderby"_s, orderBy},
                                                                  {u"next"_s, next},
                                                                  {u"count"_s, results.size()}}},
                                         {u"_links"_s, links}});
}

Result<HttpResponse> SchemaRegistry::lookUp(const HttpRequest &request, const QString &sandbox,
                                            const QString &container, const QString &kind,
                                            const QString &id)
{
    const Result<Accepted> accept = acceptOf(request);
    if (!accept)
        return accept.error();
    if (!accept->hasVersion) {
        return refusal(u"XDM-1007-400"_s,
                       u"A look-up takes an Accept header with a version, such as "
                       "application/vnd.adobe.xed-full+json; version=1"_s);
    }
    std::optional<QJsonObject> resource;
    if (container == "global"_L1) {
        resource = m_world.xdm->globalById(kind, id);
    } else {
        for (const QJsonObject &candidate : m_world.store->list(tableOf(kind), sandbox)) {
            if (candidate.value("$id"_L1).toString() == id ||
                candidate.value("meta:altId"_L1).toString() == id)
                resource = candidate;
        }
    }
    if (!resource)
        return refusal(u"XDM-1012-404"_s, u"No such resource in this sandbox: "_s + id);
    const bool full = accept->form.contains("-full"_L1);
    if (full && container == "tenant"_L1)
        resource = m_world.xdm->resolved(*resource, sandbox, *m_world.store);
    if (accept->form.contains("-notext"_L1))
        resource = withoutTexts(*resource);
    HttpResponse response = jsonResponse(200, *resource);
    response.contentType = "application/vnd.adobe." + accept->form.toLatin1() + "+json;version=1";
    return response;
}

Result<HttpResponse> SchemaRegistry::create(const HttpRequest &request, const QString &sandbox,
                                            const QString &kind)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString title = body.value("title"_L1).toString();
    if (title.isEmpty())
        return plainRefusal(400, u"BadRequestError"_s, u"title is missing"_s);
    for (const QLatin1StringView other : {kind::schemas, kind::classes, kind::fieldGroups}) {
        for (const QJsonObject &resource : m_world.store->list(other, sandbox)) {
            if (resource.value("title"_L1).toString() == title)
                return refusal(u"XDM-1521-400"_s,
                               u"The title is taken in this sandbox: "_s + title);
        }
    }
    int classes = 0;
    const QJsonArray parts = body.value("allOf"_L1).toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QString ref = parts.at(i).toObject().value("$ref"_L1).toString();
        if (ref.isEmpty() || ref.startsWith(u'#') || ref.contains("/xdm/data/"_L1))
            continue;
        const bool isClass = m_world.xdm->globalById(u"classes", ref).has_value() ||
                             m_world.store->find(kind::classes, sandbox, ref).has_value();
        const bool isGroup = m_world.xdm->globalById(u"fieldgroups", ref).has_value() ||
                             m_world.store->find(kind::fieldGroups, sandbox, ref).has_value();
        if (!isClass && !isGroup)
            return refusal(u"XDM-1010-404"_s, u"No such class or field group: "_s + ref);
        classes += isClass ? 1 : 0;
    }
    if (kind == "schemas"_L1 && classes != 1) {
        return plainRefusal(400, u"BadRequestError"_s,
                            u"allOf must name exactly one class, it names %1"_s.arg(classes));
    }
    const QString folder = kind == "fieldgroups"_L1 ? u"mixins"_s : kind;
    const QString id =
        u"https://ns.adobe.com/%1/%2/%3"_s.arg(m_world.tenancy.tenantId, folder, newHex(48));
    const QJsonObject resource = completedResource(m_world, sandbox, kind, id, body);
    m_world.store->put(tableOf(kind), sandbox, id, resource);
    m_world.xdm->forget();
    return jsonResponse(201, resource);
}

Result<HttpResponse> SchemaRegistry::descriptors(const HttpRequest &request, const QString &sandbox,
                                                 const QStringList &rest)
{
    if (request.method == "GET" && rest.isEmpty()) {
        QJsonObject groups;
        for (const QJsonObject &descriptor : m_world.store->list(kind::descriptors, sandbox)) {
            const QString type = descriptor.value("@type"_L1).toString();
            QJsonArray group = groups.value(type).toArray();
            group.append(descriptor);
            groups.insert(type, group);
        }
        return jsonResponse(200, groups);
    }
    if (request.method == "GET" && rest.size() == 1) {
        if (const auto found = m_world.store->find(kind::descriptors, sandbox, rest.first()))
            return jsonResponse(200, *found);
    }
    if (request.method == "POST" && rest.isEmpty()) {
        QJsonObject body = QJsonDocument::fromJson(request.body).object();
        const QString schema = body.value("xdm:sourceSchema"_L1).toString();
        if (!m_world.store->find(kind::schemas, sandbox, schema))
            return refusal(u"XDM-1012-404"_s, u"No such schema: "_s + schema);
        const QString id = newHex(40);
        body.insert("@id"_L1, id);
        body.insert("imsOrg"_L1, m_world.tenancy.organisation);
        body.insert("version"_L1, u"1"_s);
        m_world.store->put(kind::descriptors, sandbox, id, body);
        m_world.xdm->forget();
        return jsonResponse(201, body);
    }
    return plainRefusal(404, u"NotFoundError"_s, u"No such descriptor"_s);
}

} // namespace dfw::localplatform
