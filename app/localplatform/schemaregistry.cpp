// SPDX-License-Identifier: Apache-2.0
#include "localplatform/schemaregistry.h"

#include "localplatform/descriptors.h"
#include "localplatform/entityquery.h"
#include "localplatform/refusal.h"
#include "localplatform/registrychanges.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageCap = 300;

QString storedKind(const QString &kind)
{
    return kind == "mixins"_L1 ? QString(kind::fieldGroups) : kind;
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

/// Where a list goes on. `start` is the sort value after which to go on; what it belonged to may
/// have gone since. Without an order (`key` is empty) the order of creation stands in for the date
/// of change, and the position for its value.
qsizetype beginning(const QList<QJsonObject> &sorted, const QString &start, const QString &orderBy,
                    const QString &key)
{
    if (start.isEmpty())
        return 0;
    if (key.isEmpty())
        return qMax(0LL, start.toLongLong());
    // A stable sort puts a newcomer of the same value behind those that have it.
    QList<QJsonObject> with = sorted;
    with.append({{key, start}, {u"start"_s, true}});
    sortBy(with, orderBy);
    qsizetype at = 0;
    while (!with.at(at).contains("start"_L1))
        ++at;
    return at;
}

} // namespace

QList<QJsonObject> SchemaRegistry::resources(const QString &sandbox, const QString &container,
                                             const QString &kind)
{
    if (container == "tenant"_L1)
        return m_world.store->list(registryTable(kind), sandbox);
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
        return Descriptors(m_world, sandbox).handle(request, rest.mid(2));
    const bool tenant = first == "tenant"_L1;
    const bool known = kind == "behaviors"_L1 ? first == "global"_L1
                                              : (tenant || first == "global"_L1) &&
                                                    (kind == "schemas"_L1 || kind == "classes"_L1 ||
                                                     kind == "fieldgroups"_L1);
    if (known && request.method == "GET" && rest.size() == 2)
        return list(request, sandbox, first, kind);
    if (known && request.method == "GET" && rest.size() == 3)
        return lookUp(request, sandbox, first, kind, rest.at(2));
    if (known && tenant) {
        RegistryChanges changes(m_world, sandbox);
        if (request.method == "POST" && rest.size() == 2)
            return changes.create(request, kind);
        if (request.method == "PATCH" && rest.size() == 3 && kind == "schemas"_L1)
            return changes.patch(request, rest.at(2));
        if (request.method == "DELETE" && rest.size() == 3)
            return changes.remove(kind, rest.at(2));
    }
    if (known) {
        return plainRefusal(405, u"MethodNotAllowedError"_s,
                            u"Not offered by the local Platform: "_s +
                                QString::fromLatin1(request.method));
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
    // The last key is the least important one, so it is sorted by first.
    const QStringList keys = orderBy.split(u',', Qt::SkipEmptyParts);
    for (auto one = keys.rbegin(); ordered && one != keys.rend(); ++one)
        sortBy(found, *one);
    bool ok = true;
    int limit = pageCap;
    if (request.hasQuery(u"limit")) {
        limit = request.queryValue(u"limit").toInt(&ok);
        if (!ok || limit < 0 || limit > 500)
            return plainRefusal(400, u"BadRequestError"_s, u"limit must be 0 to 500"_s);
        limit = qMin(limit, pageCap);
    }
    const QString first = ordered ? keys.value(0).trimmed() : QString();
    const QString key = first.startsWith(u'-') || first.startsWith(u'+') ? first.sliced(1) : first;
    const qsizetype from = beginning(found, request.queryValue(u"start"), first, key);
    QJsonArray results;
    QJsonValue next = QJsonValue::Null;
    for (qsizetype i = from; i < found.size(); ++i) {
        // Whoever goes on after a value would miss the others that share it: they come along.
        if (results.size() >= limit && (!ordered || found.at(i).value(key) != next))
            break;
        QJsonObject resource = found.at(i);
        next = ordered ? resource.value(key) : QJsonValue(QString::number(i + 1));
        resource.remove("properties"_L1);
        resource.remove("required"_L1);
        results.append(accept->form == "xed-id"_L1 ? summary(resource) : resource);
    }
    if (from + results.size() >= found.size() || results.isEmpty())
        next = QJsonValue::Null;
    QJsonObject links{{u"next"_s, QJsonValue::Null}};
    if (!next.isNull()) {
        const auto encoded = [](const QString &text) {
            return QString::fromLatin1(text.toUtf8().toPercentEncoding());
        };
        const QString href = u"/%1/%2?orderby=%3&start=%4&limit=%5"_s.arg(
            container, kind, encoded(orderBy), encoded(next.toVariant().toString()),
            QString::number(limit));
        links.insert("next"_L1, QJsonObject{{u"href"_s, href}});
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
        resource = tenantResource(m_world, sandbox, kind, id);
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

} // namespace dfw::localplatform
