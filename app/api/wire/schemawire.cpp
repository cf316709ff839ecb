// SPDX-License-Identifier: Apache-2.0
#include "api/wire/schemawire.h"

#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QSet>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

// Standard schemas nest about ten levels; a schema that refers to itself would never end.
constexpr int deepest = 40;
// Platform takes 10,000 fields; a schema that unfolds into more than this refers to itself.
constexpr qsizetype most = 100'000;

// The same key in two parts of an allOf, e.g. the tenant's object in two field groups: both count.
QJsonObject both(QJsonObject first, const QJsonObject &second)
{
    QJsonArray parts = first.value("allOf"_L1).toArray();
    parts.append(second);
    first.insert(u"allOf"_s, parts);
    return first;
}

// `properties` may hide in an allOf that the registry left inside; merged before walking.
QJsonObject mergedProperties(const QJsonObject &node, QSet<QString> &required)
{
    QJsonObject out = node.value("properties"_L1).toObject();
    const QJsonArray names = node.value("required"_L1).toArray();
    for (const QJsonValue &name : names)
        required.insert(name.toString());
    const QJsonArray parts = node.value("allOf"_L1).toArray();
    for (const QJsonValue &part : parts) {
        const QJsonObject inner = mergedProperties(part.toObject(), required);
        for (auto it = inner.begin(); it != inner.end(); ++it) {
            const QJsonObject known = out.value(it.key()).toObject();
            out.insert(it.key(), known.isEmpty() ? it.value()
                                                 : QJsonValue(both(known, it.value().toObject())));
        }
    }
    return out;
}

ValueType fieldType(const QJsonObject &node)
{
    const QString xdmType = node.value("meta:xdmType"_L1).toString();
    const QString jsonType = node.value("type"_L1).toString();
    if (xdmType == "map"_L1 ||
        (jsonType == "object"_L1 && node.contains("additionalProperties"_L1) &&
         !node.contains("properties"_L1) && !node.contains("allOf"_L1)))
        return ValueType::Map;
    if (xdmType.isEmpty() && jsonType.isEmpty() &&
        (node.contains("properties"_L1) || node.contains("allOf"_L1)))
        return ValueType::Object;
    if (!xdmType.isEmpty() && xdmType != "string"_L1)
        return valueTypeFromXdm(xdmType);
    return valueTypeFromXdm(jsonType, node.value("format"_L1).toString());
}

std::optional<double> limit(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<qint64> wholeLimit(const QJsonValue &value)
{
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

class Flattener
{
public:
    /// How many children there were.
    int children(const QJsonObject &node, const QString &path, bool parentRequired, int depth)
    {
        if (depth > deepest || m_fields.size() >= most)
            return 0;
        QSet<QString> required;
        const QJsonObject properties = mergedProperties(node, required);
        for (auto it = properties.begin(); it != properties.end(); ++it) {
            field(it.value().toObject(), path.isEmpty() ? it.key() : path + u'.' + it.key(),
                  parentRequired, required.contains(it.key()), depth);
        }
        return static_cast<int>(properties.size());
    }
    QList<SchemaField> take() { return std::move(m_fields); }

private:
    void field(const QJsonObject &node, const QString &path, bool parentRequired, bool inParent,
               int depth)
    {
        const bool required = parentRequired && inParent;
        SchemaField out{
            .path = path,
            .title = node.value("title"_L1).toString(),
            .description = node.value("description"_L1).toString(),
            .type = fieldType(node),
            .rawType = node.value("meta:xdmType"_L1).toString(node.value("type"_L1).toString()),
            .format = node.value("format"_L1).toString(),
            .required = required,
            .requiredInParent = inParent,
            .deprecated = node.value("meta:status"_L1) == "deprecated"_L1,
            .pattern = node.value("pattern"_L1).toString(),
            .minLength = wholeLimit(node.value("minLength"_L1)),
            .maxLength = wholeLimit(node.value("maxLength"_L1)),
            .minimum = limit(node.value("minimum"_L1)),
            .maximum = limit(node.value("maximum"_L1))};
        const QJsonArray values = node.value("enum"_L1).toArray();
        for (const QJsonValue &value : values)
            out.enumValues.append(value.toVariant().toString());
        const qsizetype place = m_fields.size();
        m_fields.append(out);
        int count = 0;
        if (out.type == ValueType::Object) {
            count = children(node, path, required, depth + 1);
        } else if (out.type == ValueType::Array) {
            const QJsonObject items = node.value("items"_L1).toObject();
            if (fieldType(items) == ValueType::Object)
                count = children(items, path + u"[]"_s, false, depth + 1);
        }
        m_fields[place].childCount = count;
    }

    QList<SchemaField> m_fields;
};

// Lists leave allOf as it was sent; meta:extends also names what the parts are made of.
QStringList references(const QJsonObject &schema)
{
    QStringList out;
    const QJsonArray parts = schema.value("allOf"_L1).toArray();
    for (const QJsonValue &part : parts)
        out.append(part["$ref"_L1].toString());
    const QJsonArray extends = schema.value("meta:extends"_L1).toArray();
    for (const QJsonValue &id : extends)
        out.append(id.toString());
    out.removeAll(QString());
    out.removeDuplicates();
    return out;
}

bool hasTag(const QJsonObject &tags, const QString &name)
{
    const QJsonArray values = tags.value(name).toArray();
    for (const QJsonValue &value : values) {
        // "enabled: true" and "enabled:true" both occur.
        if (value.toString().remove(u' ').compare("enabled:true"_L1, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

Dataset dataset(const QString &id, JsonReader &item)
{
    return {.id = id,
            .name = item.textOr(u"name"_s),
            .schemaId = item.all().value("schemaRef"_L1).toObject().value("id"_L1).toString(),
            .inProfile = hasTag(item.all().value("tags"_L1).toObject(), u"unifiedProfile"_s)};
}

} // namespace

net::Request listSchemas(const QString &start)
{
    QByteArray query = "orderby=title&limit=300";
    if (!start.isEmpty())
        query += '&' + queryItem("start", start);
    auto request = get("listSchemas", QByteArray(schemaRegistry) + "/tenant/schemas", query);
    request.headers = {{"Accept", "application/vnd.adobe.xed+json"}};
    return request;
}

Result<SchemaPage> readSchemas(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listSchemas"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listSchemas"_s);
    SchemaPage page;
    const QJsonArray items = reader.array(u"results"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader item(items.at(i).toObject(), u"listSchemas"_s, u"/results/%1"_s.arg(i));
        SchemaSummary schema{
            .id = item.text(u"$id"_s),
            .title = item.textOr(u"title"_s),
            .version = item.textOr(u"version"_s),
            .classId = item.textOr(u"meta:class"_s),
            .refs = references(item.all()),
            .inProfile = item.all().value("meta:immutableTags"_L1).toArray().contains("union"_L1)};
        if (!item.ok())
            return item.error();
        page.schemas.append(schema);
    }
    page.next = body->value("_page"_L1).toObject().value("next"_L1).toString();
    return reader.result(page);
}

net::Request getSchema(const QString &schemaId)
{
    auto request =
        get("getSchema", QByteArray(schemaRegistry) + "/tenant/schemas/" + pathSegment(schemaId));
    request.headers = {{"Accept", "application/vnd.adobe.xed-full+json; version=1"}};
    return request;
}

Result<Schema> readSchema(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getSchema"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"getSchema"_s);
    Schema schema{.id = reader.text(u"$id"_s),
                  .title = reader.textOr(u"title"_s),
                  .version = reader.textOr(u"version"_s),
                  .classId = reader.textOr(u"meta:class"_s),
                  .inProfile = body->value("meta:immutableTags"_L1).toArray().contains("union"_L1),
                  .fields = flattenSchema(*body)};
    if (schema.fields.isEmpty())
        reader.fail(u"properties"_s);
    return reader.result(schema);
}

SchemaFields flattenSchema(const QJsonObject &resolved)
{
    Flattener flattener;
    flattener.children(resolved, {}, true, 0);
    return SchemaFields(flattener.take());
}

net::Request listDatasets(int start)
{
    return get("listDatasets", QByteArray(catalog) + "/dataSets",
               "limit=" + QByteArray::number(datasetPageSize) +
                   "&start=" + QByteArray::number(start) + "&properties=name,schemaRef,tags");
}

Result<QList<Dataset>> readDatasets(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listDatasets"_s);
    if (!body)
        return body.error();
    QList<Dataset> out;
    for (auto it = body->begin(); it != body->end(); ++it) {
        if (!it.value().isObject()) {
            JsonReader reader(*body, u"listDatasets"_s);
            reader.fail(it.key());
            return reader.error();
        }
        JsonReader item(it.value().toObject(), u"listDatasets"_s, u'/' + it.key());
        out.append(dataset(it.key(), item));
    }
    return out;
}

net::Request getDataset(const QString &datasetId)
{
    return get("getDataset", QByteArray(catalog) + "/dataSets/" + pathSegment(datasetId));
}

Result<Dataset> readDataset(const net::Response &response)
{
    const auto all = readDatasets(response);
    const bool one = all && all->size() == 1;
    if (one && !all->first().schemaId.isEmpty())
        return all->first();
    JsonReader reader({}, u"getDataset"_s, one ? u'/' + all->first().id : QString());
    reader.fail(u"schemaRef"_s);
    Error error = all ? reader.error() : all.error();
    error.operation = u"getDataset"_s;
    return error;
}

} // namespace dfw::api::wire
