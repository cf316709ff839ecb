// SPDX-License-Identifier: Apache-2.0
#include "api/wire/mappingwire.h"

#include "api/wire/connectionwire.h"
#include "api/wire/ids.h"
#include "api/wire/query.h"
#include "dataprep/sourcetype.h"
#include "net/jsonreader.h"

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

constexpr auto schemaContentType = "application/vnd.adobe.xed-full+json;version=1"_L1;

QString sourceTypeName(MappingKind kind)
{
    switch (kind) {
    case MappingKind::Column:
        return u"ATTRIBUTE"_s;
    case MappingKind::Constant:
        return u"STATIC"_s;
    case MappingKind::Expression:
        return u"EXPRESSION"_s;
    }
    return {};
}

QJsonObject plainBody(const Mapping &rows, const QString &schemaId)
{
    QJsonArray mappings;
    for (const MappingRow &row : rows) {
        mappings.append(QJsonObject{{u"destinationXdmPath"_s, row.target},
                                    {u"sourceAttribute"_s, attributeSource(row.source)},
                                    {u"identity"_s, false},
                                    {u"identityGroup"_s, QJsonValue::Null},
                                    {u"namespaceCode"_s, QJsonValue::Null},
                                    {u"version"_s, 0}});
    }
    return {{u"version"_s, 0},
            {u"xdmSchema"_s, schemaId},
            {u"xdmVersion"_s, u"1.0"_s},
            {u"mappings"_s, mappings}};
}

QJsonObject currentBody(const Mapping &rows, const QString &schemaId)
{
    QJsonArray mappings;
    for (const MappingRow &row : rows) {
        mappings.append(
            QJsonObject{{u"sourceType"_s, sourceTypeName(row.kind)},
                        {u"source"_s, row.kind == MappingKind::Column ? attributeSource(row.source)
                                                                      : row.source},
                        {u"destination"_s, row.target}});
    }
    const QJsonObject schemaRef{{u"id"_s, schemaId}, {u"contentType"_s, schemaContentType}};
    return {{u"outputSchema"_s, QJsonObject{{u"schemaRef"_s, schemaRef}}},
            {u"mappings"_s, mappings}};
}

QString idAt(const QJsonObject &set, std::initializer_list<QLatin1StringView> path)
{
    QJsonValue value = set;
    for (const QLatin1StringView key : path)
        value = value.toObject().value(key);
    return value.toString();
}

MappingSetSummary summary(JsonReader &reader)
{
    const QJsonValue rows = reader.all().value("mappings"_L1);
    return {.id = reader.text(u"id"_s),
            .version = QString::number(reader.integer(u"version"_s)),
            .name = reader.textOr(u"name"_s),
            .schemaId = mappingSetSchemaId(reader.all()),
            .modifiedAt = reader.integerOr(u"modifiedDate"_s, 0),
            .rowCount = rows.isArray() ? static_cast<int>(rows.toArray().size()) : -1};
}

// Answers carry the names of both styles; the current ones count.
QString eitherText(JsonReader &reader, const QString &current, const QString &old)
{
    return reader.all().contains(current) || !reader.all().contains(old) ? reader.text(current)
                                                                         : reader.text(old);
}

// "0" and 0 are both seen.
QString versionText(const QJsonValue &version)
{
    return version.isDouble() ? QString::number(version.toInteger()) : version.toString();
}

FlowMapping flowMapping(JsonReader &flow)
{
    FlowMapping out{.flowId = flow.text(u"id"_s),
                    .flowName = flow.textOr(u"name"_s),
                    .state = flow.textOr(u"state"_s),
                    .createdAt = flow.integerOr(u"createdAt"_s, 0)};
    const QJsonArray transformations = flow.all().value("transformations"_L1).toArray();
    for (const QJsonValue &entry : transformations) {
        const QJsonObject object = entry.toObject();
        if (object.value("name"_L1).toString() != "Mapping"_L1)
            continue;
        const QJsonObject params = object.value("params"_L1).toObject();
        out.mappingSetId = params.value("mappingId"_L1).toString();
        out.mappingVersion = versionText(params.value("mappingVersion"_L1));
    }
    return out;
}

} // namespace

// Old answers hold two that differ; the set's own comes first (reference 8.3, 29).
QString mappingSetSchemaId(const QJsonObject &set)
{
    for (const std::initializer_list<QLatin1StringView> path :
         {std::initializer_list<QLatin1StringView>{"xdmSchema"_L1},
          {"schemaRef"_L1, "id"_L1},
          {"outputSchema"_L1, "schemaRef"_L1, "id"_L1},
          {"outputSchemaRef"_L1, "id"_L1}}) {
        if (const QString id = idAt(set, path); !id.isEmpty())
            return id;
    }
    return {};
}

QString attributeSource(const QString &columnName)
{
    QString out = columnName;
    out.replace(u"."_s, u"\\."_s);
    return out;
}

QJsonObject mappingSetBody(const Mapping &rows, const QString &schemaId)
{
    return isPlainMapping(rows) ? plainBody(rows, schemaId) : currentBody(rows, schemaId);
}

net::Request createMappingSet(const Mapping &rows, const QString &schemaId)
{
    return post("createMappingSet", QByteArray(dataPrep) + "/mappingSets",
                mappingSetBody(rows, schemaId), net::Repeat::Create);
}

Result<MappingSetCreated> readMappingSetCreated(const net::Response &response)
{
    const auto body = net::parseObject(response, u"createMappingSet"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"createMappingSet"_s);
    reader.integer(u"version"_s); // number or numeric text; kept as it came
    const MappingSetCreated created{.id = readId(reader, u"id"_s),
                                    .version = body->value("version"_L1)};
    if (!canBeId(created.version.toString(u"0"_s))) // digits behind a million blanks
        reader.fail(u"version"_s);
    return reader.result(created);
}

net::Request validateMappingSet(const Mapping &rows, const QString &schemaId)
{
    return post("validateMappingSet", QByteArray(dataPrep) + "/mappingSets/validate",
                mappingSetBody(rows, schemaId), net::Repeat::Safe);
}

Result<QList<MappingVerdict>> readMappingVerdicts(const net::Response &response)
{
    const auto body = net::parseObject(response, u"validateMappingSet"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"validateMappingSet"_s);
    QList<MappingVerdict> out;
    const QJsonArray entries = reader.array(u"validationResponse"_s);
    for (const QJsonValue &entry : entries) {
        const QJsonObject object = entry.toObject();
        MappingVerdict verdict{
            .fine =
                object.value("status"_L1).toString().compare("SUCCESS"_L1, Qt::CaseInsensitive) ==
                0};
        const QJsonArray errors = object.value("errors"_L1).toArray();
        for (const QJsonValue &error : errors) {
            const QString text = error.toObject().value("exception"_L1).toString();
            if (!text.isEmpty())
                verdict.reason += (verdict.reason.isEmpty() ? QString() : u" "_s) + text;
        }
        out.append(verdict);
    }
    return reader.result(out);
}

net::Request listMappingSets(int start)
{
    return get("listMappingSets", QByteArray(dataPrep) + "/mappingSets",
               "limit=" + QByteArray::number(mappingSetPageSize) +
                   "&start=" + QByteArray::number(start));
}

Result<QList<MappingSetSummary>> readMappingSets(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listMappingSets"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listMappingSets"_s);
    QList<MappingSetSummary> out;
    const QJsonArray sets = reader.array(u"data"_s);
    for (qsizetype i = 0; i < sets.size(); ++i) {
        JsonReader one(sets.at(i).toObject(), u"listMappingSets"_s, u"/data/%1"_s.arg(i));
        out.append(summary(one));
        if (!one.ok())
            return one.error();
    }
    return reader.result(out);
}

net::Request getMappingSet(const QString &id, const QString &version)
{
    return get("getMappingSet", QByteArray(dataPrep) + "/mappingSets/" + pathSegment(id),
               queryItem("version", version));
}

Result<MappingSet> readMappingSet(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getMappingSet"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"getMappingSet"_s);
    MappingSet out{.about = summary(reader)};
    const QJsonArray rows = reader.array(u"mappings"_s);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        JsonReader one(rows.at(i).toObject(), u"getMappingSet"_s, u"/mappings/%1"_s.arg(i));
        const QString source = eitherText(one, u"source"_s, u"sourceAttribute"_s);
        const QString target = eitherText(one, u"destination"_s, u"destinationXdmPath"_s);
        // Old sets have no type.
        out.rows.append(dataprep::rowOfEntry(one.textOr(u"sourceType"_s), source, target));
        if (!one.ok())
            return one.error();
    }
    return reader.result(out);
}

Result<FlowMappingPage> readFlowMappings(const net::Response &response)
{
    const auto body = net::parseObject(response, u"listFlows"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"listFlows"_s);
    FlowMappingPage out{.next = nextPage(*body)};
    const QJsonArray items = reader.array(u"items"_s);
    for (qsizetype i = 0; i < items.size(); ++i) {
        JsonReader one(items.at(i).toObject(), u"listFlows"_s, u"/items/%1"_s.arg(i));
        out.flows.append(flowMapping(one));
        if (!one.ok())
            return one.error();
    }
    return reader.result(out);
}

Result<FlowMapping> readFlowMapping(const net::Response &response)
{
    const auto body = net::parseObject(response, u"getFlow"_s);
    if (!body)
        return body.error();
    const QJsonArray items = body->value("items"_L1).toArray();
    JsonReader reader(items.isEmpty() ? *body : items.first().toObject(), u"getFlow"_s,
                      u"/items/0"_s);
    const FlowMapping out = flowMapping(reader);
    return reader.result(out);
}

} // namespace dfw::api::wire
