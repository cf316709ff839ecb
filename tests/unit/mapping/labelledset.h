// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/schemawire.h"
#include "localplatform/resourcestore.h"
#include "localplatform/standardxdm.h"
#include "localplatform/xdm.h"
#include "mapping/suggest.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

/// The tables of tests/data/suggestions, resolved against the standard field groups.
namespace labelled {

struct Column
{
    dfw::Column column;
    QStringList accept; ///< right paths; none where nothing is right
};

struct Table
{
    QString name;
    bool heldOut = false;
    QString schema;
    QList<Column> columns;
    dfw::SampleRows sample;
};

inline QJsonObject readObject(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll()).object()
                                        : QJsonObject();
}

inline QString folder()
{
    return QStringLiteral(DFW_SOURCE_DIR "/tests/data/suggestions/");
}

inline dfw::Column column(const QString &name, const QString &type)
{
    const bool time = type.startsWith(QLatin1StringView("date"));
    dfw::Column out;
    out.name = name;
    out.rawType = time ? QStringLiteral("string") : type;
    out.xdmType = time ? type : QString();
    return out;
}

inline QList<Table> tables()
{
    QList<Table> out;
    const QStringList files = QDir(folder()).entryList({QStringLiteral("*.json")}, QDir::Files);
    for (const QString &file : files) {
        const QJsonObject root = readObject(folder() + file);
        Table table{.name = root.value(QLatin1StringView("table")).toString(),
                    .heldOut = root.value(QLatin1StringView("half")).toString() ==
                               QLatin1StringView("held out"),
                    .schema = root.value(QLatin1StringView("schema")).toString()};
        const QJsonArray columns = root.value(QLatin1StringView("columns")).toArray();
        for (const QJsonValue &value : columns) {
            Column one{.column = column(value[u"name"].toString(), value[u"type"].toString())};
            for (const QJsonValue &path : value[u"accept"].toArray())
                one.accept.append(path.toString());
            const QJsonArray values = value[u"values"].toArray();
            table.sample.rows.resize(qMax(table.sample.rows.size(), values.size()));
            for (qsizetype row = 0; row < values.size(); ++row)
                table.sample.rows[row].append(values.at(row).toVariant());
            table.sample.columns.append(one.column.name);
            table.columns.append(one);
        }
        out.append(table);
    }
    return out;
}

/// By the name a table gives it.
inline QHash<QString, dfw::SchemaFields> schemas()
{
    using namespace dfw::localplatform;
    const auto store =
        ResourceStore::open(QStringLiteral(":memory:"), ResourceStore::Durability::ThrownAway);
    if (!store)
        return {};
    XdmLibrary library;
    QHash<QString, dfw::SchemaFields> out;
    const QJsonObject root = readObject(folder() + QStringLiteral("schemas/schemas.json"));
    for (auto it = root.begin(); it != root.end(); ++it) {
        QJsonArray parts;
        for (const QJsonValue &ref : it.value()[u"refs"].toArray())
            parts.append(QJsonObject{{QStringLiteral("$ref"), ref}});
        parts.append(standardFields(it.value()[u"own"].toObject(), {}));
        const QJsonObject schema{{QStringLiteral("$id"), it.key()},
                                 {QStringLiteral("allOf"), parts}};
        out.insert(it.key(), dfw::api::wire::flattenSchema(
                                 library.resolved(schema, QStringLiteral("demo"), **store)));
    }
    return out;
}

inline dfw::mapping::SuggestInput inputOf(const Table &table, const dfw::SchemaFields &fields)
{
    dfw::mapping::SuggestInput input{.fields = fields, .sample = table.sample};
    for (const Column &one : table.columns)
        input.columns.append(one.column);
    return input;
}

} // namespace labelled
