// SPDX-License-Identifier: Apache-2.0
#include "api/wire/explorewire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QJsonDocument>
#include <QSet>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

net::Request slowGet(const char *operation, const QString &connectionId, const QByteArray &query)
{
    auto request = get(
        operation,
        QByteArray(flowService) + "/connections/" + pathSegment(connectionId) + "/explore", query);
    request.deadline = std::chrono::minutes(5);
    return request;
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

// A column for each key of the rows, in the order they first come.
QList<Column> columnsOfRows(const QJsonArray &rows)
{
    QList<Column> out;
    QHash<QString, qsizetype> index;
    for (const QJsonValue &row : rows) {
        const QJsonObject cells = row.toObject();
        for (auto it = cells.begin(); it != cells.end(); ++it) {
            if (it.value().isNull() || index.contains(it.key()))
                continue;
            index.insert(it.key(), out.size());
            const QString type = it.value().isObject()   ? u"object"_s
                                 : it.value().isArray()  ? u"array"_s
                                 : it.value().isBool()   ? u"boolean"_s
                                 : it.value().isDouble() ? u"number"_s
                                                         : u"string"_s;
            out.append({.name = it.key(), .rawType = type, .xdm = {{u"type"_s, type}}});
        }
    }
    return out;
}

QJsonObject apply(const QString &function, const QJsonArray &params)
{
    return {{u"nodeType"_s, u"fnApply"_s}, {u"fnName"_s, function}, {u"params"_s, params}};
}

QJsonObject conditionToJson(const FilterCondition &condition)
{
    QJsonArray params{
        QJsonObject{{u"nodeType"_s, u"fieldLookup"_s}, {u"fieldName"_s, condition.column}}};
    if (condition.comparison == "in"_L1)
        params.append(QJsonObject{{u"nodeType"_s, u"literal"_s},
                                  {u"value"_s, QJsonArray::fromVariantList(condition.values)}});
    else if (!condition.values.isEmpty())
        params.append(QJsonObject{{u"nodeType"_s, u"literal"_s},
                                  {u"value"_s, QJsonValue::fromVariant(condition.values.first())}});
    const QJsonObject inner = apply(condition.comparison, params);
    return condition.negated ? apply(u"NOT"_s, {inner}) : inner;
}

} // namespace

net::Request exploreRoot(const QString &connectionId)
{
    return slowGet("exploreRoot", connectionId, "objectType=root");
}

net::Request exploreFolder(const QString &connectionId, const QString &path)
{
    return slowGet("exploreFolder", connectionId, "objectType=folder&" + queryItem("object", path));
}

Result<QList<ExploreEntry>> readExploreEntries(const net::Response &response,
                                               const QString &operation)
{
    const auto body = net::parseJson(response, operation);
    if (!body)
        return body.error();
    if (!body->isArray())
        return JsonReader({}, operation).error();
    QList<ExploreEntry> out;
    const QJsonArray items = body->toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), operation, u"/%1"_s.arg(i));
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

net::Request exploreTable(const QString &connectionId, const QString &tablePath,
                          const std::optional<RowFilter> &filter)
{
    QByteArray query = "objectType=table&" + queryItem("object", tablePath) + "&preview=true";
    if (filter && !filter->conditions.isEmpty())
        query +=
            '&' + queryItem("filters", QString::fromLatin1(QJsonDocument(rowFilterToJson(*filter))
                                                               .toJson(QJsonDocument::Compact)
                                                               .toBase64()));
    return slowGet("exploreTable", connectionId, query);
}

net::Request exploreFile(const QString &connectionId, const FileSelection &selection, bool findOut)
{
    QByteArray query = "objectType=file&" + queryItem("object", selection.path);
    if (findOut) {
        query += "&determineProperties=true";
    } else {
        query += '&' + queryItem("fileType", fileFormatName(selection.format));
        if (!selection.columnDelimiter.isEmpty())
            query += '&' + queryItem("columnDelimiter", selection.columnDelimiter);
        if (!selection.encoding.isEmpty())
            query += '&' + queryItem("encoding", selection.encoding);
        if (!selection.compression.isEmpty())
            query += '&' + queryItem("compressionType", selection.compression);
    }
    return slowGet("exploreFile", connectionId, query + "&preview=true");
}

Result<TableContents> readTableContents(const net::Response &response, const QString &operation)
{
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    TableContents out;
    const QJsonArray data = body->value("data"_L1).toArray();
    if (body->contains("schema"_L1) || data.isEmpty()) {
        JsonReader schema(reader.object(u"schema"_s), operation, u"/schema"_s);
        const QJsonArray columns = schema.array(u"columns"_s);
        if (!reader.ok())
            return reader.error();
        if (!schema.ok())
            return schema.error();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QJsonObject object = columns.at(i).toObject();
            JsonReader item(object, operation, u"/schema/columns/%1"_s.arg(i));
            out.columns.append(columnFromJson(object, item));
            if (!item.ok())
                return item.error();
        }
    } else {
        out.columns = columnsOfRows(data);
    }
    for (const Column &column : std::as_const(out.columns))
        out.sample.columns.append(column.name);
    for (const QJsonValue &row : data) {
        const QJsonObject cells = row.toObject();
        QVariantList values;
        for (const QString &name : std::as_const(out.sample.columns)) {
            const QJsonValue cell = cells.value(name);
            values.append(cell.isNull() || cell.isUndefined() ? QVariant() : cell.toVariant());
        }
        out.sample.rows.append(values);
    }
    const QJsonObject properties = body->value("properties"_L1).toObject();
    out.properties = {.format = fileFormatFromName(properties.value("fileType"_L1).toString()),
                      .columnDelimiter = properties.value("columnDelimiter"_L1).toString(),
                      .compression = properties.value("compressionType"_L1).toString(),
                      .encoding = properties.value("encoding"_L1).toString()};
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

QJsonObject rowFilterToJson(const RowFilter &filter)
{
    QJsonArray conditions;
    for (const FilterCondition &condition : filter.conditions)
        conditions.append(conditionToJson(condition));
    const QJsonObject tree = conditions.size() == 1
                                 ? conditions.first().toObject()
                                 : apply(filter.any ? u"or"_s : u"and"_s, conditions);
    return {{u"type"_s, u"PQL"_s}, {u"format"_s, u"pql/json"_s}, {u"value"_s, tree}};
}

} // namespace dfw::api::wire
