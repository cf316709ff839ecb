// SPDX-License-Identifier: Apache-2.0
#include "run/runwatcher.h"

namespace dfw::run {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds firstPause = 200ms;
constexpr std::chrono::milliseconds longestPause = 15s;

} // namespace

RunWatcher::RunWatcher(api::PlatformApi &api, Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_api(api), m_scheduler(scheduler)
{
}

void RunWatcher::start(const QString &flowId)
{
    m_flowId = flowId;
    m_progress = {};
    m_progress.flow.id = flowId;
    m_pause = firstPause;
    m_watching = true;
    readFlow();
}

void RunWatcher::stop()
{
    m_watching = false;
    m_current.cancel();
}

void RunWatcher::readFlow()
{
    m_current = m_api.flow(m_flowId, [this](const Result<api::Flow> &flow) {
        if (!flow) {
            handleTrouble(flow.error());
            return;
        }
        m_progress.flow = *flow;
        readRuns();
    });
}

void RunWatcher::readRuns()
{
    m_current = m_api.runs(m_flowId, [this](const Result<QList<api::FlowRun>> &runs) {
        if (!runs) {
            handleTrouble(runs.error());
            return;
        }
        if (!runs->isEmpty())
            m_progress.firstRun = runs->first();
        Q_EMIT progressChanged(m_progress);
        if (!m_watching) // a receiver stopped us
            return;
        if (m_progress.firstRun && m_progress.firstRun->ended()) {
            m_watching = false;
            Q_EMIT ended(m_progress);
            return;
        }
        wait();
    });
}

void RunWatcher::wait()
{
    m_current = m_scheduler.after(m_pause, [this] { readFlow(); });
    m_pause = std::min(m_pause * 3 / 2, longestPause);
}

void RunWatcher::handleTrouble(const Error &error)
{
    if (error.kind == ErrorKind::NotSignedIn || error.kind == ErrorKind::NotFound)
        m_watching = false;
    Q_EMIT troubled(error);
    if (m_watching)
        wait();
}

} // namespace dfw::run
