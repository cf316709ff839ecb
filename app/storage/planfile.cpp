// SPDX-License-Identifier: Apache-2.0
#include "storage/planfile.h"

#include "core/logging.h"
#include "storage/jsonwriter.h"
#include "storage/planschema.h"

#include <cmath>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QSaveFile>

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

void writeSource(JsonWriter &out, const SourcePlan &source)
{
    out.key(u"source");
    out.beginObject();
    out.member(u"name", source.name);
    writeNonEmpty(out, u"description", source.description);
    writeId(out, u"baseConnection", source.baseConnectionId);
    out.key(u"connectionSpec");
    out.beginObject();
    out.member(u"id", source.connectionSpec.id);
    out.member(u"version", source.connectionSpec.version);
    out.endObject();
    out.member(u"flowSpec", source.flowSpecName);
    out.member(u"table", source.table);
    out.key(u"columns");
    out.beginArray();
    for (const Column &column : source.columns)
        writeColumn(out, column);
    out.endArray();
    out.endObject();
}

void writeTarget(JsonWriter &out, const TargetPlan &target)
{
    out.key(u"target");
    out.beginObject();
    out.member(u"name", target.name);
    writeNonEmpty(out, u"description", target.description);
    writeId(out, u"schema", target.schemaId);
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

Error storageError(const QString &operation, const QString &path, const QString &detail)
{
    qCInfo(logStorage).noquote() << operation << "failed:" << detail;
    return Error{
        .kind = ErrorKind::Storage, .operation = operation, .where = path, .detail = detail};
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
    out.endObject();
    return out.take();
}

Result<PlanReading> loadPlan(const QString &path)
{
    const QString operation = u"loadPlan"_s;
    const QFileInfo info(path);
    // Asked first: opening a named pipe would wait for somebody to write into it.
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return storageError(operation, path, u"not a regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(operation, path, file.errorString());
    // One byte more than allowed, whatever the file says about its size: readPlan() then refuses.
    const QByteArray text = file.read(largestPlanBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return storageError(operation, path, file.errorString());
    return readPlan(text);
}

Result<Unit> savePlan(const QString &path, const FlowPlan &plan)
{
    const QString operation = u"savePlan"_s;
    const QFileInfo info(path);
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return storageError(operation, path, u"not a regular file"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(operation, path, file.errorString());
    file.write(writePlan(plan)); // a failed write makes commit() fail
    if (!file.commit())
        return storageError(operation, path, file.errorString());
    return Unit{};
}

} // namespace dfw::storage
