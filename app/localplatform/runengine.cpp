// SPDX-License-Identifier: Apache-2.0
#include "localplatform/runengine.h"

#include "localplatform/entityquery.h"
#include "localplatform/flowchecks.h"
#include "localplatform/flowconnections.h"
#include "localplatform/world.h"
#include "spec/typedwriter.h"

#include <algorithm>
#include <chrono>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 never = -1;

/// A new run waits so long before it reads its first row. The service takes minutes to pick one up;
/// here it is enough that the answer to the request that caused it goes out first.
constexpr std::chrono::milliseconds pickUp(100);

struct Schedule
{
    qint64 startMs = 0;
    qint64 stepMs = 0; ///< 0 = once
    bool backfill = true;
};

Schedule scheduleOf(const QJsonObject &flow)
{
    const QJsonObject params = flow.value("scheduleParams"_L1).toObject();
    const QString frequency = params.value("frequency"_L1).toString();
    Schedule schedule;
    schedule.startMs = spec::readInteger(params.value("startTime"_L1)).value_or(0) * 1000;
    schedule.backfill = spec::readBoolean(params.value("backfill"_L1)).value_or(true);
    qint64 unit = 0;
    if (frequency == "minute"_L1)
        unit = 60;
    else if (frequency == "hour"_L1)
        unit = 3600;
    else if (frequency == "day"_L1)
        unit = 86400;
    else if (frequency == "week"_L1)
        unit = 604800;
    schedule.stepMs = unit * 1000 * spec::readInteger(params.value("interval"_L1)).value_or(1);
    return schedule;
}

qint64 dueAfter(const Schedule &schedule, qint64 nowMs)
{
    if (schedule.stepMs == 0)
        return never;
    if (nowMs < schedule.startMs)
        return schedule.startMs;
    return schedule.startMs + ((nowMs - schedule.startMs) / schedule.stepMs + 1) * schedule.stepMs;
}

QString deltaColumnOf(const QJsonObject &flow)
{
    return valueAt(transformationParams(flow, u"Copy"_s), {u"deltaColumn"_s, u"name"_s}).toString();
}

/// Windows outlive a restart inside the run itself.
QJsonObject remember(const DeltaWindow &window, const QString &batch)
{
    QJsonObject remark{{u"batch"_s, batch}, {u"to"_s, window.to}, {u"column"_s, window.column}};
    if (window.from)
        remark.insert("from"_L1, *window.from);
    return remark;
}

DeltaWindow remembered(const QJsonObject &run)
{
    const QJsonObject remark = run.value(demoKey).toObject();
    DeltaWindow window{.to = remark.value("to"_L1).toInteger(),
                       .column = remark.value("column"_L1).toString()};
    if (remark.contains("from"_L1))
        window.from = remark.value("from"_L1).toInteger();
    return window;
}

} // namespace

RunEngine::RunEngine(World &world) : m_world(world)
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &RunEngine::check);
    m_work.setSingleShot(true);
    connect(&m_work, &QTimer::timeout, this, &RunEngine::work);
}

void RunEngine::resume()
{
    for (const Sandbox &sandbox : m_world.tenancy.sandboxes) {
        for (const QJsonObject &run : m_world.store->list(kind::runs, sandbox.name)) {
            if (run.value("state"_L1).toString() != "inProgress"_L1)
                continue;
            const QString batch = run.value(demoKey).toObject().value("batch"_L1).toString();
            m_world.store->dropRecords(batch);
            m_world.store->dropIssues(batch);
            const auto flow =
                m_world.store->find(kind::flows, sandbox.name, run.value("flowId"_L1).toString());
            m_jobs.push_back(std::make_unique<IngestJob>(
                m_world, sandbox.name, run, flow.value_or(QJsonObject()), remembered(run)));
        }
    }
    if (!m_jobs.empty())
        m_work.start(0);
    check();
}

bool RunEngine::isRunning(const QString &sandbox, const QString &flowId) const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [&](const auto &job) {
        return job->sandbox() == sandbox && job->flowId() == flowId;
    });
}

qint64 RunEngine::nextDue(const QString &sandbox, const QJsonObject &flow)
{
    const auto progress =
        m_world.store->find(kind::progress, sandbox, flow.value("id"_L1).toString());
    if (progress && progress->contains("nextDue"_L1))
        return progress->value("nextDue"_L1).toInteger();
    // Streams have no schedule; nobody sends them records here.
    return flow.contains("scheduleParams"_L1) ? scheduleOf(flow).startMs : never;
}

void RunEngine::check()
{
    // A timer of Qt counts in 32 bits, and the wall clock may be moved: so look again every minute.
    qint64 wait = 60000;
    for (const Sandbox &sandbox : m_world.tenancy.sandboxes) {
        for (const QJsonObject &flow : m_world.store->list(kind::flows, sandbox.name)) {
            if (flow.value("state"_L1).toString() != "enabled"_L1)
                continue;
            const QString id = flow.value("id"_L1).toString();
            if (isRunning(sandbox.name, id))
                continue;
            const qint64 due = nextDue(sandbox.name, flow);
            const qint64 now = m_world.clock.nowMs();
            if (due == never)
                continue;
            if (due > now) {
                wait = qMin(wait, due - now);
                continue;
            }
            const Schedule schedule = scheduleOf(flow);
            DeltaWindow window{.to = now, .column = deltaColumnOf(flow)};
            const auto progress = m_world.store->find(kind::progress, sandbox.name, id);
            if (progress && progress->contains("windowEnd"_L1))
                window.from = progress->value("windowEnd"_L1).toInteger();
            else if (schedule.stepMs != 0 && !schedule.backfill)
                window.from = schedule.startMs;
            const QJsonObject run = begin(sandbox.name, flow, window);
            m_world.store->put(kind::progress, sandbox.name, id,
                               {{u"lastRun"_s, run.value("id"_L1)},
                                {u"windowEnd"_s, now},
                                {u"nextDue"_s, dueAfter(schedule, now)}});
        }
    }
    m_due.start(int(wait));
}

QJsonObject RunEngine::begin(const QString &sandbox, const QJsonObject &flow,
                             const DeltaWindow &window)
{
    const QString id = newUuid();
    const QString batch = u"01"_s + newHex(24).toUpper();
    const qint64 now = m_world.clock.nowMs();
    QJsonObject run{
        {u"flowId"_s, flow.value("id"_L1)},
        {u"flowSpec"_s, flow.value("flowSpec"_L1)},
        {u"providerRefId"_s, newHex(32)},
        {u"activities"_s, QJsonArray()},
        {u"metrics"_s, QJsonObject{{u"durationSummary"_s, QJsonObject{{u"startedAtUTC"_s, now}}},
                                   {u"statusSummary"_s, QJsonObject{{u"status"_s, u"inProgress"_s},
                                                                    {u"errors"_s, QJsonArray()}}}}},
        {demoKey, remember(window, batch)}};
    run = completedEntity(m_world, sandbox, id, u"inProgress"_s, run);
    m_world.store->put(kind::runs, sandbox, id, run);
    m_jobs.push_back(std::make_unique<IngestJob>(m_world, sandbox, run, flow, window));
    if (!m_work.isActive())
        m_work.start(pickUp);
    return run;
}

QJsonObject RunEngine::startByHand(const QString &sandbox, const QJsonObject &flow,
                                   const QJsonObject &params)
{
    const auto seconds = [&](QLatin1StringView key) {
        return spec::readInteger(params.value(key));
    };
    DeltaWindow window{.to = m_world.clock.nowMs(), .column = deltaColumnOf(flow)};
    if (window.column.isEmpty())
        window.column = valueAt(params, {u"deltaColumn"_s, u"name"_s}).toString();
    if (const auto from = seconds("windowStartTime"_L1))
        window.from = *from * 1000;
    if (const auto to = seconds("windowEndTime"_L1))
        window.to = *to * 1000;
    const QJsonObject run = begin(sandbox, flow, window);
    const QString flowId = flow.value("id"_L1).toString();
    QJsonObject progress =
        m_world.store->find(kind::progress, sandbox, flowId).value_or(QJsonObject());
    progress.insert("lastRun"_L1, run.value("id"_L1));
    m_world.store->put(kind::progress, sandbox, flowId, progress);
    return run;
}

void RunEngine::rescheduled(const QString &sandbox, const QString &flowId)
{
    const auto flow = m_world.store->find(kind::flows, sandbox, flowId);
    auto progress = m_world.store->find(kind::progress, sandbox, flowId);
    if (flow && progress && progress->contains("nextDue"_L1)) {
        progress->insert("nextDue"_L1, dueAfter(scheduleOf(*flow), m_world.clock.nowMs()));
        m_world.store->put(kind::progress, sandbox, flowId, *progress);
    }
    check();
}

void RunEngine::forget(const QString &sandbox, const QString &flowId)
{
    m_world.store->remove(kind::progress, sandbox, flowId);
    std::erase_if(m_jobs, [&](const auto &job) {
        if (job->sandbox() != sandbox || job->flowId() != flowId)
            return false;
        m_world.store->dropRecords(
            job->run().value(demoKey).toObject().value("batch"_L1).toString());
        m_world.store->remove(kind::runs, sandbox, job->run().value("id"_L1).toString());
        return true;
    });
}

void RunEngine::work()
{
    if (m_jobs.empty())
        return;
    // In turn, so that one large table does not hold up the others.
    std::rotate(m_jobs.begin(), m_jobs.begin() + 1, m_jobs.end());
    if (m_jobs.back()->step()) {
        m_jobs.pop_back();
        check();
    }
    if (!m_jobs.empty())
        m_work.start(0);
}

} // namespace dfw::localplatform
