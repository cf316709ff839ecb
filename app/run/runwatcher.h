// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/platformapi.h"
#include "core/scheduler.h"

#include <optional>
#include <QMetaType>
#include <QObject>

namespace dfw::run {

/// What is known of a flow and its first run.
struct FlowProgress
{
    api::Flow flow;
    std::optional<api::FlowRun>
        firstRun; ///< appears some minutes after the start time on the real service
};

/// Follows a new flow until its first run has ended: reads the flow and its runs, at first often,
/// then ever more rarely (0.2 s to 15 s), going on through unknown states and passing trouble. Owns
/// its calls.
class RunWatcher : public QObject
{
    Q_OBJECT
public:
    RunWatcher(api::PlatformApi &api, Scheduler &scheduler, QObject *parent = nullptr);

    void start(const QString &flowId);
    void stop();
    const FlowProgress &progress() const { return m_progress; }
    bool isWatching() const { return m_watching; }

Q_SIGNALS:
    void progressChanged(const dfw::run::FlowProgress &progress);
    /// The first run ended, well or badly.
    void ended(const dfw::run::FlowProgress &progress);
    /// A reading failed; watching goes on unless the credentials are refused or the flow is not
    /// there (any more), in which case it has stopped.
    void troubled(const dfw::Error &error);

private:
    void readFlow();
    void readRuns();
    void wait();
    void handleTrouble(const Error &error);

    api::PlatformApi &m_api;
    Scheduler &m_scheduler;
    FlowProgress m_progress;
    QString m_flowId;
    Call m_current;
    std::chrono::milliseconds m_pause{0};
    bool m_watching = false;
};

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::FlowProgress)
