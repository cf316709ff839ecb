// SPDX-License-Identifier: Apache-2.0
#include "api/wire/mappingwire.h"

#include "api/wire/query.h"
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

} // namespace

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
    const MappingSetCreated created{.id = reader.text(u"id"_s),
                                    .version = body->value("version"_L1)};
    if (created.id.isEmpty())
        reader.fail(u"id"_s);
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

} // namespace dfw::api::wire
