// SPDX-License-Identifier: Apache-2.0
#include "localplatform/ingestjob.h"

#include "localplatform/deltatime.h"
#include "localplatform/entityquery.h"
#include "localplatform/flowchecks.h"
#include "localplatform/flowconnections.h"
#include "localplatform/flowspecs.h"
#include "localplatform/opensource.h"
#include "localplatform/refusal.h"
#include "localplatform/sourcechecks.h"
#include "localplatform/world.h"
#include "localplatform/xdm.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// Small enough that HTTP answers in between wait a few milliseconds at most.
constexpr int rowsPerStep = 150;

Error copyFailed(const QString &why)
{
    return refusal(u"CONNECTOR-1001-500"_s, why);
}

qint64 bytesOf(const QJsonValue &value)
{
    return value.isNull() ? 0 : value.toVariant().toString().toUtf8().size();
}

/// A run that fails takes all of its files back.
QJsonObject fileSummary(const FileCounts &files, const QString &status)
{
    const bool failed = status == "failed"_L1;
    return {{u"inputFileCount"_s, files.read},
            {u"outputFileCount"_s, failed ? 0 : files.read},
            {u"skippedFileCount"_s, files.skipped},
            {u"failedFileCount"_s, failed ? files.read : 0},
            {u"activityRefs"_s, QJsonArray{u"copyActivity"_s}}};
}

std::optional<double> percentOf(const QJsonValue &value)
{
    bool ok = false;
    const double percent = value.toVariant().toString().toDouble(&ok);
    return ok ? std::optional(percent) : std::nullopt;
}

} // namespace

IngestJob::IngestJob(World &world, QString sandbox, QJsonObject run, const QJsonObject &flow,
                     DeltaWindow window)
    : m_world(world), m_sandbox(std::move(sandbox)), m_flowId(flow.value("id"_L1).toString()),
      m_run(std::move(run)), m_window(std::move(window)), m_flow(flow)
{
}

std::optional<Error> IngestJob::prepare(const QJsonObject &flow)
{
    const auto part = [&](QLatin1StringView kind, const QString &id) {
        return m_world.store->find(kind, m_sandbox, id).value_or(QJsonObject());
    };
    const QJsonObject source = part(
        kind::sourceConnections, flow.value("sourceConnectionIds"_L1).toArray().first().toString());
    const QJsonObject target = part(
        kind::targetConnections, flow.value("targetConnectionIds"_L1).toArray().first().toString());
    if (source.isEmpty() || target.isEmpty())
        return copyFailed(u"a connection of the flow has been deleted"_s);
    if (!transformationParams(flow, u"Encryption"_s).isEmpty())
        return copyFailed(u"the local Platform does not decrypt files"_s);
    const QString dataSet = valueAt(target, {u"params"_s, u"dataSetId"_s}).toString();
    const QString schemaId =
        valueAt(part(kind::dataSets, dataSet), {u"schemaRef"_s, u"id"_s}).toString();
    const auto schema = m_world.store->find(kind::schemas, m_sandbox, schemaId);
    if (!schema)
        return refusal(u"CONNECTOR-2001-500"_s, u"the data set or its schema has been deleted"_s);
    const QJsonObject mapping = transformationParams(flow, u"Mapping"_s);
    const QJsonObject mappingSet =
        part(kind::mappingSets, mapping.value("mappingId"_L1).toString() + u'/' +
                                    mapping.value("mappingVersion"_L1).toVariant().toString());
    Result<Mapper> mapper =
        Mapper::compile(mappingSet, m_world.xdm->resolved(*schema, m_sandbox, *m_world.store),
                        surroundingsOf(m_world));
    if (!mapper)
        return refusal(u"MAPPER-3700-400"_s, mapper.error().serverText);
    const QJsonObject options = flow.value("options"_L1).toObject();
    Plan plan{.mapper = mapper.takeValue(),
              .dataSet = dataSet,
              .batch = m_run.value(demoKey).toObject().value("batch"_L1).toString(),
              .allowedPercent = percentOf(options.value("partialIngestionPercent"_L1))};
    if (const auto error = open(source, mappingSet, plan))
        return error;
    m_plan.emplace(std::move(plan));
    return {};
}

std::optional<Error> IngestJob::open(const QJsonObject &source, const QJsonObject &mappingSet,
                                     Plan &plan)
{
    const std::optional<QJsonObject> connection = baseConnectionOf(m_world, m_sandbox, source);
    if (!connection)
        return copyFailed(u"a connection of the flow has been deleted"_s);
    Opened opened = openSource(m_world, *connection);
    if (!opened.source)
        return copyFailed(opened.error->serverText);
    const QString specId = valueAt(*connection, {u"connectionSpec"_s, u"id"_s}).toString();
    const SourceKind kind = sourceKindOf(flowspecs::connectionSpec(specId).value_or(QJsonObject()));
    const Result<SourceSelection> selection = selectionOf(source, kind);
    if (!selection)
        return copyFailed(selection.error().serverText);

    QStringList columns;
    for (const QJsonValue &column : valueAt(source, {u"params"_s, u"columns"_s}).toArray())
        columns.append(column.toObject().value("name"_L1).toString());
    // Sources of files name no columns; what the mapping reads is all that is wanted of them.
    if (columns.isEmpty() && kind == SourceKind::File)
        columns = Mapper::columnsOf(mappingSet);
    plan.chosen = columns.size();
    if (!columns.isEmpty() && !m_window.column.isEmpty() && !columns.contains(m_window.column))
        columns.append(m_window.column);
    auto reader = opened.source->read(*selection, columns, m_window);
    if (!reader) {
        // The codes of a run; anything else is how a call would have been refused.
        const Error &error = reader.error();
        return error.httpStatus == 404 || error.code.startsWith("LOCAL-"_L1)
                   ? copyFailed(error.serverText)
                   : error;
    }
    plan.source = std::move(opened.source);
    plan.reader = reader.takeValue();
    plan.columns = plan.reader->columns();
    if (plan.chosen == 0)
        plan.chosen = plan.columns.size();
    return {};
}

bool IngestJob::inWindow(const RowValues &row) const
{
    if (m_window.column.isEmpty() || !m_window.from)
        return true;
    const std::optional<qint64> at = parseDelta(row.value(m_window.column).toVariant().toString());
    return at && *at >= *m_window.from && *at < m_window.to;
}

void IngestJob::take(const SourceRow &row)
{
    if (!row.problem.isEmpty()) {
        refuse(row);
        return;
    }
    RowValues values;
    for (qsizetype i = 0; i < m_plan->columns.size(); ++i)
        values.insert(m_plan->columns.at(i), row.values.at(i));
    if (!inWindow(values))
        return;
    ++m_input;
    for (qsizetype i = 0; i < m_plan->chosen; ++i)
        m_inputBytes += bytesOf(row.values.at(i));
    Mapper::Output output = m_plan->mapper.map(values);
    for (RowIssue &issue : output.issues) {
        issue.row = row.number;
        // A warning of a row that is refused anyway would count the row twice.
        if (!output.rejected || issue.fatal)
            m_world.store->addIssue(m_plan->batch, issue);
    }
    if (output.rejected) {
        ++m_failed;
        return;
    }
    if (!output.issues.isEmpty())
        ++m_warned;
    const QByteArray json = QJsonDocument(output.record).toJson(QJsonDocument::Compact);
    m_world.store->addRecord(m_plan->batch, m_plan->dataSet, row.number, json);
    ++m_output;
    m_outputBytes += json.size();
}

void IngestJob::refuse(const SourceRow &row)
{
    ++m_input;
    ++m_failed;
    ++m_unreadable;
    m_world.store->addIssue(
        m_plan->batch,
        {.fatal = true, .row = row.number, .code = u"INGEST-1401-400"_s, .message = row.problem});
}

bool IngestJob::step()
{
    if (!m_plan) {
        if (const std::optional<Error> error = prepare(m_flow)) {
            fail(error->code, error->serverText);
            return true;
        }
    }
    const auto rows = m_plan->reader->next(rowsPerStep);
    if (!rows) {
        fail(rows.error().code, rows.error().serverText);
        return true;
    }
    m_world.store->begin();
    for (const SourceRow &row : *rows)
        take(row);
    const bool ended = rows->isEmpty();
    if (ended)
        finish();
    else
        store(u"inProgress"_s);
    m_world.store->commit();
    if (const QString failure = m_world.store->takeFailure(); !failure.isEmpty()) {
        m_world.store->rollback();
        fail(u"CONNECTOR-2001-500"_s, u"the records cannot be stored: "_s + failure);
        // The next request must not be blamed for what this run ran into.
        m_world.store->takeFailure();
        return true;
    }
    return ended;
}

void IngestJob::finish()
{
    if (m_failed == 0) {
        store(u"success"_s);
        return;
    }
    const bool within = m_plan->allowedPercent &&
                        double(m_failed) * 100.0 <= *m_plan->allowedPercent * double(m_input);
    const qint64 stored = within ? m_output : 0;
    m_errors.append(QJsonObject{
        {u"code"_s, u"INGEST-1212-400"_s},
        {u"message"_s,
         u"Encountered %1 errors in the data. Successfully ingested %2 rows."_s.arg(m_failed).arg(
             stored)}});
    if (m_unreadable > 0) {
        m_errors.append(QJsonObject{{u"code"_s, u"INGEST-1401-400"_s},
                                    {u"message"_s, u"A row cannot be read."_s},
                                    {u"recordCount"_s, m_unreadable}});
    }
    if (m_failed > m_unreadable) {
        m_errors.append(QJsonObject{{u"code"_s, u"INGEST-1555-400"_s},
                                    {u"message"_s, u"A required field is missing or null."_s},
                                    {u"recordCount"_s, m_failed - m_unreadable}});
    }
    if (within) {
        store(u"success"_s);
        return;
    }
    m_world.store->dropRecords(m_plan->batch);
    m_output = 0;
    m_outputBytes = 0;
    store(u"failed"_s);
}

void IngestJob::fail(const QString &code, const QString &message)
{
    if (m_plan)
        m_world.store->dropRecords(m_plan->batch);
    m_output = 0;
    m_outputBytes = 0;
    m_errors.append(QJsonObject{{u"code"_s, code}, {u"message"_s, message}});
    store(u"failed"_s);
}

void IngestJob::store(const QString &status)
{
    const bool ended = status != "inProgress"_L1;
    QJsonObject metrics = m_run.value("metrics"_L1).toObject();
    QJsonObject duration = metrics.value("durationSummary"_L1).toObject();
    if (ended)
        duration.insert("completedAtUTC"_L1, m_world.clock.nowMs());
    const std::optional<FileCounts> files = m_plan ? m_plan->reader->files() : std::nullopt;
    const qint64 inputBytes = files ? files->bytes : m_inputBytes;
    const QJsonObject size{{u"inputBytes"_s, inputBytes}, {u"outputBytes"_s, m_outputBytes}};
    const QJsonObject records{
        {u"inputRecordCount"_s, m_input},    {u"outputRecordCount"_s, m_output},
        {u"createdRecordCount"_s, m_output}, {u"updatedRecordCount"_s, 0},
        {u"skippedRecordCount"_s, 0},        {u"failedRecordCount"_s, m_failed},
        {u"deletedRecordCount"_s, 0},        {u"warningRecordCount"_s, m_warned},
        {u"skippedInfo"_s, QJsonArray()},    {u"failedInfo"_s, QJsonArray()}};
    metrics.insert("durationSummary"_L1, duration);
    metrics.insert("sizeSummary"_L1, size);
    metrics.insert("recordSummary"_L1, records);
    if (files)
        metrics.insert("fileSummary"_L1, fileSummary(*files, status));
    metrics.insert(
        "statusSummary"_L1,
        QJsonObject{{u"status"_s, status},
                    {u"errors"_s, m_errors},
                    {u"activityRefs"_s, QJsonArray{u"copyActivity"_s, u"promotionActivity"_s}}});
    m_run.insert("metrics"_L1, metrics);

    const qint64 now = m_world.clock.nowMs();
    const QString batch = m_run.value(demoKey).toObject().value("batch"_L1).toString();
    const auto activity = [&](const QString &id, const QString &name) {
        return QJsonObject{{u"id"_s, id},
                           {u"name"_s, name},
                           {u"updatedAtUTC"_s, now},
                           {u"durationSummary"_s, duration},
                           {u"sizeSummary"_s, size},
                           {u"recordSummary"_s, records},
                           {u"statusSummary"_s, QJsonObject{{u"status"_s, status}}},
                           {u"sourceInfo"_s, QJsonArray()},
                           {u"targetInfo"_s, QJsonArray()}};
    };
    QJsonObject promotion = activity(u"promotionActivity"_s, u"Promotion Activity"_s);
    promotion.insert("statusSummary"_L1,
                     QJsonObject{{u"status"_s, status},
                                 {u"extensions"_s, QJsonObject{{u"errors"_s, m_errors}}}});
    promotion.insert(
        "targetInfo"_L1,
        QJsonArray{QJsonObject{{u"id"_s, m_flow.value("targetConnectionIds"_L1).toArray().first()},
                               {u"type"_s, u"TargetConnection"_s},
                               {u"reference"_s, QJsonObject{{u"type"_s, u"Batch"_s},
                                                            {u"ids"_s, QJsonArray{batch}}}}}});
    m_run.insert("activities"_L1,
                 QJsonArray{activity(u"copyActivity"_s, u"Copy Activity"_s), promotion});
    m_run.insert("state"_L1, status);
    touch(m_world, m_run);
    m_world.store->put(kind::runs, m_sandbox, m_run.value("id"_L1).toString(), m_run);

    if (!m_plan)
        return;
    QJsonObject stored{{u"id"_s, batch},
                       {u"imsOrg"_s, m_world.tenancy.organisation},
                       {u"status"_s, ended ? (status == "success"_L1 ? u"success"_s : u"failure"_s)
                                           : u"processing"_s},
                       {u"created"_s, duration.value("startedAtUTC"_L1)},
                       {u"updated"_s, now},
                       {u"started"_s, duration.value("startedAtUTC"_L1)},
                       {u"errors"_s, m_errors},
                       {u"relatedObjects"_s, QJsonArray{QJsonObject{{u"type"_s, u"dataSet"_s},
                                                                    {u"id"_s, m_plan->dataSet}}}},
                       {u"dataSet"_s, m_plan->dataSet},
                       {u"metrics"_s, QJsonObject{{u"inputByteSize"_s, inputBytes},
                                                  {u"inputRecordCount"_s, m_input},
                                                  {u"outputRecordCount"_s, m_output},
                                                  {u"failedRecordCount"_s, m_failed}}}};
    if (ended)
        stored.insert("completed"_L1, now);
    m_world.store->put(kind::batches, m_sandbox, batch, stored);
}

} // namespace dfw::localplatform
