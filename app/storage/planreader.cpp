// SPDX-License-Identifier: Apache-2.0
#include "storage/jsonscan.h"
#include "storage/planfile.h"
#include "storage/planschema.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostIssues = 100;

// From here on the schema has been satisfied, so every look-up finds the type it expects; what is
// absent is optional and keeps the default of its struct.

void readText(const QJsonObject &object, QLatin1StringView key, QString &into)
{
    if (const QJsonValue value = object.value(key); value.isString())
        into = value.toString();
}

QString idOf(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toObject().value("id"_L1).toString();
}

std::optional<QJsonObject> createOf(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue create = object.value(key).toObject().value("create"_L1);
    return create.isObject() ? std::optional(create.toObject()) : std::nullopt;
}

QStringList texts(const QJsonObject &object, QLatin1StringView key)
{
    return object.value(key).toVariant().toStringList();
}

NewBaseConnection readNewConnection(const QJsonObject &object)
{
    NewBaseConnection connection;
    readText(object, "name"_L1, connection.name);
    readText(object, "description"_L1, connection.description);
    readText(object, "authSpec"_L1, connection.authSpec);
    connection.params = object.value("params"_L1).toObject().toVariantMap();
    connection.secrets = texts(object, "secrets"_L1);
    return connection;
}

FileSelection readFiles(const QJsonObject &object)
{
    FileSelection files;
    readText(object, "path"_L1, files.path);
    files.isFolder = object.value("type"_L1).toString() == "folder"_L1;
    files.recursive = object.value("recursive"_L1).toBool();
    if (const auto format = fileFormatFromName(object.value("format"_L1).toString()))
        files.format = *format;
    readText(object, "columnDelimiter"_L1, files.columnDelimiter);
    readText(object, "encoding"_L1, files.encoding);
    readText(object, "compression"_L1, files.compression);
    return files;
}

RowFilter readFilter(const QJsonObject &object)
{
    RowFilter filter{.any = object.value("match"_L1).toString() == "any"_L1};
    const QJsonArray conditions = object.value("conditions"_L1).toArray();
    for (const QJsonValue &item : conditions) {
        const QJsonObject one = item.toObject();
        filter.conditions.append({.column = one.value("column"_L1).toString(),
                                  .comparison = one.value("comparison"_L1).toString(),
                                  .negated = one.value("not"_L1).toBool(),
                                  .values = one.value("values"_L1).toArray().toVariantList()});
    }
    return filter;
}

NewSchema readNewSchema(const QJsonObject &object)
{
    NewSchema schema;
    readText(object, "title"_L1, schema.title);
    readText(object, "description"_L1, schema.description);
    readText(object, "class"_L1, schema.classId);
    schema.fieldGroupIds = texts(object, "fieldGroups"_L1);
    if (const QJsonValue fields = object.value("fields"_L1); fields.isObject()) {
        NewFieldGroup group;
        readText(fields.toObject(), "title"_L1, group.title);
        readText(fields.toObject(), "description"_L1, group.description);
        const QJsonArray items = fields["items"_L1].toArray();
        for (const QJsonValue &item : items)
            group.fields.append(
                {.name = item["name"_L1].toString(),
                 .title = item["title"_L1].toString(),
                 .column = item["column"_L1].toString(),
                 .type =
                     fieldTypeFromName(item["type"_L1].toString()).value_or(ValueType::String)});
        schema.ownFields = group;
    }
    const QJsonArray marks = object.value("identities"_L1).toArray();
    for (const QJsonValue &mark : marks)
        schema.identities.append({.path = mark["path"_L1].toString(),
                                  .namespaceCode = mark["namespace"_L1].toString(),
                                  .primary = mark["primary"_L1].toBool()});
    return schema;
}

Column readColumn(const QJsonObject &object)
{
    Column column{.name = object.value("name"_L1).toString(),
                  .rawType = object.value("type"_L1).toString(),
                  .xdmType = object.value("meta:xdmType"_L1).toString(),
                  .xdm = object.value("xdm"_L1).toObject().toVariantMap()};
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!isColumnKey(it.key()))
            column.extra.insert(it.key(), it.value().toVariant());
    }
    return column;
}

SourcePlan readSource(const QJsonObject &object)
{
    SourcePlan source;
    readText(object, "name"_L1, source.name);
    readText(object, "description"_L1, source.description);
    source.baseConnectionId = idOf(object, "baseConnection"_L1);
    if (const auto create = createOf(object, "baseConnection"_L1))
        source.newConnection = readNewConnection(*create);
    const QJsonObject connectionSpec = object.value("connectionSpec"_L1).toObject();
    readText(connectionSpec, "id"_L1, source.connectionSpec.id);
    readText(connectionSpec, "version"_L1, source.connectionSpec.version);
    readText(object, "flowSpec"_L1, source.flowSpecName);
    readText(object, "table"_L1, source.table);
    if (const QJsonValue files = object.value("files"_L1); files.isObject())
        source.files = readFiles(files.toObject());
    if (const QJsonValue filter = object.value("filter"_L1); filter.isObject())
        source.filter = readFilter(filter.toObject());
    const QJsonArray columns = object.value("columns"_L1).toArray();
    source.columns.reserve(columns.size());
    for (const QJsonValue &column : columns)
        source.columns.append(readColumn(column.toObject()));
    return source;
}

TargetPlan readTarget(const QJsonObject &object)
{
    TargetPlan target;
    readText(object, "name"_L1, target.name);
    readText(object, "description"_L1, target.description);
    target.schemaId = idOf(object, "schema"_L1);
    target.datasetId = idOf(object, "dataset"_L1);
    if (const auto create = createOf(object, "schema"_L1))
        target.newSchema = readNewSchema(*create);
    if (const auto create = createOf(object, "dataset"_L1)) {
        NewDataset dataset;
        readText(*create, "name"_L1, dataset.name);
        readText(*create, "description"_L1, dataset.description);
        dataset.inProfile = create->value("profile"_L1).toBool();
        target.newDataset = dataset;
    }
    return target;
}

Mapping readMapping(const QJsonArray &array)
{
    Mapping mapping;
    mapping.reserve(array.size());
    for (const QJsonValue &item : array) {
        const QJsonObject object = item.toObject();
        MappingRow row;
        if (const auto kind = mappingKindFromName(object.value("kind"_L1).toString()))
            row.kind = *kind;
        readText(object, "source"_L1, row.source);
        readText(object, "target"_L1, row.target);
        mapping.append(row);
    }
    return mapping;
}

Schedule readSchedule(const QJsonObject &object)
{
    Schedule schedule;
    schedule.startTime = object.value("startTime"_L1).toInteger();
    if (const auto frequency = frequencyFromName(object.value("frequency"_L1).toString()))
        schedule.frequency = *frequency;
    if (const QJsonValue interval = object.value("interval"_L1); interval.isDouble())
        schedule.interval = int(interval.toInteger());
    if (const QJsonValue backfill = object.value("backfill"_L1); backfill.isBool())
        schedule.backfill = backfill.toBool();
    if (const QJsonValue end = object.value("endTime"_L1); end.isDouble())
        schedule.endTime = end.toInteger();
    return schedule;
}

std::optional<DeltaColumn> readDeltaColumn(const QJsonObject &schedule)
{
    const QJsonValue value = schedule.value("deltaColumn"_L1);
    if (!value.isObject())
        return std::nullopt;
    DeltaColumn delta;
    readText(value.toObject(), "name"_L1, delta.name);
    readText(value.toObject(), "dateFormat"_L1, delta.dateFormat);
    readText(value.toObject(), "timezone"_L1, delta.timezone);
    return delta;
}

IngestionOptions readOptions(const QJsonObject &object)
{
    IngestionOptions options;
    if (const QJsonValue on = object.value("errorDiagnostics"_L1); on.isBool())
        options.errorDiagnostics = on.toBool();
    if (const QJsonValue percent = object.value("partialIngestionPercent"_L1); percent.isDouble())
        options.partialIngestionPercent = percent.toDouble();
    return options;
}

} // namespace

FlowPlan planFromJson(const QJsonObject &root)
{
    FlowPlan plan;
    readText(root, "name"_L1, plan.name);
    readText(root, "description"_L1, plan.description);
    plan.source = readSource(root.value("source"_L1).toObject());
    plan.target = readTarget(root.value("target"_L1).toObject());
    plan.mapping = readMapping(root.value("mapping"_L1).toArray());
    const QJsonObject schedule = root.value("schedule"_L1).toObject();
    plan.deltaColumn = readDeltaColumn(schedule);
    plan.schedule = readSchedule(schedule);
    plan.options = readOptions(root.value("options"_L1).toObject());
    plan.form2020 = root.value("form2020"_L1).toBool();
    plan.draft = root.value("draft"_L1).toBool();
    return plan;
}

namespace {

PlanReading refused(IssueCode code, const QString &pointer, const QStringList &arguments)
{
    return {.plan = std::nullopt, .issues = {{code, Severity::Error, pointer, arguments}}};
}

PlanReading notJson(const QByteArray &text, qsizetype offset)
{
    const TextPlace place = placeOf(text, offset);
    return refused(IssueCode::NotJson, {},
                   {QString::number(place.line), QString::number(place.column)});
}

// Format and version before everything else: of a file that is no plan, or a later plan, nothing
// further can be said.
std::optional<PlanReading> checkHead(const QJsonObject &root)
{
    const QJsonValue format = root.value("format"_L1);
    if (format.toString() != planFormat()) {
        const QString found = format.toString().simplified().left(60);
        return refused(IssueCode::NotAPlan, u"/format"_s,
                       found.isEmpty() ? QStringList() : QStringList{found});
    }
    const QJsonValue version = root.value("version"_L1);
    if (!version.isDouble() || version.toDouble() == planVersion)
        return std::nullopt; // absent or of another type: the schema says so
    const bool newer = version.toDouble() >= planVersion + 1;
    return refused(newer ? IssueCode::NewerVersion : IssueCode::UnknownVersion, u"/version"_s,
                   {version.toVariant().toString(), QString::number(planVersion)});
}

} // namespace

PlanReading readPlan(const QByteArray &json)
{
    if (json.size() > largestPlanBytes)
        return refused(IssueCode::TooLarge, {}, {QString::number(largestPlanBytes / 1024 / 1024)});
    if (json.trimmed().isEmpty())
        return refused(IssueCode::NotJson, {}, {});
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return notJson(json, error.offset);
    if (!document.isObject())
        return refused(IssueCode::NotAPlan, {}, {});

    const QJsonObject root = document.object();
    if (const auto refusal = checkHead(root))
        return *refusal;
    PlanReading reading;
    const QStringList doubled = duplicateKeys(json, mostIssues);
    for (const QString &pointer : doubled)
        reading.issues.append(
            {IssueCode::DuplicateField,
             Severity::Error,
             pointer,
             {pointer.section(u'/', -1).replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1)}});
    reading.issues += checkAgainstPlanSchema(root, mostIssues - reading.issues.size());
    if (reading.issues.isEmpty())
        reading.plan = planFromJson(root);
    return reading;
}

} // namespace dfw::storage
