// SPDX-License-Identifier: Apache-2.0
#include "localplatform/sourcechecks.h"

#include "localplatform/entityquery.h"
#include "localplatform/filesource.h"
#include "localplatform/flowspecs.h"
#include "localplatform/leniency.h"
#include "localplatform/opensource.h"
#include "localplatform/refusal.h"
#include "localplatform/rowfilter.h"
#include "localplatform/world.h"
#include "spec/jsonschema.h"

#include <QJsonArray>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

Error missing(const QString &pointer)
{
    return refusal(u"LOCAL-1002-400"_s, u"is missing"_s, pointer);
}

/// The raw schema that the tutorials of 2020 named in `data.schema`. Strict wants it to exist.
std::optional<Error> rawSchemaOf(World &world, const QString &sandbox, const QJsonObject &data)
{
    if (!world.strict || data.value("schema"_L1).isNull() || !data.contains("schema"_L1))
        return {};
    const QString id = valueAt(data, {u"schema"_s, u"id"_s}).toString();
    if (id.isEmpty())
        return missing(u"/data/schema/id"_s);
    if (world.store->find(kind::schemas, sandbox, id) ||
        world.store->find(kind::classes, sandbox, id))
        return {};
    return refusal(u"FLOW-1439-400"_s, u"nothing in this sandbox has this id: "_s + id,
                   u"/data/schema/id"_s);
}

std::optional<Error> columnsOf(const SourceSample &sample, const QJsonObject &params)
{
    const QStringList known = namesOf(sample.columns);
    const QJsonArray columns = params.value("columns"_L1).toArray();
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const QString name = columns.at(i).toObject().value("name"_L1).toString();
        if (!known.contains(name)) {
            return refusal(u"LOCAL-1002-400"_s, u"the table has no such column: "_s + name,
                           u"/params/columns/%1/name"_s.arg(i));
        }
    }
    return {};
}

/// Table, columns and filter against the source itself. A source that cannot be reached says so
/// when it is read, as with the real service.
std::optional<Error> againstSource(const World &world, const QJsonObject &connection,
                                   const QJsonObject &body)
{
    const Opened opened = openSource(world, connection, true);
    if (!opened.source)
        return {};
    const QJsonObject params = body.value("params"_L1).toObject();
    SourceSelection selection = *selectionOf(body, SourceKind::Table);
    const std::optional<QJsonObject> filter = std::exchange(selection.filter, {});
    const Result<SourceSample> sample = opened.source->describe(selection, 0);
    if (!sample) {
        if (sample.error().httpStatus != 404)
            return sample.error();
        return refusal(u"FLOW-1439-400"_s, u"there is no such table: "_s + selection.path,
                       params.contains("tableName"_L1) ? u"/params/tableName"_s
                                                       : u"/params/path"_s);
    }
    if (filter) {
        if (const auto read = rowFilterOf(*filter, sample->columns, u"/params/filters"_s); !read)
            return read.error();
    }
    return columnsOf(*sample, params);
}

std::optional<Error> tableSource(World &world, const QString &sandbox, const QJsonObject &body,
                                 const QJsonObject &connection, const QJsonObject &spec)
{
    const QJsonObject data = body.value("data"_L1).toObject();
    const QJsonObject params = body.value("params"_L1).toObject();
    const QString format = data.value("format"_L1).toString();
    if (format != "tabular"_L1 && format != "parquet_xdm"_L1)
        return refusal(u"LOCAL-1002-400"_s, u"must be tabular for a source of tables"_s,
                       u"/data/format"_s);
    if (params.value("cdcEnabled"_L1).toBool()) {
        return refusal(u"LOCAL-1003-400"_s,
                       u"the local Platform does not capture changes (change data capture)"_s,
                       u"/params/cdcEnabled"_s);
    }
    if (params.contains("filters"_L1) && !takesRowFilters(spec)) {
        return refusal(u"LOCAL-1003-400"_s, u"this connector does not filter rows at the source"_s,
                       u"/params/filters"_s);
    }
    if (const auto refused = rawSchemaOf(world, sandbox, data))
        return refused;
    // The form of 2020, and the page about marketing sources, name the table in `path`.
    const bool byPath = !params.contains("tableName"_L1) && params.value("path"_L1).isString() &&
                        (format == "parquet_xdm"_L1 || !world.strict);
    if (world.strict && format == "parquet_xdm"_L1 && !data.value("schema"_L1).isObject())
        return missing(u"/data/schema"_s);
    if (!byPath) {
        const QJsonObject schema = valueAt(spec, {u"sourceSpec"_s, u"spec"_s}).toObject();
        if (const auto refused = fits(params, schema, u"/params"_s))
            return refused;
    }
    return againstSource(world, connection, body);
}

std::optional<Error> fileSource(World &world, const QString &sandbox, const QJsonObject &body,
                                const QJsonObject &spec)
{
    const Result<SourceSelection> selection = selectionOf(body, SourceKind::File);
    if (!selection)
        return selection.error();
    const QJsonObject schema = valueAt(spec, {u"sourceSpec"_s, u"spec"_s}).toObject();
    const QJsonObject params =
        leniency::readable(world.strict, body.value("params"_L1).toObject(), schema);
    for (const auto key : {"filters"_L1, "cdcEnabled"_L1}) {
        if (params.contains(key) && params.value(key) != QJsonValue(false))
            return refusal(u"LOCAL-1003-400"_s, u"is for sources of tables only"_s,
                           u"/params/"_s + key);
    }
    if (const auto refused = fits(params, schema, u"/params"_s))
        return refused;
    if (selection->path.isEmpty())
        return missing(u"/params/path"_s);
    const bool isPattern = selection->path.contains(u'*') || selection->path.contains(u'?');
    if (isPattern && params.value("type"_L1).toString(u"folder"_s) != "folder"_L1)
        return refusal(u"LOCAL-1002-400"_s, u"must be folder when the path has a wildcard"_s,
                       u"/params/type"_s);
    if (const auto refused = FileSource::checkPath(selection->path, u"/params/path"_s))
        return refused;
    return rawSchemaOf(world, sandbox, body.value("data"_L1).toObject());
}

} // namespace

std::optional<Error> fits(const QJsonObject &value, const QJsonObject &schema,
                          const QString &pointer)
{
    const Result<spec::JsonSchema> compiled = spec::JsonSchema::compile(schema);
    if (!compiled)
        return compiled.error();
    const QList<spec::SchemaIssue> issues = compiled->validate(value);
    if (issues.isEmpty())
        return {};
    return refusal(u"LOCAL-1002-400"_s, issues.first().message, pointer + issues.first().pointer);
}

std::optional<QJsonObject> baseConnectionOf(World &world, const QString &sandbox,
                                            const QJsonObject &sourceConnection)
{
    const QString id = sourceConnection.value("baseConnectionId"_L1).toString();
    if (!id.isEmpty())
        return world.store->find(kind::connections, sandbox, id);
    return QJsonObject{{u"connectionSpec"_s, sourceConnection.value("connectionSpec"_L1)}};
}

namespace flowchecks {

std::optional<Error> sourceConnection(World &world, const QString &sandbox, const QJsonObject &body)
{
    const QString specId = valueAt(body, {u"connectionSpec"_s, u"id"_s}).toString();
    const std::optional<QJsonObject> spec = flowspecs::connectionSpec(specId);
    if (!spec)
        return refusal(u"FLOW-1413-400"_s, u"names no connection spec: "_s + specId,
                       u"/connectionSpec/id"_s);
    if (body.value("name"_L1).toString().isEmpty())
        return missing(u"/name"_s);
    const QString base = body.value("baseConnectionId"_L1).toString();
    if (base.isEmpty() && !spec->value("authSpec"_L1).toArray().isEmpty())
        return missing(u"/baseConnectionId"_s);
    const auto connection = baseConnectionOf(world, sandbox, body);
    if (!connection)
        return refusal(u"FLOW-1439-400"_s, u"nothing in this sandbox has this id: "_s + base,
                       u"/baseConnectionId"_s);
    if (valueAt(*connection, {u"connectionSpec"_s, u"id"_s}).toString() != specId)
        return refusal(u"FLOW-1413-400"_s, u"is not the spec of the base connection"_s,
                       u"/connectionSpec/id"_s);
    if (const auto refused =
            leniency::checkSourceParams(world.strict, body.value("params"_L1).toObject()))
        return refused;
    switch (sourceKindOf(*spec)) {
    case SourceKind::Table:
        return tableSource(world, sandbox, body, *connection, *spec);
    case SourceKind::File:
        return fileSource(world, sandbox, body, *spec);
    case SourceKind::Other:
        break;
    }
    if (!spec->contains("sourceSpec"_L1))
        return refusal(u"FLOW-1413-400"_s, u"is no source"_s, u"/connectionSpec/id"_s);
    return fits(body.value("params"_L1).toObject(),
                valueAt(*spec, {u"sourceSpec"_s, u"spec"_s}).toObject(), u"/params"_s);
}

} // namespace flowchecks

} // namespace dfw::localplatform
