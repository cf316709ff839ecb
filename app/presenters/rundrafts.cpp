// SPDX-License-Identifier: Apache-2.0
//
// The Run page's drafts: an earlier run's shown again, and what is published written down.
#include "presenters/runpresenter.h"
#include "run/recordedrun.h"

#include <tuple>

namespace dfw::presenters {

Result<Unit> RunPresenter::showDraft(const QString &journalPath)
{
    auto journal = openJournal(journalPath);
    if (!journal)
        return journal.error();
    if (run::draftsOf((*journal)->record()).isEmpty())
        return runIsOver();
    if (const auto taken = takeOver(journal.takeValue()); !taken)
        return taken;
    const journal::RunRecord &made = m_journal->record();
    m_knownFacts = run::recordedFacts(made);
    run::RunOutcome outcome{.ok = true, .flowId = m_knownFacts.flow.id};
    for (const run::StepStatus &one : run::recordedSteps(m_runPlan, made)) {
        if (!one.id.isEmpty())
            outcome.ids.insert(one.step, one.id);
    }
    m_outcome = outcome;
    m_endedAt = made.lastAt;
    m_phase = Phase::Created;
    Q_EMIT phaseChanged();
    return Unit{};
}

bool RunPresenter::mayRemoveDraft() const
{
    return m_phase == Phase::Created && record() && run::isUnpublished(*record());
}

void RunPresenter::notePublished(const run::PublishStatus &status)
{
    if (!m_journal)
        return;
    // What is not written down is found out by the next look: it is no draft any more.
    if (m_journal->append({.kind = journal::EntryKind::Published,
                           .atMs = nowMs(),
                           .step = run::stepName(status.draft.step),
                           .id = status.draft.id}))
        std::ignore = m_journal->sync();
}

} // namespace dfw::presenters
