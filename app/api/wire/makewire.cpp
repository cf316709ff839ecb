// SPDX-License-Identifier: Apache-2.0
#include "api/wire/makewire.h"

#include "api/wire/connectionwire.h"
#include "api/wire/ids.h"
#include "api/wire/query.h"
#include "net/jsonreader.h"

#include <QJsonDocument>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;
using net::JsonReader;

namespace {

QByteArray tenantFolder(const char *kind)
{
    return QByteArray(schemaRegistry) + "/tenant/" + kind;
}

QJsonObject titled(const QString &title, const QString &description, const QString &runTag)
{
    return {{u"type"_s, u"object"_s},
            {u"title"_s, title},
            {u"description"_s, taggedDescription(description, runTag)}};
}

QString titleOf(const NewField &field)
{
    return field.title.isEmpty() ? field.name : field.title;
}

} // namespace

QJsonObject fieldTypeToJson(ValueType type)
{
    const auto text = [](const QString &format) {
        return QJsonObject{{u"type"_s, u"string"_s}, {u"format"_s, format}};
    };
    switch (type) {
    case ValueType::Integer:
        // Without limits the registry would make it a 32-bit int.
        return {{u"type"_s, u"integer"_s},
                {u"minimum"_s, -9007199254740991.0},
                {u"maximum"_s, 9007199254740991.0}};
    case ValueType::Number:
        return {{u"type"_s, u"number"_s}};
    case ValueType::Boolean:
        return {{u"type"_s, u"boolean"_s}};
    case ValueType::Date:
        return text(u"date"_s);
    case ValueType::DateTime:
        return text(u"date-time"_s);
    default:
        return {{u"type"_s, u"string"_s}};
    }
}

net::Request createFieldGroup(const NewFieldGroup &group, const QString &classId,
                              const QString &tenant, const QString &runTag)
{
    QJsonObject fields;
    for (const NewField &field : group.fields) {
        QJsonObject node = fieldTypeToJson(field.type);
        node.insert(u"title"_s, titleOf(field));
        fields.insert(field.name, node);
    }
    const QJsonObject own{{u"type"_s, u"object"_s}, {u"properties"_s, fields}};
    QJsonObject body = titled(group.title, group.description, runTag);
    body.insert(u"meta:intendedToExtend"_s, QJsonArray{classId});
    body.insert(u"definitions"_s,
                QJsonObject{{u"columns"_s,
                             QJsonObject{{u"properties"_s, QJsonObject{{u'_' + tenant, own}}}}}});
    body.insert(u"allOf"_s, QJsonArray{QJsonObject{{u"$ref"_s, u"#/definitions/columns"_s}}});
    return post("createFieldGroup", tenantFolder("fieldgroups"), body, net::Repeat::Create);
}

SchemaFields fieldsOf(const NewFieldGroup &group, const QString &tenant)
{
    QList<SchemaField> fields{{.path = u'_' + tenant,
                               .type = ValueType::Object,
                               .childCount = static_cast<int>(group.fields.size())}};
    for (const NewField &field : group.fields) {
        const QJsonObject node = fieldTypeToJson(field.type);
        fields.append({.path = u'_' + tenant + u'.' + field.name,
                       .title = titleOf(field),
                       .type = field.type,
                       .rawType = node.value("type"_L1).toString(),
                       .format = node.value("format"_L1).toString()});
    }
    return SchemaFields(fields);
}

net::Request createSchema(const NewSchema &schema, const QString &ownFieldGroupId,
                          const QString &runTag)
{
    QStringList refs{schema.classId};
    refs += schema.fieldGroupIds;
    if (!ownFieldGroupId.isEmpty())
        refs.append(ownFieldGroupId);
    refs.removeDuplicates();
    QJsonArray parts;
    for (const QString &ref : std::as_const(refs))
        parts.append(QJsonObject{{u"$ref"_s, ref}});
    QJsonObject body = titled(schema.title, schema.description, runTag);
    body.insert(u"allOf"_s, parts);
    return post("createSchema", tenantFolder("schemas"), body, net::Repeat::Create);
}

Result<Created> readResourceCreated(const net::Response &response, const QString &operation)
{
    const auto body = net::parseObject(response, operation);
    if (!body)
        return body.error();
    JsonReader reader(*body, operation);
    const Created created{
        .id = readId(reader, u"$id"_s),
        .etag = checkedEtag(
            reader, u"meta:registryMetadata/eTag"_s,
            body->value("meta:registryMetadata"_L1).toObject().value("eTag"_L1).toString())};
    return reader.result(created);
}

net::Request createIdentity(const IdentityMark &identity, const QString &schemaId)
{
    // Descriptors write the path with slashes and without "properties".
    const QString property = u'/' + QString(identity.path).replace(u'.', u'/');
    return post("createIdentity", tenantFolder("descriptors"),
                {{u"@type"_s, u"xdm:descriptorIdentity"_s},
                 {u"xdm:sourceSchema"_s, schemaId},
                 {u"xdm:sourceVersion"_s, 1},
                 {u"xdm:sourceProperty"_s, property},
                 {u"xdm:namespace"_s, identity.namespaceCode},
                 {u"xdm:property"_s, u"xdm:code"_s},
                 {u"xdm:isPrimary"_s, identity.primary}},
                net::Repeat::Create);
}

Result<Created> readIdentityCreated(const net::Response &response)
{
    const auto body = net::parseObject(response, u"createIdentity"_s);
    if (!body)
        return body.error();
    JsonReader reader(*body, u"createIdentity"_s);
    const Created created{.id = readId(reader, u"@id"_s)};
    return reader.result(created);
}

net::Request enableForProfile(const QString &schemaId)
{
    const QJsonArray patch{QJsonObject{{u"op"_s, u"add"_s},
                                       {u"path"_s, u"/meta:immutableTags"_s},
                                       {u"value"_s, QJsonArray{u"union"_s}}}};
    return {.operation = u"enableForProfile"_s,
            .method = "PATCH",
            .path = tenantFolder("schemas") + '/' + pathSegment(schemaId),
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(patch).toJson(QJsonDocument::Compact)};
}

net::Request createDataset(const NewDataset &dataset, const QString &schemaId,
                           const QString &runTag)
{
    const QJsonObject schema{{u"id"_s, schemaId},
                             {u"contentType"_s, u"application/vnd.adobe.xed+json;version=1"_s}};
    QJsonObject body{{u"name"_s, dataset.name},
                     {u"description"_s, taggedDescription(dataset.description, runTag)},
                     {u"schemaRef"_s, schema}};
    if (dataset.inProfile)
        body.insert(u"tags"_s, QJsonObject{{u"unifiedProfile"_s, QJsonArray{u"enabled: true"_s}},
                                           {u"unifiedIdentity"_s, QJsonArray{u"enabled: true"_s}}});
    return post("createDataset", QByteArray(catalog) + "/dataSets", body, net::Repeat::Create);
}

Result<Created> readDatasetCreated(const net::Response &response)
{
    const QString operation = u"createDataset"_s;
    const auto body = net::parseJson(response, operation);
    if (!body)
        return body.error();
    const QString place = body->toArray().first().toString();
    const QString id = place.section(u'/', -1);
    if (!place.startsWith("@/datasets/"_L1, Qt::CaseInsensitive) || !canBeId(id)) {
        JsonReader reader({}, operation);
        reader.fail(u"0"_s);
        return reader.error();
    }
    return Created{.id = id};
}

QString adHocClassTitle(const QString &name, const QString &runTag)
{
    return taggedDescription(name + u" columns"_s, runTag);
}

QString adHocSchemaTitle(const QString &name, const QString &runTag)
{
    return taggedDescription(name + u" raw data"_s, runTag);
}

net::Request createAdHocClass(const QString &name, const QList<Column> &columns,
                              const QString &runTag)
{
    QJsonObject fields;
    for (const Column &column : columns)
        fields.insert(column.name, fieldTypeToJson(column.type()));
    const QJsonObject own{
        {u"properties"_s, QJsonObject{{u"_adhoc"_s, QJsonObject{{u"type"_s, u"object"_s},
                                                                {u"properties"_s, fields}}}}}};
    QJsonObject body = titled(adHocClassTitle(name, runTag), name, {});
    body.insert(
        u"allOf"_s,
        QJsonArray{QJsonObject{{u"$ref"_s, u"https://ns.adobe.com/xdm/data/adhoc"_s}}, own});
    return post("createAdHocClass", tenantFolder("classes"), body, net::Repeat::Create);
}

net::Request createAdHocSchema(const QString &name, const QString &classId, const QString &runTag)
{
    QJsonObject body = titled(adHocSchemaTitle(name, runTag), name, {});
    body.insert(u"allOf"_s, QJsonArray{QJsonObject{{u"$ref"_s, classId}}});
    return post("createAdHocSchema", tenantFolder("schemas"), body, net::Repeat::Create);
}

} // namespace dfw::api::wire
