// SPDX-License-Identifier: Apache-2.0
//
// The Run page's removals: of what a run made, and of what a changed plan made useless.
#include "presenters/runpresenter.h"

namespace dfw::presenters {

void RunPresenter::remove(run::UndoData data)
{
    if (isBusy() || !m_journal || !record() || !m_session.isConnected())
        return;
    if (m_journal->hasFailed()) {
        m_runPlan = m_keeper.plan();
        if (!mendJournal())
            return;
    }
    const bool again = m_phase == Phase::Removed;
    startRollBack(journal::RunRecord(*record()), again ? m_undoScope : run::UndoScope::Everything,
                  data);
}

Result<Unit> RunPresenter::leave()
{
    if (m_phase != Phase::Removed || !m_rollBack || !run::mayLeave(*m_undoOutcome))
        return Unit{};
    const auto left = m_rollBack->leave();
    if (left) {
        m_left = true;
        Q_EMIT phaseChanged();
    }
    return left;
}

Result<Unit> RunPresenter::removeInterrupted(const QString &journalPath)
{
    auto journal = openJournal(journalPath);
    if (!journal)
        return journal.error();
    const bool leftOver = run::isLeftOver((*journal)->record());
    if (!leftOver && !(*journal)->record().isInterrupted())
        return runIsOver();
    if (const auto taken = takeOver(journal.takeValue()); !taken)
        return taken;
    startRollBack(m_journal->record(),
                  leftOver ? run::UndoScope::Superseded : run::UndoScope::Everything);
    return Unit{};
}

void RunPresenter::startRollBack(const journal::RunRecord &from, run::UndoScope scope,
                                 run::UndoData data)
{
    m_undoScope = scope;
    m_watcher.reset();
    m_tidier.reset();
    m_undoOutcome.reset();
    m_left = false;
    m_tidyOutcome.reset();
    m_phase = Phase::Removing;
    auto rollBack = std::make_unique<run::RollBack>(m_session.signingTransport(),
                                                    m_session.scheduler(), *m_journal);
    connect(rollBack.get(), &run::RollBack::itemChanged, this, &RunPresenter::undoChanged);
    connect(rollBack.get(), &run::RollBack::finished, this,
            [this](const run::UndoOutcome &outcome) {
                m_undoOutcome = outcome;
                m_phase = Phase::Removed;
                m_endedAt = nowMs();
                Q_EMIT phaseChanged();
            });
    m_rollBack = std::move(rollBack);
    // What the engine knows is no longer so; a start after this is a run of its own.
    m_engine.reset();
    m_outcome.reset();
    m_rollBack->start(from, scope, data);
    if (m_phase == Phase::Removing)
        Q_EMIT phaseChanged();
}

QList<run::UndoStatus> RunPresenter::removable() const
{
    return record() ? run::undoItems(*record()) : QList<run::UndoStatus>();
}

QList<run::UndoStatus> RunPresenter::undoStatuses() const
{
    return m_rollBack ? m_rollBack->statuses() : QList<run::UndoStatus>();
}

QList<run::UndoStatus> RunPresenter::tidied() const
{
    return m_tidier ? m_tidier->statuses() : QList<run::UndoStatus>();
}

// Made by this run for an earlier form of its plan, and used by nothing: nobody else would find it.
void RunPresenter::tidyUp()
{
    if (m_phase != Phase::Created || !m_engine || (m_tidier && m_tidier->isRunning()))
        return;
    // A copy: what it belongs to goes.
    const journal::RunRecord record = m_tidier ? m_tidier->record() : m_engine->record();
    if (!run::hasLeftovers(record))
        return;
    m_tidyOutcome.reset();
    m_tidier = std::make_unique<run::RollBack>(m_session.signingTransport(), m_session.scheduler(),
                                               *m_journal);
    connect(m_tidier.get(), &run::RollBack::itemChanged, this, &RunPresenter::tidyChanged);
    connect(m_tidier.get(), &run::RollBack::finished, this,
            [this](const run::UndoOutcome &outcome) {
                m_tidyOutcome = outcome;
                Q_EMIT tidyChanged();
            });
    m_tidier->start(record, run::UndoScope::Superseded);
    Q_EMIT tidyChanged();
}

} // namespace dfw::presenters
