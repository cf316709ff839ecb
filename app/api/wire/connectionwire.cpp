// SPDX-License-Identifier: Apache-2.0
#include "api/wire/connectionwire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QSet>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

// The fixed connection spec of the data lake; targets of source flows know no other.
constexpr auto dataLakeSpec = "c604ff05-7f1a-43c0-8e18-33bf874cb11c"_L1;
constexpr auto targetSchemaVersion = "application/vnd.adobe.xed-full+json;version=1"_L1;

QByteArray connections(const QString &id = {}, const QByteArray &rest = {})
{
    QByteArray path = QByteArray(flowService) + "/connections";
    if (!id.isEmpty())
        path += '/' + pathSegment(id);
    return path + rest;
}

BaseConnection baseConnection(JsonReader &item)
{
    const QJsonObject spec = item.object(u"connectionSpec"_s);
    return {.id = item.text(u"id"_s),
            .name = item.textOr(u"name"_s),
            .state = item.textOr(u"state"_s),
            .connectionSpec = {.id = spec.value("id"_L1).toString(),
                               .version = spec.value("version"_L1).toString(u"1.0"_s)},
            .createdAt = item.integerOr(u"createdAt"_s, 0),
            .createdBy = item.textOr(u"createdBy"_s),
            .etag = item.textOr(u"etag"_s)};
}

Column columnFromJson(const QJsonObject &object, JsonReader &reader)
{
    static const QSet<QString> known{u"name"_s, u"type"_s, u"meta:xdmType"_s, u"xdm"_s};
    Column column{.name = reader.text(u"name"_s),
                  .rawType = reader.textOr(u"type"_s),
                  .xdmType = reader.textOr(u"meta:xdmType"_s),
                  .xdm = object.value("xdm"_L1).toObject().toVariantMap()};
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            column.extra.insert(it.key(), it.value().toVariant());
    }
    return column;
}

// Docs spell the kinds in lower and title case.
QString entryType(const QString &type)
{
    return type.toLower();
}

QJsonObject specRef(const SpecRef &ref)
{
    return {{u"id"_s, ref.id}, {u"version"_s, ref.version}};
}

} // namespace

net::Request listConnections()
{
    return get("listConnections", connections(), "limit=100&orderby=-createdAt");
}

Result<QList<BaseConnection>> readConnections(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listConnections"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listConnections"_s);
    QList<BaseConnection> out;
    const QJsonArray items = reader.array(u"items"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), u"listConnections"_s, u"/items/%1"_s.arg(i));
        out.append(baseConnection(item));
        if (!item.ok())
            return item.error();
    }
    return reader.result(out);
}

net::Request getConnection(const QString &id)
{
    return get("getBaseConnection", connections(id));
}

Result<BaseConnection> readConnection(const net::Response &response)
{
    const auto list = readConnections(response);
    if (list && !list->isEmpty())
        return list->first();
    JsonReader reader({}, u"getBaseConnection"_s, u"/items"_s);
    reader.fail(u"0"_s);
    Error error = list ? reader.error() : list.error();
    error.operation = u"getBaseConnection"_s;
    return error;
}

net::Request testConnection(const QString &id)
{
    auto request = get("testConnection", connections(id, "/test"));
    request.deadline = std::chrono::minutes(2); // signs in at the customer's database
    return request;
}

Result<ConnectionTest> readConnectionTest(const net::Response &response)
{
    const auto body = net::parseObject(response, u"testConnection"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"testConnection"_s);
    if (!body->value("result"_L1).isBool())
        reader.fail(u"result"_s);
    return reader.result(ConnectionTest{.works = body->value("result"_L1).toBool(),
                                        .reason = reader.textOr(u"message"_s)});
}

net::Request listConnectionSpecs()
{
    return get("listConnectionSpecs", QByteArray(flowService) + "/connectionSpecs");
}

Result<QList<ConnectionSpec>> readConnectionSpecs(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listConnectionSpecs"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listConnectionSpecs"_s);
    QList<ConnectionSpec> out;
    const QJsonArray items = reader.array(u"items"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), u"listConnectionSpecs"_s, u"/items/%1"_s.arg(i));
        const QJsonObject attributes = item.all().value("attributes"_L1).toObject();
        const QJsonObject ui = item.all()
                                   .value("sourceSpec"_L1)
                                   .toObject()
                                   .value("attributes"_L1)
                                   .toObject()
                                   .value("uiAttributes"_L1)
                                   .toObject();
        // The category is {"key": …} in some specs and plain text in others.
        const QJsonValue category = ui.value("category"_L1);
        ConnectionSpec spec{
            .ref = {.id = item.text(u"id"_s), .version = item.textOr(u"version"_s, u"1.0"_s)},
            .name = item.textOr(u"name"_s),
            .category = category.isObject() ? category.toObject().value("key"_L1).toString()
                                            : category.toString(),
            .isSource =
                attributes.value("isSource"_L1).toBool() || ui.value("isSource"_L1).toBool()};
        if (!item.ok())
            return item.error();
        out.append(spec);
    }
    return reader.result(out);
}

net::Request exploreRoot(const QString &connectionId)
{
    auto request = get("exploreRoot", connections(connectionId, "/explore"), "objectType=root");
    request.deadline = std::chrono::minutes(5);
    return request;
}

Result<QList<ExploreEntry>> readExploreRoot(const net::Response &response)
{
    const auto body = net::parseJson(response, u"exploreRoot"_s);
    if (!body)
        return body.error();
    if (!body->isArray()) // a bare array, unlike every other list of the service
        return JsonReader({}, u"exploreRoot"_s).error();
    QList<ExploreEntry> out;
    const QJsonArray items = body->toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), u"exploreRoot"_s, u"/%1"_s.arg(i));
        const QString name = item.textOr(u"name"_s);
        const ExploreEntry entry{.type = entryType(item.text(u"type"_s)),
                                 .name = name,
                                 .path = item.textOr(u"path"_s, name),
                                 .canPreview = item.all().value("canPreview"_L1).toBool(),
                                 .canFetchSchema = item.all().value("canFetchSchema"_L1).toBool()};
        if (entry.path.isEmpty())
            item.fail(u"path"_s);
        if (!item.ok())
            return item.error();
        out.append(entry);
    }
    return out;
}

net::Request exploreTable(const QString &connectionId, const QString &tablePath)
{
    auto request = get("exploreTable", connections(connectionId, "/explore"),
                       "objectType=table&" + queryItem("object", tablePath) + "&preview=true");
    request.deadline = std::chrono::minutes(5);
    return request;
}

Result<TableContents> readTableContents(const net::Response &response)
{
    const auto body = net::parseObject(response, u"exploreTable"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"exploreTable"_s);
    JsonReader schema(reader.object(u"schema"_s), u"exploreTable"_s, u"/schema"_s);
    if (!reader.ok())
        return reader.error();
    TableContents out;
    const QJsonArray columns = schema.array(u"columns"_s);
    if (!schema.ok())
        return schema.error();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QJsonObject object = columns.at(i).toObject();
        JsonReader item(object, u"exploreTable"_s, u"/schema/columns/%1"_s.arg(i));
        out.columns.append(columnFromJson(object, item));
        if (!item.ok())
            return item.error();
        out.sample.columns.append(out.columns.last().name);
    }
    const QJsonArray data = body->value("data"_L1).toArray();
    for (const QJsonValue &row : data) {
        const QJsonObject cells = row.toObject();
        QVariantList values;
        for (const QString &name : std::as_const(out.sample.columns)) {
            const QJsonValue cell = cells.value(name);
            values.append(cell.isNull() || cell.isUndefined() ? QVariant() : cell.toVariant());
        }
        out.sample.rows.append(values);
    }
    return out;
}

QJsonObject columnToJson(const Column &column)
{
    QJsonObject out = QJsonObject::fromVariantMap(column.extra);
    out.insert(u"name"_s, column.name);
    if (!column.rawType.isEmpty())
        out.insert(u"type"_s, column.rawType);
    if (!column.xdmType.isEmpty())
        out.insert(u"meta:xdmType"_s, column.xdmType);
    if (!column.xdm.isEmpty())
        out.insert(u"xdm"_s, QJsonObject::fromVariantMap(column.xdm));
    return out;
}

QString taggedDescription(const QString &description, const QString &runTag)
{
    if (runTag.isEmpty())
        return description;
    const QString tag = u'[' + runTag + u']';
    return description.isEmpty() ? tag : description + u' ' + tag;
}

net::Request createSourceConnection(const FlowPlan &plan, const QString &runTag)
{
    QJsonArray columns;
    for (const Column &column : plan.source.columns)
        columns.append(columnToJson(column));
    const QJsonObject body{
        {u"name"_s, plan.source.name},
        {u"baseConnectionId"_s, plan.source.baseConnectionId},
        {u"description"_s, taggedDescription(plan.source.description, runTag)},
        {u"data"_s, QJsonObject{{u"format"_s, u"tabular"_s}}},
        {u"params"_s, QJsonObject{{u"tableName"_s, plan.source.table}, {u"columns"_s, columns}}},
        {u"connectionSpec"_s, specRef(plan.source.connectionSpec)}};
    return post("createSourceConnection", QByteArray(flowService) + "/sourceConnections", body,
                net::Repeat::Create);
}

net::Request createTargetConnection(const FlowPlan &plan, const QString &schemaId,
                                    const QString &datasetId, const QString &runTag)
{
    const QJsonObject schema{{u"id"_s, schemaId}, {u"version"_s, targetSchemaVersion}};
    const QJsonObject body{{u"name"_s, plan.target.name},
                           {u"description"_s, taggedDescription(plan.target.description, runTag)},
                           {u"data"_s, QJsonObject{{u"schema"_s, schema}}},
                           {u"params"_s, QJsonObject{{u"dataSetId"_s, datasetId}}},
                           {u"connectionSpec"_s, specRef({.id = dataLakeSpec})}};
    return post("createTargetConnection", QByteArray(flowService) + "/targetConnections", body,
                net::Repeat::Create);
}

Result<Created> readCreated(const net::Response &response, const QString &operation)
{
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    const Created created{.id = reader.text(u"id"_s), .etag = reader.textOr(u"etag"_s)};
    if (created.id.isEmpty())
        reader.fail(u"id"_s);
    return reader.result(created);
}

} // namespace dfw::api::wire
