// SPDX-License-Identifier: Apache-2.0
#include "localplatform/connectorcatalog.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr auto draft7 = "http://json-schema.org/draft-07/schema#"_L1;

QJsonObject part(const QJsonObject &object, QLatin1StringView name, const QString &key)
{
    return object.value(name).toObject().value(key).toObject();
}

QJsonObject authSpec(const QJsonObject &compact, const QJsonObject &shared)
{
    const QJsonObject enums = compact.value("enums"_L1).toObject();
    QJsonObject properties;
    for (const auto &value : compact.value("params"_L1).toArray()) {
        const QString name = value.toString();
        QJsonObject property = part(shared, "authParams"_L1, name);
        if (enums.contains(name))
            property.insert("enum"_L1, enums.value(name));
        properties.insert(name, property);
    }
    QJsonObject spec{{u"$schema"_s, draft7},
                     {u"type"_s, u"object"_s},
                     {u"description"_s, u"Defines the parameters needed to sign in."_s},
                     {u"properties"_s, properties}};
    for (const auto key : {"required"_L1, "deprecated"_L1}) {
        if (compact.contains(key))
            spec.insert(key, compact.value(key));
    }
    return {{u"name"_s, compact.value("name"_L1)},
            {u"type"_s, compact.value("type"_L1)},
            {u"spec"_s, spec}};
}

QJsonObject sourceSpec(const QJsonObject &connector, const QJsonObject &kind,
                       const QJsonObject &shared)
{
    const auto text = [](const QString &key) { return QJsonObject{{u"key"_s, key}}; };
    const QString title =
        connector.value("connectorName"_L1).toString(connector.value("name"_L1).toString());
    const QJsonObject category =
        part(shared, "categories"_L1, connector.value("category"_L1).toString());
    QJsonObject ui{{u"isSource"_s, true},
                   {u"isPreview"_s, true},
                   {u"isBeta"_s, false},
                   {u"category"_s, text(category.value("key"_L1).toString())},
                   {u"icon"_s, text(QString(title).remove(u' ').toLower())},
                   {u"label"_s, text(title)},
                   {u"description"_s, text(u"Read from %1."_s.arg(title))}};
    if (connector.value("deprecated"_L1).toBool())
        ui.insert("isDeprecated"_L1, true);

    QJsonObject source = kind.value("sourceSpec"_L1).toObject();
    QJsonObject spec = source.value("spec"_L1).toObject();
    QJsonObject properties = spec.value("properties"_L1).toObject();
    const QJsonObject own = connector.value("sourceParams"_L1).toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        properties.insert(it.key(), it.value());
    if (connector.value("filterAtSource"_L1).toBool())
        properties.insert("filters"_L1, shared.value("filters"_L1));
    if (connector.value("cdc"_L1).toBool())
        properties.insert("cdcEnabled"_L1, shared.value("cdcEnabled"_L1));
    spec.insert("properties"_L1, properties);
    source.insert("spec"_L1, spec);
    source.insert("attributes"_L1, QJsonObject{{u"uiAttributes"_s, ui}});
    return source;
}

QJsonObject connectionSpec(const QJsonObject &connector, const QJsonObject &shared)
{
    const QJsonObject kind = part(shared, "kinds"_L1, connector.value("kind"_L1).toString());
    const QJsonValue name = connector.value("name"_L1);
    const QJsonObject category =
        part(shared, "categories"_L1, connector.value("category"_L1).toString());
    QJsonObject attributes{
        {u"category"_s, category.value("name"_L1)},
        {u"connectorName"_s, connector.value("connectorName"_L1).toString(name.toString())},
        {u"isSource"_s, true},
        {u"uiAttributes"_s,
         QJsonObject{{u"apiFeatures"_s, QJsonObject{{u"explorePaginationSupported"_s, false}}}}}};
    if (connector.value("filterAtSource"_L1).toBool())
        attributes.insert("filterAtSource"_L1, shared.value("filterAtSource"_L1));
    QJsonObject spec{
        {u"id"_s, connector.value("id"_L1)},
        {u"name"_s, name},
        {u"providerId"_s, kind.value("providerId"_L1)},
        {u"version"_s, u"1.0"_s},
        {u"sourceSpec"_s, sourceSpec(connector, kind, shared)},
        {u"attributes"_s, attributes},
        {u"permissionsInfo"_s, permissionsInfo(kind.value("permission"_L1).toString())}};
    if (kind.contains("exploreSpec"_L1))
        spec.insert("exploreSpec"_L1, kind.value("exploreSpec"_L1));
    // Sources without a base connection have no way to sign in.
    QJsonArray authSpecs;
    for (const auto &compact : connector.value("auth"_L1).toArray())
        authSpecs.append(authSpec(compact.toObject(), shared));
    if (!authSpecs.isEmpty())
        spec.insert("authSpec"_L1, authSpecs);
    return spec;
}

} // namespace

QJsonObject permissionsInfo(const QString &resource)
{
    const auto list = [&](const QString &right) {
        return QJsonArray{QJsonObject{{u"@type"_s, u"lowLevel"_s},
                                      {u"name"_s, resource},
                                      {u"permissions"_s, QJsonArray{right}}}};
    };
    return {{u"manage"_s, list(u"write"_s)}, {u"view"_s, list(u"read"_s)}};
}

QList<QJsonObject> expandedConnectionSpecs(const QJsonObject &catalog)
{
    const QJsonObject shared = catalog.value("shared"_L1).toObject();
    QList<QJsonObject> specs;
    for (const auto &connector : catalog.value("connectors"_L1).toArray())
        specs.append(connectionSpec(connector.toObject(), shared));
    for (const auto &other : catalog.value("others"_L1).toArray())
        specs.append(other.toObject());
    return specs;
}

} // namespace dfw::localplatform
