// SPDX-License-Identifier: Apache-2.0
#include "api/wire/connectionwire.h"

#include "api/wire/explorewire.h"
#include "api/wire/ids.h"
#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QJsonDocument>
#include <QUrlQuery>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

// The fixed connection spec of the data lake; targets of source flows know no other.
constexpr auto dataLakeSpec = "c604ff05-7f1a-43c0-8e18-33bf874cb11c"_L1;
constexpr auto rawSchemaVersion = "application/vnd.adobe.xed-full-notext+json; version=1"_L1;
constexpr auto tabular = "tabular"_L1;
constexpr auto parquetXdm = "parquet_xdm"_L1;
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

QJsonObject signInParams(const NewBaseConnection &connection, const SecretParams &secrets)
{
    QJsonObject out = QJsonObject::fromVariantMap(connection.params);
    for (const QString &name : connection.secrets) {
        // A name without a value shows in the requests as what it is.
        const Secret secret = secrets.value(name);
        out.insert(name, secret.isEmpty() ? u'{' + name + u'}' : secret.reveal());
    }
    return out;
}

QJsonObject specRef(const SpecRef &ref)
{
    return {{u"id"_s, ref.id}, {u"version"_s, ref.version}};
}

QJsonObject tableParams(const FlowPlan &plan)
{
    if (plan.form2020)
        return {{u"path"_s, plan.source.table}};
    QJsonArray columns;
    for (const Column &column : plan.source.columns)
        columns.append(columnToJson(column));
    return {{u"tableName"_s, plan.source.table}, {u"columns"_s, columns}};
}

QJsonObject fileParams(const FileSelection &files, bool form2020)
{
    if (form2020) // text, and no type
        return {{u"path"_s, files.path},
                {u"recursive"_s, files.recursive ? u"true"_s : u"false"_s}};
    return {{u"path"_s, files.path},
            {u"type"_s, files.isFolder ? u"folder"_s : u"file"_s},
            {u"recursive"_s, files.recursive}};
}

QJsonObject fileData(const FileSelection &files)
{
    QJsonObject properties;
    const auto add = [&properties](const QString &name, const QString &value) {
        if (!value.isEmpty())
            properties.insert(name, value);
    };
    if (files.format == FileFormat::Delimited) {
        add(u"columnDelimiter"_s, files.columnDelimiter);
        add(u"encoding"_s, files.encoding);
    }
    if (files.format != FileFormat::Parquet)
        add(u"compressionType"_s, files.compression);
    QJsonObject out{{u"format"_s, fileFormatName(files.format)}};
    if (!properties.isEmpty())
        out.insert(u"properties"_s, properties);
    return out;
}

} // namespace

net::Request listConnections(const QString &continuation)
{
    QByteArray query = "limit=100&orderby=-createdAt";
    if (!continuation.isEmpty())
        query += '&' + queryItem("continuationToken", continuation);
    return get("listConnections", connections(), query);
}

QString nextPage(const QJsonObject &body)
{
    const QString href =
        body.value("_links"_L1).toObject().value("next"_L1).toObject().value("href"_L1).toString();
    // Relative to the service's base; a token may hold "=" itself, so the link is parsed.
    return QUrlQuery(QUrl(href)).queryItemValue(u"continuationToken"_s, QUrl::FullyDecoded);
}

Result<ConnectionPage> readConnections(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listConnections"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listConnections"_s);
    ConnectionPage out{.next = nextPage(*body)};
    const QJsonArray items = reader.array(u"items"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), u"listConnections"_s, u"/items/%1"_s.arg(i));
        const BaseConnection connection = baseConnection(item);
        // A draft may lack anything; one that does cannot be used, and hides none of the others.
        if (!item.ok() && item.textOr(u"state"_s) == "draft"_L1)
            continue;
        if (!item.ok())
            return item.error();
        out.connections.append(connection);
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
    if (list && !list->connections.isEmpty())
        return list->connections.first();
    JsonReader reader({}, u"getBaseConnection"_s, u"/items"_s);
    reader.fail(u"0"_s);
    Error error = list ? reader.error() : list.error();
    error.operation = u"getBaseConnection"_s;
    return error;
}

net::Request createBaseConnection(const NewBaseConnection &connection, const SpecRef &spec,
                                  const SecretParams &secrets, const QString &runTag)
{
    QJsonObject body{{u"name"_s, connection.name},
                     {u"description"_s, taggedDescription(connection.description, runTag)},
                     {u"connectionSpec"_s, specRef(spec)}};
    if (!connection.authSpec.isEmpty())
        body.insert(u"auth"_s, QJsonObject{{u"specName"_s, connection.authSpec},
                                           {u"params"_s, signInParams(connection, secrets)}});
    return post("createBaseConnection", connections(), body, net::Repeat::Create);
}

net::Request updateSignIn(const BaseConnection &connection, const NewBaseConnection &changed,
                          const SecretParams &secrets)
{
    const QJsonArray patch{QJsonObject{{u"op"_s, u"replace"_s},
                                       {u"path"_s, u"/auth/params"_s},
                                       {u"value"_s, signInParams(changed, secrets)}}};
    net::Request request{
        .operation = u"updateBaseConnection"_s,
        .method = "PATCH",
        .path = connections(connection.id),
        .headers = {{"Content-Type", "application/json"}, {"If-Match", connection.etag.toUtf8()}},
        .body = QJsonDocument(patch).toJson(QJsonDocument::Compact)};
    return request;
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

QString taggedDescription(const QString &description, const QString &runTag)
{
    if (runTag.isEmpty())
        return description;
    const QString tag = u'[' + runTag + u']';
    return description.isEmpty() ? tag : description + u' ' + tag;
}

net::Request createSourceConnection(const FlowPlan &plan, const SourceParts &parts,
                                    const QString &runTag)
{
    const SourcePlan &source = plan.source;
    QJsonObject params =
        source.isFiles() ? fileParams(*source.files, plan.form2020) : tableParams(plan);
    if (source.filter && !source.filter->conditions.isEmpty())
        params.insert(u"filters"_s, rowFilterToJson(*source.filter));
    QJsonObject data = source.isFiles()
                           ? fileData(*source.files)
                           : QJsonObject{{u"format"_s, plan.form2020 ? parquetXdm : tabular}};
    if (plan.form2020)
        data.insert(u"schema"_s,
                    QJsonObject{{u"id"_s, parts.rawSchemaId}, {u"version"_s, rawSchemaVersion}});
    const QJsonObject body{{u"name"_s, source.name},
                           {u"baseConnectionId"_s, parts.baseConnectionId},
                           {u"description"_s, taggedDescription(source.description, runTag)},
                           {u"data"_s, data},
                           {u"params"_s, params},
                           {u"connectionSpec"_s, specRef(source.connectionSpec)}};
    return post("createSourceConnection", QByteArray(flowService) + "/sourceConnections", body,
                net::Repeat::Create);
}

net::Request createTargetConnection(const FlowPlan &plan, const QString &schemaId,
                                    const QString &datasetId, const QString &baseConnectionId,
                                    const QString &runTag)
{
    const QJsonObject schema{{u"id"_s, schemaId}, {u"version"_s, targetSchemaVersion}};
    QJsonObject data{{u"schema"_s, schema}};
    QJsonObject body{{u"name"_s, plan.target.name},
                     {u"description"_s, taggedDescription(plan.target.description, runTag)},
                     {u"params"_s, QJsonObject{{u"dataSetId"_s, datasetId}}},
                     {u"connectionSpec"_s, specRef({.id = dataLakeSpec})}};
    if (!baseConnectionId.isEmpty()) {
        body.insert(u"baseConnectionId"_s, baseConnectionId);
        data.insert(u"format"_s, parquetXdm);
    }
    body.insert(u"data"_s, data);
    return post("createTargetConnection", QByteArray(flowService) + "/targetConnections", body,
                net::Repeat::Create);
}

net::Request createDatasetConnection(const QString &name, const QString &runTag)
{
    return post("createDatasetConnection", connections(),
                {{u"name"_s, name},
                 {u"description"_s, taggedDescription(name, runTag)},
                 {u"connectionSpec"_s, specRef({.id = dataLakeSpec})}},
                net::Repeat::Create);
}

Result<Created> readCreated(const net::Response &response, const QString &operation)
{
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    const Created created{.id = readId(reader, u"id"_s),
                          .etag = checkedEtag(reader, u"etag"_s, reader.textOr(u"etag"_s))};
    return reader.result(created);
}

} // namespace dfw::api::wire
