// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "domain/validation.h"
#include "presenters/plankeeper.h"
#include "presenters/schedulerules.h"
#include "presenters/sourcepresenter.h"

#include <optional>
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

    /// What the live flow spec lets a dataflow be told; the published rules until it is here.
    const ScheduleRules &rules() const { return m_rules; }
    bool readsFiles() const { return m_keeper.plan().source.isFiles(); }

    /// Best first.
    QList<DeltaCandidate> candidates() const;
    void chooseDeltaColumn(const QString &name);
    /// Formats the source is known to understand, best first.
    QStringList dateFormats() const;
    /// Empty: none is sent.
    void setDateFormat(const QString &format);
    void setFrequency(Frequency frequency);
    void setInterval(int interval);
    void setStartTime(qint64 epochSeconds);
    /// Without a value the dataflow never ends.
    void setEndTime(std::optional<qint64> epochSeconds);
    void setBackfill(bool backfill);
    void setOptions(const IngestionOptions &options);

    const FlowPlan &plan() const { return m_keeper.plan(); }
    qint64 nowSeconds() const;
    QList<qint64> nextFiveRuns() const;
    /// Issues of the schedule section only.
    QList<Issue> issues() const;

Q_SIGNALS:
    void rulesChanged();

private:
    void store(const FlowPlan &plan);
    void readRules();
    FlowPlan withoutTheUnknown(FlowPlan plan) const;

    PlanKeeper &m_keeper;
    SourcePresenter &m_source;
    Scheduler &m_scheduler;
    ScheduleRules m_rules = publishedRules();
    std::optional<api::FlowSpec> m_rulesOf;
};

} // namespace dfw::presenters
