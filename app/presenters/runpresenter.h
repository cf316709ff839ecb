// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journals.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "run/runengine.h"
#include "run/runwatcher.h"

#include <memory>
#include <optional>
#include <QObject>

namespace dfw::presenters {

/// Runs the plan and follows the flow's first run; a view of the engine's facts for the Run page.
class RunPresenter : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        NotStarted,
        Running,
        Stopped, ///< a step failed or the user cancelled
        Created, ///< the flow exists; its first run is followed
    };
    Q_ENUM(Phase)

    /// `journals`: the folder of the runs' journals.
    RunPresenter(Session &session, PlanKeeper &keeper, const journal::Journals &journals,
                 QObject *parent = nullptr);
    ~RunPresenter() override;

    /// The one committing act of the wizard. After a run that stopped it goes on: what that run
    /// made is kept where the plan for it is the same.
    void start();
    void cancel();

    Phase phase() const { return m_phase; }
    QList<run::StepStatus> statuses() const;
    /// What the run knows; for the requests with their real IDs.
    const run::RunFacts &facts() const;
    const std::optional<run::RunOutcome> &outcome() const { return m_outcome; }
    const run::FlowProgress &progress() const { return m_progress; }
    /// The last trouble in following the flow, until a reading works again.
    const std::optional<Error> &watchTrouble() const { return m_watchTrouble; }
    bool isWatching() const;
    bool isDemo() const { return m_session.kind() == Session::Kind::Demo; }
    /// Seconds until the schedule's first run; 0 once it is due.
    qint64 secondsToFirstRun() const;
    const FlowPlan &plan() const { return m_runPlan; }

Q_SIGNALS:
    void phaseChanged();
    void stepChanged(const dfw::run::StepStatus &status);
    void progressChanged();

private:
    bool beginJournal();
    void finish(const run::RunOutcome &outcome);

    Session &m_session;
    PlanKeeper &m_keeper;
    FlowPlan m_runPlan; // the plan as it was when the run began
    journal::Journals m_journals;
    Phase m_phase = Phase::NotStarted;
    std::unique_ptr<journal::JournalFile> m_journal; // the engine writes to it
    std::unique_ptr<run::RunEngine> m_engine;
    std::unique_ptr<run::RunWatcher> m_watcher;
    std::optional<run::RunOutcome> m_outcome;
    run::FlowProgress m_progress;
    std::optional<Error> m_watchTrouble;
    run::RunFacts m_noFacts;
};

} // namespace dfw::presenters
