// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client.h"

namespace dfw::localplatform::test {

// What the tests of the registry, of descriptors and of data sets share.

inline const QString registry = u"/data/foundation/schemaregistry/"_s;
inline const QString descriptors = registry + u"tenant/descriptors"_s;
inline const QString dataSets = u"/data/foundation/catalog/dataSets"_s;
inline const QString profileClass = u"https://ns.adobe.com/xdm/context/profile"_s;
inline const QString eventClass = u"https://ns.adobe.com/xdm/context/experienceevent"_s;
inline const QString personDetails = u"https://ns.adobe.com/xdm/context/profile-person-details"_s;
inline const QString personalDetails =
    u"https://ns.adobe.com/xdm/context/profile-personal-details"_s;

inline const QByteArray listIds = "application/vnd.adobe.xed-id+json";
inline const QByteArray listWhole = "application/vnd.adobe.xed+json";
inline const QByteArray fullForm = "application/vnd.adobe.xed-full+json; version=1";

/// The `$id` of an answer, or an id, as part of a URL.
inline QString encoded(const QString &id)
{
    return QString::fromLatin1(id.toUtf8().toPercentEncoding());
}

inline QString idOf(const Answer &answer)
{
    return answer.object().value("$id"_L1).toString();
}

/// `'` stands for `"`, so that bodies can be read in a table.
inline QJsonObject json(QString text)
{
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(text.replace(u'\'', u'"').toUtf8(), &error);
    if (!document.isObject())
        qFatal("%s in %s", qPrintable(error.errorString()), qPrintable(text));
    return document.object();
}

inline QJsonArray refs(const QStringList &ids)
{
    QJsonArray parts;
    for (const QString &id : ids)
        parts.append(QJsonObject{{u"$ref"_s, id}});
    return parts;
}

inline QJsonObject schemaBody(const QString &title, const QStringList &parts)
{
    return {{u"type"_s, u"object"_s},
            {u"title"_s, title},
            {u"description"_s, u"Of a test"_s},
            {u"allOf"_s, refs(parts)}};
}

/// A field group on the Profile class; `fields` are those below the tenant's name.
inline QJsonObject groupBody(const QString &title, const QJsonObject &fields)
{
    const QJsonObject own{{u"type"_s, u"object"_s}, {u"properties"_s, fields}};
    return {{u"type"_s, u"object"_s},
            {u"title"_s, title},
            {u"description"_s, u"Of a test"_s},
            {u"meta:intendedToExtend"_s, QJsonArray{profileClass}},
            {u"properties"_s, QJsonObject{{u"_dfwdemo"_s, own}}}};
}

/// The node at a dotted path of a resolved resource; empty where there is none.
inline QJsonObject nodeAt(QJsonObject node, const QString &path)
{
    for (const QString &key : path.split(u'.')) {
        node = node.value("properties"_L1).toObject().value(key).toObject();
        if (node.contains("items"_L1) && path.section(key, 1).startsWith("."_L1))
            node = node.value("items"_L1).toObject();
    }
    return node;
}

inline QJsonObject fullSchema(Client &client, const QString &id)
{
    return client.get(registry + u"tenant/schemas/"_s + encoded(id), fullForm).object();
}

inline Answer makeSchema(Client &client, const QString &title, const QStringList &parts)
{
    return client.post(registry + u"tenant/schemas"_s, schemaBody(title, parts));
}

inline QJsonObject identityBody(const QString &schema, const QString &path, bool primary = true)
{
    return {{u"@type"_s, u"xdm:descriptorIdentity"_s},
            {u"xdm:sourceSchema"_s, schema},
            {u"xdm:sourceVersion"_s, 1},
            {u"xdm:sourceProperty"_s, path},
            {u"xdm:namespace"_s, u"Email"_s},
            {u"xdm:property"_s, u"xdm:code"_s},
            {u"xdm:isPrimary"_s, primary}};
}

inline Answer patchSchema(Client &client, const QString &id, const QString &op, const QString &path,
                          const QJsonValue &value)
{
    return client.patch(registry + u"tenant/schemas/"_s + encoded(id), {},
                        {QJsonObject{{u"op"_s, op}, {u"path"_s, path}, {u"value"_s, value}}});
}

inline Answer enableForProfile(Client &client, const QString &id)
{
    return patchSchema(client, id, u"add"_s, u"/meta:immutableTags"_s, QJsonArray{u"union"_s});
}

} // namespace dfw::localplatform::test
