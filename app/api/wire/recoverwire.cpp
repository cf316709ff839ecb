// SPDX-License-Identifier: Apache-2.0
#include "api/wire/recoverwire.h"

#include "api/wire/connectionwire.h"
#include "api/wire/ids.h"
#include "api/wire/mappingwire.h"
#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QDateTime>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

constexpr auto descriptorForm = "application/vnd.adobe.xdm+json";

// Which service a resource belongs to, and its folder there.
struct Folder
{
    const char *service;
    const char *path;
};

Folder folderOf(Resource kind)
{
    switch (kind) {
    case Resource::Connection:
        return {flowService, "/connections"};
    case Resource::SourceConnection:
        return {flowService, "/sourceConnections"};
    case Resource::TargetConnection:
        return {flowService, "/targetConnections"};
    case Resource::Flow:
        return {flowService, "/flows"};
    case Resource::Dataset:
        return {catalog, "/dataSets"};
    case Resource::Schema:
        return {schemaRegistry, "/tenant/schemas"};
    case Resource::FieldGroup:
        return {schemaRegistry, "/tenant/fieldgroups"};
    case Resource::Class:
        return {schemaRegistry, "/tenant/classes"};
    case Resource::Identity:
        return {schemaRegistry, "/tenant/descriptors"};
    case Resource::MappingSet:
        return {dataPrep, "/mappingSets"};
    }
    return {};
}

QByteArray pathOf(Resource kind)
{
    const Folder folder = folderOf(kind);
    return QByteArray(folder.service) + folder.path;
}

bool isOfFlowService(Resource kind)
{
    return folderOf(kind).service == flowService;
}

bool isXdm(Resource kind)
{
    return kind == Resource::Schema || kind == Resource::FieldGroup || kind == Resource::Class;
}

FoundResource flowEntity(JsonReader &item)
{
    return {.id = readId(item, u"id"_s),
            .etag = checkedEtag(item, u"etag"_s, item.textOr(u"etag"_s)),
            .name = item.textOr(u"name"_s),
            .description = item.textOr(u"description"_s),
            .createdAt = item.integerOr(u"createdAt"_s, 0)};
}

FoundResource xdmResource(JsonReader &item)
{
    const QJsonObject about = item.all().value("meta:registryMetadata"_L1).toObject();
    return {.id = readId(item, u"$id"_s),
            .etag = checkedEtag(item, u"meta:registryMetadata/eTag"_s,
                                about.value("eTag"_L1).toString()),
            .name = item.textOr(u"title"_s),
            .description = item.textOr(u"description"_s),
            .createdAt = about.value("repo:createdDate"_L1).toInteger()};
}

FoundResource identity(JsonReader &item)
{
    QString path = item.text(u"xdm:sourceProperty"_s);
    if (path.startsWith(u'/'))
        path.remove(0, 1);
    return {.id = readId(item, u"@id"_s),
            .name = identityName({.path = path.replace(u'/', u'.'),
                                  .namespaceCode = item.textOr(u"xdm:namespace"_s)}),
            .schemaId = item.textOr(u"xdm:sourceSchema"_s)};
}

FoundResource dataset(const QString &id, JsonReader &item)
{
    return {.id = id,
            .etag = checkedEtag(item, u"version"_s, item.textOr(u"version"_s)),
            .name = item.textOr(u"name"_s),
            .description = item.textOr(u"description"_s),
            .createdAt = item.integerOr(u"created"_s, 0),
            .schemaId = item.all().value("schemaRef"_L1).toObject().value("id"_L1).toString()};
}

FoundResource mappingSet(JsonReader &item)
{
    return {.id = readId(item, u"id"_s),
            .createdAt = item.integerOr(u"createdDate"_s, 0),
            .schemaId = mappingSetSchemaId(item.all()),
            .version = QString::number(item.integer(u"version"_s))};
}

template<typename Read>
Result<QList<FoundResource>> readAll(const QJsonArray &items, const QString &operation, Read read)
{
    QList<FoundResource> out;
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), operation, u'/' + QString::number(i));
        out.append(read(item));
        if (!item.ok())
            return item.error();
    }
    return out;
}

Result<FoundPage> pageOf(const Result<QList<FoundResource>> &resources, const QString &next = {})
{
    if (!resources)
        return resources.error();
    return FoundPage{.resources = *resources, .next = next};
}

Result<QList<FoundResource>> readDatasets(const QJsonObject &body, const QString &operation)
{
    QList<FoundResource> out;
    for (auto it = body.begin(); it != body.end(); ++it) {
        JsonReader item(it.value().toObject(), operation, u'/' + it.key().left(100));
        out.append(dataset(it.key(), item));
        if (!it.value().isObject() || !canBeId(it.key()))
            item.fail({});
        if (!item.ok())
            return item.error();
    }
    return out;
}

// Offsets for the lists that know no token.
QString nextOffset(qsizetype found, int pageSize, const QString &before)
{
    return found < pageSize ? QString() : QString::number(before.toInt() + pageSize);
}

constexpr int catalogPage = 100;

} // namespace

QString identityName(const IdentityMark &mark)
{
    return mark.path + u' ' + mark.namespaceCode;
}

net::Request findResources(Resource kind, const QString &name, const QString &continuation)
{
    if (kind == Resource::MappingSet)
        return listMappingSets(continuation.toInt());
    QByteArray query;
    if (isOfFlowService(kind)) {
        query = quotedProperty("name", name) + "&limit=100&orderby=-createdAt";
        if (!continuation.isEmpty())
            query += '&' + queryItem("continuationToken", continuation);
    } else if (kind == Resource::Dataset) {
        // Its filter by name takes commas and stars for its own.
        query = "orderBy=desc:created&limit=" + QByteArray::number(catalogPage) +
                "&start=" + QByteArray::number(continuation.toInt());
    } else if (isXdm(kind)) {
        query = plainProperty("title", name);
        if (!continuation.isEmpty())
            query += "&orderby=title&" + queryItem("start", continuation);
    }
    net::Request request = get("findResources", pathOf(kind), query);
    if (isXdm(kind))
        request.headers = {{"Accept", "application/vnd.adobe.xed+json"}};
    if (kind == Resource::Identity)
        request.headers = {{"Accept", descriptorForm}};
    return request;
}

Result<FoundPage> readFound(Resource kind, const net::Response &response)
{
    const QString operation = u"findResources"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    if (isOfFlowService(kind)) {
        const QJsonArray items = reader.array(u"items"_s);
        return reader.ok() ? pageOf(readAll(items, operation, flowEntity), nextPage(*body))
                           : Result<FoundPage>(reader.error());
    }
    if (isXdm(kind)) {
        const QJsonArray items = reader.array(u"results"_s);
        return reader.ok() ? pageOf(readAll(items, operation, xdmResource),
                                    body->value("_page"_L1).toObject().value("next"_L1).toString())
                           : Result<FoundPage>(reader.error());
    }
    if (kind == Resource::Dataset)
        return pageOf(readDatasets(*body, operation));
    if (kind == Resource::Identity)
        return pageOf(
            readAll(body->value("xdm:descriptorIdentity"_L1).toArray(), operation, identity));
    const QJsonArray sets = reader.array(u"data"_s);
    return reader.ok() ? pageOf(readAll(sets, operation, mappingSet))
                       : Result<FoundPage>(reader.error());
}

QString continuationAfter(Resource kind, const FoundPage &page, const QString &before)
{
    if (kind == Resource::MappingSet)
        return nextOffset(page.resources.size(), mappingSetPageSize, before);
    if (kind == Resource::Dataset)
        return nextOffset(page.resources.size(), catalogPage, before);
    return page.next;
}

net::Request lookAt(Resource kind, const QString &id)
{
    net::Request request = get("lookAt", pathOf(kind) + '/' + pathSegment(id));
    if (isXdm(kind))
        request.headers = {{"Accept", "application/vnd.adobe.xed+json; version=1"}};
    if (kind == Resource::Identity)
        request.headers = {{"Accept", descriptorForm}};
    return request;
}

Result<FoundResource> readLookedAt(Resource kind, const net::Response &response)
{
    const QString operation = u"lookAt"_s;
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    if (isXdm(kind) || kind == Resource::Identity || kind == Resource::MappingSet) {
        JsonReader reader(*body, operation);
        const FoundResource found = isXdm(kind)                    ? xdmResource(reader)
                                    : kind == Resource::MappingSet ? mappingSet(reader)
                                                                   : identity(reader);
        return reader.result(found);
    }
    // Flow Service answers a list of one, Catalog an object with the id as its only key.
    JsonReader reader(*body, operation);
    const auto all = kind == Resource::Dataset
                         ? readDatasets(*body, operation)
                         : readAll(reader.array(u"items"_s), operation, flowEntity);
    if (!all)
        return all.error();
    if (all->size() == 1)
        return all->first();
    reader.fail(u"items"_s);
    return reader.error();
}

std::optional<net::Request> deleteResource(Resource kind, const QString &id)
{
    if (kind == Resource::MappingSet)
        return std::nullopt;
    net::Request request = get("deleteResource", pathOf(kind) + '/' + pathSegment(id));
    request.method = "DELETE";
    return request;
}

} // namespace dfw::api::wire
