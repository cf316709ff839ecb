// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "domain/validation.h"
#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"

#include <QObject>

namespace dfw::presenters {

/// A column that could tell new rows from old ones, with what speaks for it.
struct DeltaCandidate
{
    Column column;
    bool isTime = false;          ///< date or date-time by its type
    bool alwaysFilled = false;    ///< in the sample
    bool namedLikeChange = false; ///< updated, modified, changed …
    QString dateFormat;           ///< to send for it
    int score = 0;
};

/// Delta column, frequency and start. A plan without a start gets one a few minutes ahead, because
/// a start in the past is only ever one run at once.
class SchedulePresenter : public QObject
{
    Q_OBJECT
public:
    SchedulePresenter(PlanKeeper &keeper, SourcePresenter &source, Scheduler &scheduler,
                      QObject *parent = nullptr);

    /// Fills in defaults where the plan has none yet. Called when the page is shown.
    void load();

    /// Best first.
    QList<DeltaCandidate> candidates() const;
    void chooseDeltaColumn(const QString &name);
    void setFrequency(Frequency frequency);
    void setInterval(int interval);
    void setStartTime(qint64 epochSeconds);
    void setBackfill(bool backfill);
    void setOptions(const IngestionOptions &options);

    const FlowPlan &plan() const { return m_keeper.plan(); }
    qint64 nowSeconds() const;
    QList<qint64> nextFiveRuns() const;
    /// Issues of the schedule section only.
    QList<Issue> issues() const;

private:
    void store(const FlowPlan &plan);

    PlanKeeper &m_keeper;
    SourcePresenter &m_source;
    Scheduler &m_scheduler;
};

} // namespace dfw::presenters
