// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journals.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "run/publisher.h"
#include "run/rollback.h"
#include "run/runengine.h"
#include "run/runwatcher.h"

#include <memory>
#include <optional>
#include <QElapsedTimer>
#include <QObject>

namespace dfw::presenters {

/// Runs the plan and follows the flow's first run, goes on with runs that were interrupted and
/// removes what they made; a view of the engine's facts for the Run page.
class RunPresenter : public QObject
{
    Q_OBJECT
public:
    enum class Phase {
        NotStarted,
        Running,
        Stopped,  ///< a step failed or the user cancelled
        Created,  ///< the flow exists; its first run is followed
        Removing, ///< what a run made is being deleted
        Removed,  ///< that ended; undoOutcome() says how
    };
    Q_ENUM(Phase)

    /// `journals`: the folder of the runs' journals.
    RunPresenter(Session &session, PlanKeeper &keeper, const journal::Journals &journals,
                 QObject *parent = nullptr);
    ~RunPresenter() override;

    /// The one committing act of the wizard. After a run that stopped it goes on: what that run
    /// made is kept where the plan for it is the same.
    void start();
    /// Stops at once, a run or a roll-back; both can go on.
    void cancel();
    /// The network is back, and nobody wants to wait any longer; see RunEngine::goOnNow().
    void tryNow();
    /// Goes on with an interrupted run: its plan takes the place of the one that is open. Fails
    /// with ErrorKind::Storage, also where another window works on it; nothing has changed then.
    Result<Unit> goOn(const QString &journalPath);
    /// Of several things that a lost answer may be about, the one that is the run's; then goes on.
    void choose(run::StepId step, const QString &id);

    /// Shows what an earlier run made as drafts, to be published or removed: Phase::Created. Its
    /// plan takes the place of the one that is open. Fails as goOn() does, and where nothing of it
    /// is a draft any more.
    Result<Unit> showDraft(const QString &journalPath);
    /// What was made is a draft as a whole, and goes like what an interrupted run left.
    bool mayRemoveDraft() const;
    /// It was made before this window worked on it: how long the steps took is not known.
    bool wasMadeEarlier() const { return m_phase == Phase::Created && !m_engine; }
    /// One of the drafts that the run made is none any more: into the journal.
    void notePublished(const run::PublishStatus &status);
    /// Looks for the first run of the dataflow from now on; a draft's has none before it is
    /// published.
    void follow();

    /// Deletes what the run made that stopped here, the last first.
    void remove(run::UndoData data = run::UndoData::Keep);
    /// Where run::mayLeave() is true of the outcome: what is left stays, and this run is offered no
    /// more. Errors: Storage.
    Result<Unit> leave();
    /// That was done.
    bool isLeft() const { return m_left; }
    /// The same for an interrupted run, whose plan takes the place of the one that is open; of one
    /// that is complete only what is left over. Fails as goOn() does.
    Result<Unit> removeInterrupted(const QString &journalPath);
    /// What the run's journal says; null before the first run. For now: any call may change it.
    const journal::RunRecord *record() const;
    /// What remove() would delete, in its order.
    QList<run::UndoStatus> removable() const;
    QList<run::UndoStatus> undoStatuses() const;
    const std::optional<run::UndoOutcome> &undoOutcome() const { return m_undoOutcome; }
    run::UndoScope undoScope() const { return m_undoScope; }

    /// What is of no use any more, because the plan was changed, is removed when all is made; this
    /// is what becomes of it. Empty where there is nothing.
    QList<run::UndoStatus> tidied() const;
    /// Absent until that ended.
    const std::optional<run::UndoOutcome> &tidyOutcome() const { return m_tidyOutcome; }
    /// Once more, where something is left.
    void tidyUp();

    bool isBusy() const { return m_phase == Phase::Running || m_phase == Phase::Removing; }

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
    /// Of the run's journal; empty where there is none.
    QString journalPath() const;
    QString runTag() const;
    /// Since the run began or went on; on the clock of run::StepStatus::startedAt, in milliseconds.
    qint64 elapsedMs() const;
    /// When the run or roll-back ended; ms since the epoch.
    qint64 endedAt() const { return m_endedAt; }
    qint64 nowMs() const { return m_session.scheduler().nowMs(); }
    Session &session() const { return m_session; }
    /// Seconds until the schedule's first run; 0 once it is due.
    qint64 secondsToFirstRun() const;
    const FlowPlan &plan() const { return m_runPlan; }

Q_SIGNALS:
    void phaseChanged();
    void stepChanged(const dfw::run::StepStatus &status);
    void progressChanged();
    void undoChanged();
    void tidyChanged();

private:
    static Error runIsOver();
    bool beginJournal();
    bool mendJournal();
    void dropWorkers();
    void forgetOutcomes();
    Result<std::unique_ptr<journal::JournalFile>> openJournal(const QString &path) const;
    Result<Unit> takeOver(std::unique_ptr<journal::JournalFile> journal);
    void startEngine();
    void startRollBack(const journal::RunRecord &record, run::UndoScope scope,
                       run::UndoData data = run::UndoData::Keep);
    void finish(const run::RunOutcome &outcome);

    Session &m_session;
    PlanKeeper &m_keeper;
    FlowPlan m_runPlan; // the plan as it was when the run began
    journal::Journals m_journals;
    Phase m_phase = Phase::NotStarted;
    std::unique_ptr<journal::JournalFile> m_journal; // the engine writes to it
    bool m_otherPlan = false;                        // another one was opened since
    std::unique_ptr<run::RunEngine> m_engine;
    std::unique_ptr<run::RollBack> m_rollBack;
    std::unique_ptr<run::RollBack> m_tidier; // removes what a changed plan made useless
    std::unique_ptr<run::RunWatcher> m_watcher;
    std::optional<run::RunOutcome> m_outcome;
    run::FlowProgress m_progress;
    std::optional<Error> m_watchTrouble;
    std::optional<run::UndoOutcome> m_undoOutcome;
    bool m_left = false;
    run::UndoScope m_undoScope = run::UndoScope::Everything;
    std::optional<run::UndoOutcome> m_tidyOutcome;
    qint64 m_endedAt = 0;
    QElapsedTimer m_clock;      // of the engine's run
    run::RunFacts m_knownFacts; // without an engine
};

} // namespace dfw::presenters
