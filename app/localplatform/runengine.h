// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/ingestjob.h"

#include <memory>
#include <QObject>
#include <QTimer>
#include <vector>

namespace dfw::localplatform {

struct World;

/// Starts the runs that are due and drives them in small pieces through the event loop, so that
/// HTTP answers go on meanwhile. A start time in the past gives one run at once and never a series;
/// from then on start + n * interval.
class RunEngine : public QObject
{
    Q_OBJECT
public:
    explicit RunEngine(World &world);

    /// After a restart: runs that were cut off begin anew, due ones start.
    void resume();
    /// Looks at all flows and starts what is due.
    void check();
    /// POST /runs. Returns the new run.
    QJsonObject startByHand(const QString &sandbox, const QJsonObject &flow,
                            const QJsonObject &params);
    /// The flow's schedule has changed.
    void rescheduled(const QString &sandbox, const QString &flowId);
    /// The flow is gone; a run of it stops and its records are taken back.
    void forget(const QString &sandbox, const QString &flowId);

private:
    QJsonObject begin(const QString &sandbox, const QJsonObject &flow, const DeltaWindow &window);
    bool isRunning(const QString &sandbox, const QString &flowId) const;
    qint64 nextDue(const QString &sandbox, const QJsonObject &flow);
    void work();

    World &m_world;
    QTimer m_due;
    QTimer m_work;
    std::vector<std::unique_ptr<IngestJob>> m_jobs;
};

} // namespace dfw::localplatform
