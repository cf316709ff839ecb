// SPDX-License-Identifier: Apache-2.0
#include "shell/rundesk.h"

#include "pages/connectpage.h"
#include "pages/interruptedcard.h"
#include "run/rollback.h"
#include "shell/planmenu.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "widgets/confirm.h"

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::InterruptedRun;
using presenters::RunPresenter;
using Phase = RunPresenter::Phase;

namespace {

QString named(const run::UndoStatus &one)
{
    return stepTitle(run::stepName(one.step)) + u": "_s + one.id;
}

// What goes, in its order, and what cannot.
ConfirmTexts removalQuestion(const QList<run::UndoStatus> &items, const QString &act = {})
{
    QStringList goes;
    bool mappingStays = false;
    for (const run::UndoStatus &one : items) {
        if (one.step == run::StepId::MappingSet)
            mappingStays = true;
        else
            goes.append(named(one));
    }
    const auto count = static_cast<int>(goes.size());
    QStringList lines = goes;
    if (mappingStays)
        lines.append(RunDesk::tr(
            "The mapping set stays: Platform offers no way to remove it, and it does no harm."));
    lines.append(RunDesk::tr("What the run only used stays. Whatever somebody has changed "
                             "since, and a dataset that holds rows, is kept and shown."));
    return {RunDesk::tr("Remove the %n thing(s) this run made?", nullptr, count), lines.join(u'\n'),
            act.isEmpty() ? RunDesk::tr("Remove %n thing(s)", nullptr, count) : act,
            RunDesk::tr("Keep them")};
}

// Of a run that is complete.
ConfirmTexts leftOverQuestion(const journal::RunRecord &record)
{
    QStringList lines;
    const QList<run::UndoStatus> items = run::undoItems(record, run::UndoScope::Superseded);
    for (const run::UndoStatus &one : items) {
        if (one.step != run::StepId::MappingSet)
            lines.append(named(one));
    }
    if (!record.open.isEmpty())
        lines.append(RunDesk::tr("What a lost answer may be about is looked for first."));
    lines.append(RunDesk::tr("The dataflow and all it needs stay. Whatever somebody has changed "
                             "since, and a dataset that holds rows, is kept and shown."));
    return {RunDesk::tr("Remove what is left over from an earlier form of the plan?"),
            lines.join(u'\n'), RunDesk::tr("Remove what is left over"), RunDesk::tr("Keep it")};
}

run::UndoScope scopeOf(const journal::RunRecord &record)
{
    return run::isLeftOver(record) ? run::UndoScope::Superseded : run::UndoScope::Everything;
}

} // namespace

RunDesk::RunDesk(RunPresenter &run, presenters::RunsPresenter &runs, PlanMenu &planMenu,
                 QWidget *window)
    : QObject(window), m_run(run), m_runs(runs), m_planMenu(planMenu), m_window(window)
{
    connect(&run, &RunPresenter::phaseChanged, this, &RunDesk::takePhase);
}

void RunDesk::offerOn(ConnectPage &page)
{
    m_card = new InterruptedCard(m_runs);
    page.addOffer(m_card);
    connect(m_card, &InterruptedCard::continueRequested, this, &RunDesk::goOn);
    connect(m_card, &InterruptedCard::startOverRequested, this, &RunDesk::startOver);
    connect(m_card, &InterruptedCard::removeRequested, this, &RunDesk::remove);
    connect(m_card, &InterruptedCard::forgetRequested, this, &RunDesk::forget);
}

void RunDesk::refresh()
{
    m_runs.refresh(m_run.phase() == Phase::NotStarted ? QString() : m_run.journalPath());
}

void RunDesk::tell(const Result<Unit> &outcome)
{
    if (outcome) {
        Q_EMIT runPageWanted();
        return;
    }
    refresh();
    m_card->showTrouble(outcome.error());
}

void RunDesk::goOn(const InterruptedRun &run)
{
    m_planMenu.leavePlan([this, path = run.path()] { tell(m_run.goOn(path)); });
}

void RunDesk::startOver(const InterruptedRun &run)
{
    m_planMenu.leavePlan([this, run] {
        const auto go = [this, path = run.path()] {
            const auto begun = m_run.removeInterrupted(path);
            m_reviewAfterRemoval = bool(begun);
            tell(begun);
            takePhase(); // there may have been nothing to remove
        };
        confirm(m_window,
                removalQuestion(run::undoItems(*run.journal.record), tr("Remove and start over")),
                go);
    });
}

void RunDesk::remove(const InterruptedRun &run)
{
    m_planMenu.leavePlan([this, run] {
        const journal::RunRecord &record = *run.journal.record;
        confirm(m_window,
                run::isLeftOver(record) ? leftOverQuestion(record)
                                        : removalQuestion(run::undoItems(record)),
                [this, path = run.path()] { tell(m_run.removeInterrupted(path)); });
    });
}

void RunDesk::forget(const InterruptedRun &run)
{
    QStringList things;
    const QList<run::UndoStatus> made =
        run::undoItems(*run.journal.record, scopeOf(*run.journal.record));
    for (const run::UndoStatus &one : made)
        things.append(named(one));
    confirm(m_window,
            {fill(tr("Forget the run of %1?"), {nameOfRun(run)}),
             things.isEmpty()
                 ? tr("It made nothing. It is not offered any more.")
                 : tr("What it made stays in Platform, and nobody here remembers it:") + u'\n' +
                       things.join(u'\n'),
             tr("Forget it"), tr("Keep it in the list")},
            [this, path = run.path()] {
                const auto forgotten = m_runs.forget(path);
                refresh();
                if (!forgotten)
                    m_card->showTrouble(forgotten.error());
            });
}

void RunDesk::removeMade()
{
    confirm(m_window, removalQuestion(m_run.removable()), [this] { m_run.remove(); });
}

void RunDesk::takePhase()
{
    if (m_run.phase() == Phase::Removed && std::exchange(m_reviewAfterRemoval, false) &&
        m_run.undoOutcome()->ok)
        Q_EMIT reviewWanted();
}

void RunDesk::askToStop(std::function<void()> close)
{
    const bool removing = m_run.phase() == Phase::Removing;
    confirm(m_window,
            {removing ? tr("Stop removing and close?") : tr("Stop the run and close?"),
             removing ? tr("What is still there stays. The next start offers to go on removing.")
                      : tr("What exists by then stays, and the next start offers to go on from "
                           "there or to remove it."),
             tr("Stop and close"), removing ? tr("Keep removing") : tr("Keep running")},
            std::move(close));
}

} // namespace dfw::ui
