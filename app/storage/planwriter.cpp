// SPDX-License-Identifier: Apache-2.0
#include "storage/jsonwriter.h"
#include "storage/planfile.h"
#include "storage/planschema.h"

#include <cmath>
#include <QJsonArray>
#include <QJsonObject>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

void writeNonEmpty(JsonWriter &out, QStringView name, const QString &text)
{
    if (!text.isEmpty())
        out.member(name, text);
}

void writeId(JsonWriter &out, QStringView name, const QString &id)
{
    out.key(name);
    out.beginObject();
    out.member(u"id", id);
    out.endObject();
}

// The type before its format, as everybody writes it; then the rest by name.
void writeXdm(JsonWriter &out, QJsonObject xdm)
{
    out.key(u"xdm");
    out.beginObject();
    for (const QLatin1StringView first : {"type"_L1, "format"_L1}) {
        if (const auto it = xdm.find(first); it != xdm.end()) {
            out.member(it.key(), QJsonValue(it.value()));
            xdm.erase(it);
        }
    }
    for (auto it = xdm.begin(); it != xdm.end(); ++it)
        out.member(it.key(), QJsonValue(it.value()));
    out.endObject();
}

void writeColumn(JsonWriter &out, const Column &column)
{
    out.beginObject();
    out.member(u"name", column.name);
    out.member(u"type", column.rawType);
    writeNonEmpty(out, u"meta:xdmType", column.xdmType);
    if (!column.xdm.isEmpty())
        writeXdm(out, QJsonObject::fromVariantMap(column.xdm));
    const QJsonObject extra = QJsonObject::fromVariantMap(column.extra);
    for (auto it = extra.begin(); it != extra.end(); ++it) {
        if (!isColumnKey(it.key()) && !isPlantedSecret(it.key(), it.value()))
            out.member(it.key(), QJsonValue(it.value()));
    }
    out.endObject();
}

void beginCreate(JsonWriter &out, QStringView name)
{
    out.key(name);
    out.beginObject();
    out.key(u"create");
    out.beginObject();
}

void endCreate(JsonWriter &out)
{
    out.endObject();
    out.endObject();
}

void writeTexts(JsonWriter &out, QStringView name, const QStringList &texts)
{
    if (!texts.isEmpty())
        out.member(name, QJsonValue(QJsonArray::fromStringList(texts)));
}

void writeNewConnection(JsonWriter &out, const NewBaseConnection &connection)
{
    beginCreate(out, u"baseConnection");
    out.member(u"name", connection.name);
    writeNonEmpty(out, u"description", connection.description);
    out.member(u"authSpec", connection.authSpec);
    QJsonObject params = QJsonObject::fromVariantMap(connection.params);
    const QStringList names = params.keys();
    for (const QString &name : names) {
        if (isPlantedSecret(name, params.value(name)) || connection.secrets.contains(name))
            params.remove(name);
    }
    if (!params.isEmpty())
        out.member(u"params", QJsonValue(params));
    writeTexts(out, u"secrets", connection.secrets);
    endCreate(out);
}

void writeFiles(JsonWriter &out, const FileSelection &files)
{
    out.key(u"files");
    out.beginObject();
    out.member(u"path", files.path);
    out.member(u"type", files.isFolder ? u"folder"_s : u"file"_s);
    if (files.recursive)
        out.member(u"recursive", true);
    out.member(u"format", fileFormatName(files.format));
    writeNonEmpty(out, u"columnDelimiter", files.columnDelimiter);
    writeNonEmpty(out, u"encoding", files.encoding);
    writeNonEmpty(out, u"compression", files.compression);
    out.endObject();
}

void writeFilter(JsonWriter &out, const RowFilter &filter)
{
    out.key(u"filter");
    out.beginObject();
    out.member(u"match", filter.any ? u"any"_s : u"all"_s);
    out.key(u"conditions");
    out.beginArray();
    for (const FilterCondition &condition : filter.conditions) {
        out.beginObject();
        out.member(u"column", condition.column);
        out.member(u"comparison", condition.comparison);
        if (condition.negated)
            out.member(u"not", true);
        if (!condition.values.isEmpty())
            out.member(u"values", QJsonValue(QJsonArray::fromVariantList(condition.values)));
        out.endObject();
    }
    out.endArray();
    out.endObject();
}

void writeSource(JsonWriter &out, const SourcePlan &source)
{
    out.key(u"source");
    out.beginObject();
    out.member(u"name", source.name);
    writeNonEmpty(out, u"description", source.description);
    if (source.newConnection)
        writeNewConnection(out, *source.newConnection);
    else
        writeId(out, u"baseConnection", source.baseConnectionId);
    out.key(u"connectionSpec");
    out.beginObject();
    out.member(u"id", source.connectionSpec.id);
    out.member(u"version", source.connectionSpec.version);
    out.endObject();
    out.member(u"flowSpec", source.flowSpecName);
    if (source.files)
        writeFiles(out, *source.files);
    else
        out.member(u"table", source.table);
    out.key(u"columns");
    out.beginArray();
    for (const Column &column : source.columns)
        writeColumn(out, column);
    out.endArray();
    if (source.filter)
        writeFilter(out, *source.filter);
    out.endObject();
}

void writeNewSchema(JsonWriter &out, const NewSchema &schema)
{
    beginCreate(out, u"schema");
    out.member(u"title", schema.title);
    writeNonEmpty(out, u"description", schema.description);
    out.member(u"class", schema.classId);
    writeTexts(out, u"fieldGroups", schema.fieldGroupIds);
    if (schema.ownFields) {
        out.key(u"fields");
        out.beginObject();
        out.member(u"title", schema.ownFields->title);
        writeNonEmpty(out, u"description", schema.ownFields->description);
        out.key(u"items");
        out.beginArray();
        for (const NewField &field : schema.ownFields->fields) {
            out.beginObject();
            out.member(u"name", field.name);
            writeNonEmpty(out, u"title", field.title);
            writeNonEmpty(out, u"column", field.column);
            out.member(u"type", fieldTypeName(field.type));
            out.endObject();
        }
        out.endArray();
        out.endObject();
    }
    if (!schema.identities.isEmpty()) {
        out.key(u"identities");
        out.beginArray();
        for (const IdentityMark &mark : schema.identities) {
            out.beginObject();
            out.member(u"path", mark.path);
            out.member(u"namespace", mark.namespaceCode);
            if (mark.primary)
                out.member(u"primary", true);
            out.endObject();
        }
        out.endArray();
    }
    endCreate(out);
}

void writeNewDataset(JsonWriter &out, const NewDataset &dataset)
{
    beginCreate(out, u"dataset");
    out.member(u"name", dataset.name);
    writeNonEmpty(out, u"description", dataset.description);
    if (dataset.inProfile)
        out.member(u"profile", true);
    endCreate(out);
}

void writeTarget(JsonWriter &out, const TargetPlan &target)
{
    out.key(u"target");
    out.beginObject();
    out.member(u"name", target.name);
    writeNonEmpty(out, u"description", target.description);
    if (target.newSchema)
        writeNewSchema(out, *target.newSchema);
    else
        writeId(out, u"schema", target.schemaId);
    if (target.newDataset)
        writeNewDataset(out, *target.newDataset);
    else
        writeId(out, u"dataset", target.datasetId);
    out.endObject();
}

void writeMapping(JsonWriter &out, const Mapping &mapping)
{
    out.key(u"mapping");
    out.beginArray();
    for (const MappingRow &row : mapping) {
        out.beginObject();
        if (row.kind != MappingKind::Column)
            out.member(u"kind", mappingKindName(row.kind));
        out.member(u"source", row.source);
        out.member(u"target", row.target);
        out.endObject();
    }
    out.endArray();
}

void writeSchedule(JsonWriter &out, const FlowPlan &plan)
{
    out.key(u"schedule");
    out.beginObject();
    if (plan.deltaColumn) {
        out.key(u"deltaColumn");
        out.beginObject();
        out.member(u"name", plan.deltaColumn->name);
        writeNonEmpty(out, u"dateFormat", plan.deltaColumn->dateFormat);
        out.member(u"timezone", plan.deltaColumn->timezone);
        out.endObject();
    }
    out.member(u"startTime", plan.schedule.startTime);
    out.member(u"frequency", frequencyName(plan.schedule.frequency));
    if (plan.schedule.interval)
        out.member(u"interval", qint64(*plan.schedule.interval));
    if (plan.schedule.backfill)
        out.member(u"backfill", *plan.schedule.backfill);
    if (plan.schedule.endTime)
        out.member(u"endTime", *plan.schedule.endTime);
    out.endObject();
}

void writeOptions(JsonWriter &out, const IngestionOptions &options)
{
    if (options.isEmpty())
        return;
    out.key(u"options");
    out.beginObject();
    if (options.errorDiagnostics)
        out.member(u"errorDiagnostics", *options.errorDiagnostics);
    // JSON has no word for infinity or not-a-number.
    if (options.partialIngestionPercent && std::isfinite(*options.partialIngestionPercent))
        out.member(u"partialIngestionPercent", *options.partialIngestionPercent);
    out.endObject();
}

} // namespace

QByteArray writePlan(const FlowPlan &plan)
{
    JsonWriter out;
    out.beginObject();
    out.member(u"format", planFormat());
    out.member(u"version", qint64(planVersion));
    out.member(u"name", plan.name);
    writeNonEmpty(out, u"description", plan.description);
    writeSource(out, plan.source);
    writeTarget(out, plan.target);
    writeMapping(out, plan.mapping);
    writeSchedule(out, plan);
    writeOptions(out, plan.options);
    if (plan.form2020)
        out.member(u"form2020", true);
    if (plan.draft)
        out.member(u"draft", true);
    out.endObject();
    return out.take();
}

} // namespace dfw::storage
