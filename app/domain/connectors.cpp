// SPDX-License-Identifier: Apache-2.0
#include "domain/connectors.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

// Q_INIT_RESOURCE must stand outside every namespace. Without it the linker may leave the list out
// of a program, because nothing else refers to it.
static void initConnectorResource()
{
    Q_INIT_RESOURCE(connectors);
}

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

struct Published
{
    QList<Connector> connectors;
    QHash<QString, qsizetype> byId;
    QHash<QString, QString> corrections;
};

SourceKind kindFromName(const QString &name)
{
    if (name == "tables"_L1)
        return SourceKind::Tables;
    if (name == "files"_L1)
        return SourceKind::Files;
    if (name == "rest"_L1)
        return SourceKind::Rest;
    return name == "streaming"_L1 ? SourceKind::Streaming : SourceKind::Unknown;
}

QStringList texts(const QJsonValue &list)
{
    return list.toVariant().toStringList();
}

AuthSpec authSpec(const QJsonObject &object)
{
    AuthSpec out{.name = object.value("name"_L1).toString()};
    const QJsonArray params = object.value("params"_L1).toArray();
    // Required ones first, as with the live spec.
    for (const bool required : {true, false}) {
        for (const QJsonValue &param : params) {
            if (param["required"_L1].toBool() == required)
                out.parameters.append({.name = param["name"_L1].toString(),
                                       .required = required,
                                       .secret = param["secret"_L1].toBool(),
                                       .values = texts(param["enum"_L1])});
        }
    }
    return out;
}

Connector connector(const QJsonObject &object)
{
    Connector out{.ref = {.id = object.value("id"_L1).toString()},
                  .name = object.value("name"_L1).toString(),
                  .category = object.value("category"_L1).toString(),
                  .kind = kindFromName(object.value("kind"_L1).toString()),
                  .flowSpec = object.value("flowSpec"_L1).toString(),
                  .deltaDateFormats = texts(object.value("deltaFormats"_L1)),
                  .deprecated = object.value("deprecated"_L1).toBool()};
    const QJsonArray auths = object.value("auth"_L1).toArray();
    for (const QJsonValue &auth : auths)
        out.authSpecs.append(authSpec(auth.toObject()));
    return out;
}

const Published &published()
{
    static const Published list = [] {
        initConnectorResource();
        QFile file(u":/dfw/connectors.json"_s);
        const bool open = file.open(QIODevice::ReadOnly);
        Q_ASSERT(open); // our own file, read by a test
        Q_UNUSED(open)
        const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
        Published out;
        const QJsonArray items = root.value("connectors"_L1).toArray();
        for (const QJsonValue &item : items) {
            out.connectors.append(connector(item.toObject()));
            out.byId.insert(out.connectors.last().ref.id, out.connectors.size() - 1);
        }
        const QJsonArray wrong = root.value("wrongIds"_L1).toArray();
        for (const QJsonValue &item : wrong)
            out.corrections.insert(item["id"_L1].toString(), item["right"_L1].toString());
        return out;
    }();
    return list;
}

} // namespace

const QList<Connector> &connectors()
{
    return published().connectors;
}

const Connector *connectorById(const QString &id)
{
    const auto it = published().byId.constFind(id.toLower());
    return it == published().byId.constEnd() ? nullptr : &published().connectors.at(it.value());
}

QString correctedSpecId(const QString &wrong)
{
    return published().corrections.value(wrong.toLower());
}

QStringList deltaDateFormats(const QString &specId)
{
    const Connector *known = connectorById(specId);
    if (known && !known->deltaDateFormats.isEmpty())
        return known->deltaDateFormats;
    return {u"yyyy-MM-dd HH:mm:ss"_s};
}

} // namespace dfw
