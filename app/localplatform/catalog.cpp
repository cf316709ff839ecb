// SPDX-License-Identifier: Apache-2.0
#include "localplatform/catalog.h"

#include "localplatform/entityquery.h"
#include "localplatform/leniency.h"
#include "localplatform/refusal.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"

#include <algorithm>
#include <QJsonDocument>
#include <QRegularExpression>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

Error notFound(const QString &text)
{
    return plainRefusal(404, u"NotFoundError"_s, text);
}

Error badRequest(const QString &text)
{
    return plainRefusal(400, u"BadRequestError"_s, text);
}

/// `name=a,b`, `name=!a`, `name=*text*`.
bool nameMatches(const QString &name, const QString &wanted)
{
    if (wanted.startsWith(u'!'))
        return !nameMatches(name, wanted.sliced(1));
    for (const QString &pattern : wanted.split(u',')) {
        const QString expression = QRegularExpression::escape(pattern).replace("\\*"_L1, ".*"_L1);
        const QRegularExpression regex(QRegularExpression::anchoredPattern(expression));
        if (regex.match(name).hasMatch())
            return true;
    }
    return false;
}

QStringList propertyFilters(const HttpRequest &request)
{
    QStringList filters = request.queryValues(u"property");
    // Any top-level key may be filtered by its plain name as well.
    for (const auto &[key, value] : request.query) {
        if (key.startsWith("schemaRef."_L1) || key == "dataSet"_L1 || key == "status"_L1)
            filters.append(key + u"=="_s + value);
    }
    return filters;
}

/// Tags are lists of texts. A data set for Profile needs a schema that is enabled for it.
std::optional<Error> checkTags(const QJsonValue &tags, const QJsonObject &schema)
{
    if (!tags.isUndefined() && !tags.isObject())
        return badRequest(u"tags must be an object of lists"_s);
    const QJsonObject object = tags.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonArray values = it.value().toArray();
        const bool texts = std::all_of(values.begin(), values.end(),
                                       [](const QJsonValue &value) { return value.isString(); });
        if (!it.value().isArray() || !texts)
            return badRequest(u"tags.%1 must be a list of texts"_s.arg(it.key()));
    }
    // Written with and without a blank.
    const auto enables = [](const QJsonValue &value) {
        return value.toString().remove(u' ') == "enabled:true"_L1;
    };
    const QJsonArray profile = object.value("unifiedProfile"_L1).toArray();
    if (std::any_of(profile.begin(), profile.end(), enables) && !isUnionSchema(schema)) {
        return badRequest(
            u"tags.unifiedProfile: the schema \"%1\" is not enabled for Profile"_s.arg(
                schema.value("title"_L1).toString()));
    }
    return {};
}

} // namespace

QJsonObject completedDataSet(const World &world, const QString &id, QJsonObject body)
{
    const qint64 now = world.clock.nowMs();
    const QString view = newHex(24);
    body.insert("id"_L1, id);
    body.insert("version"_L1, u"1.0.0"_s);
    body.insert("imsOrg"_L1, world.tenancy.organisation);
    body.insert("created"_L1, now);
    body.insert("updated"_L1, now);
    body.insert("createdClient"_L1, world.tenancy.apiKey);
    body.insert("createdUser"_L1, technicalAccount());
    body.insert("updatedUser"_L1, technicalAccount());
    body.insert("state"_L1, u"DRAFT"_s);
    body.insert("viewId"_L1, view);
    body.insert("files"_L1, u"@/dataSets/%1/views/%2/files"_s.arg(id, view));
    if (!body.contains("tags"_L1))
        body.insert("tags"_L1, QJsonObject());
    return body;
}

Result<HttpResponse> Catalog::handle(const HttpRequest &request, const QString &sandbox,
                                     const QStringList &rest)
{
    const QString resource = rest.value(0);
    const bool isDataSets = resource == "dataSets"_L1;
    if (!isDataSets && resource != "batches"_L1)
        return notFound(u"The local Platform has no such resource"_s);
    const QLatin1StringView kind = isDataSets ? kind::dataSets : kind::batches;
    if (request.method == "GET" && rest.size() == 1)
        return list(request, sandbox, kind);
    if (request.method == "GET" && rest.size() == 2) {
        QJsonObject found;
        for (const QString &id : rest.at(1).split(u',')) {
            if (std::optional<QJsonObject> entity = m_world.store->find(kind, sandbox, id)) {
                entity->remove("id"_L1);
                found.insert(id, *entity);
            }
        }
        if (found.isEmpty())
            return notFound(u"No such object in this sandbox: "_s + rest.at(1));
        return jsonResponse(200, found);
    }
    if (isDataSets && request.method == "POST" && rest.size() == 1)
        return create(request, sandbox);
    if (isDataSets && request.method == "DELETE" && rest.size() == 2)
        return remove(sandbox, rest.at(1));
    return plainRefusal(405, u"MethodNotAllowedError"_s, u"Not offered by the local Platform"_s);
}

Result<HttpResponse> Catalog::list(const HttpRequest &request, const QString &sandbox,
                                   QLatin1StringView kind)
{
    bool ok = true;
    int limit = 20;
    if (request.hasQuery(u"limit")) {
        limit = request.queryValue(u"limit").toInt(&ok);
        if (!ok || limit < 1 || limit > 100)
            return badRequest(u"limit must be 1 to 100"_s);
    }
    int start = 0;
    if (request.hasQuery(u"start")) {
        start = request.queryValue(u"start").toInt(&ok);
        if (!ok || start < 0)
            return badRequest(u"start must be a whole number from 0"_s);
    }
    QList<QJsonObject> found =
        filtered(m_world.store->list(kind, sandbox), propertyFilters(request));
    if (request.hasQuery(u"name")) {
        const QString wanted = request.queryValue(u"name");
        found.removeIf([&](const QJsonObject &entity) {
            return !nameMatches(entity.value("name"_L1).toString(), wanted);
        });
    }
    // "asc:name,desc:created": the last key is the least important one, so it is sorted by first.
    const QStringList orders = request.queryValue(u"orderBy").split(u',', Qt::SkipEmptyParts);
    for (auto order = orders.rbegin(); order != orders.rend(); ++order) {
        const bool descending = order->startsWith("desc:"_L1);
        sortBy(found, (descending ? u"-"_s : QString()) + order->section(u':', -1));
    }
    const QStringList wanted = request.queryValue(u"properties").split(u',', Qt::SkipEmptyParts);
    QJsonObject page;
    for (qsizetype i = start; i < found.size() && i < start + limit; ++i) {
        QJsonObject entity = found.at(i);
        const QString id = entity.value("id"_L1).toString();
        entity.remove("id"_L1);
        if (!wanted.isEmpty()) {
            QJsonObject chosen;
            for (const QString &key : wanted) {
                if (entity.contains(key))
                    chosen.insert(key, entity.value(key));
            }
            entity = chosen;
        }
        page.insert(id, entity);
    }
    return jsonResponse(200, page);
}

Result<HttpResponse> Catalog::create(const HttpRequest &request, const QString &sandbox)
{
    if (const auto strict = leniency::checkDataSetQuery(m_world.strict, request))
        return *strict;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject()) {
        return badRequest(error.error == QJsonParseError::NoError ? u"the body must be an object"_s
                                                                  : error.errorString());
    }
    const QJsonObject body = document.object();
    if (body.value("name"_L1).toString().isEmpty())
        return badRequest(u"name is missing"_s);
    const QJsonObject schemaRef = body.value("schemaRef"_L1).toObject();
    const QString schemaId = schemaRef.value("id"_L1).toString();
    const auto schema = m_world.store->find(kind::schemas, sandbox, schemaId);
    if (!schema)
        return badRequest(u"schemaRef.id names no schema of this sandbox: "_s + schemaId);
    // The tutorials of 2020 and the current pages write different forms; all of them mean
    // version 1.
    static const QRegularExpression contentType(
        u"^application/vnd\\.adobe\\.(xed|xdm)(-[a-z]+)*\\+json *; *version *= *1(\\.[0-9]+)*$"_s);
    if (!contentType.match(schemaRef.value("contentType"_L1).toString()).hasMatch()) {
        return badRequest(u"schemaRef.contentType must be a form of a schema with its version, "
                          "such as application/vnd.adobe.xed+json;version=1"_s);
    }
    if (const auto refused = checkTags(body.value("tags"_L1), *schema))
        return *refused;
    const QString id = newHex(24);
    m_world.store->put(kind::dataSets, sandbox, id, completedDataSet(m_world, id, body));
    return jsonResponse(201, QJsonArray{u"@/dataSets/"_s + id});
}

Result<HttpResponse> Catalog::remove(const QString &sandbox, const QString &id)
{
    if (!m_world.store->remove(kind::dataSets, sandbox, id))
        return notFound(u"No such data set in this sandbox: "_s + id);
    return jsonResponse(200, QJsonArray{u"@/dataSets/"_s + id});
}

} // namespace dfw::localplatform
