// SPDX-License-Identifier: Apache-2.0
#include "shell/rundesk.h"

#include "pages/connectpage.h"
#include "pages/interruptedcard.h"
#include "run/rollback.h"
#include "shell/planmenu.h"
#include "texts/fill.h"
#include "texts/steptext.h"
#include "widgets/confirm.h"

#include <algorithm>

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

// What was sent and never answered, by name: it has no ID yet.
QStringList maybeMade(const journal::RunRecord &record, bool withMappingSet)
{
    QStringList out;
    for (const journal::OpenIntent &intent : record.open) {
        const auto step = run::stepNamed(intent.step);
        if (!step || !run::resourceOf(*step) ||
            (*step == run::StepId::MappingSet && !withMappingSet))
            continue;
        out.append(intent.name.isEmpty()
                       ? fill(RunDesk::tr("%1 (may have been made)"), {stepTitle(intent.step)})
                       : fill(RunDesk::tr("%1: %2 (may have been made)"),
                              {stepTitle(intent.step), shown(intent.name, 60)}));
    }
    return out;
}

bool hasMappingSet(const journal::RunRecord &record)
{
    const QString set = run::stepName(run::StepId::MappingSet);
    return record.findOpen(set) ||
           std::any_of(record.made.begin(), record.made.end(),
                       [&set](const journal::Made &one) { return one.step == set; });
}

QStringList madeOf(const QList<run::UndoStatus> &items, bool withMappingSet)
{
    QStringList out;
    for (const run::UndoStatus &one : items) {
        if (withMappingSet || one.step != run::StepId::MappingSet)
            out.append(named(one));
    }
    return out;
}

// The list of things first, then each statement on its own.
QString questionText(const QStringList &things, QStringList statements)
{
    if (!things.isEmpty())
        statements.prepend(things.join(u'\n'));
    return statements.join(u"\n\n"_s);
}

QString lookedForFirst()
{
    return RunDesk::tr("What may have been made is looked for first, and removed where it is "
                       "found.");
}

QString removalHeading(int made, int maybe)
{
    if (maybe == 0)
        return RunDesk::tr("Remove the %n thing(s) this run made?", nullptr, made);
    return made == 0 ? RunDesk::tr("Remove the %n thing(s) this run may have made?", nullptr, maybe)
                     : RunDesk::tr("Remove the %n thing(s) this run made or may have made?",
                                   nullptr, made + maybe);
}

// What goes, in its order, and what cannot. With an `act` of its own it is to be made anew.
ConfirmTexts removalQuestion(const journal::RunRecord &record, const QString &act = {})
{
    const QStringList maybe = maybeMade(record, false);
    const QStringList made = madeOf(run::undoItems(record), false);
    const auto count = static_cast<int>(made.size() + maybe.size());
    QStringList statements;
    if (!maybe.isEmpty())
        statements.append(lookedForFirst());
    if (hasMappingSet(record))
        statements.append(RunDesk::tr(
            "The mapping set stays: Platform offers no way to remove it, and it does no harm."));
    if (count == 0) {
        statements.prepend(RunDesk::tr("It made nothing that has to be removed."));
        return {act.isEmpty() ? RunDesk::tr("End this run?") : RunDesk::tr("Start over?"),
                questionText({}, statements),
                act.isEmpty() ? RunDesk::tr("End it") : RunDesk::tr("Start over"),
                RunDesk::tr("Leave it as it is")};
    }
    statements.append(RunDesk::tr("What the run only used stays. Whatever somebody has changed "
                                  "since, and a dataset that holds rows, is kept and shown."));
    return {removalHeading(static_cast<int>(made.size()), static_cast<int>(maybe.size())),
            questionText(maybe + made, statements),
            act.isEmpty() ? RunDesk::tr("Remove %n thing(s)", nullptr, count) : act,
            RunDesk::tr("Keep %n thing(s)", nullptr, count)};
}

// Of a run that is complete.
ConfirmTexts leftOverQuestion(const journal::RunRecord &record)
{
    const QStringList maybe = maybeMade(record, false);
    QStringList statements;
    if (!maybe.isEmpty())
        statements.append(lookedForFirst());
    statements.append(RunDesk::tr("The dataflow and all it needs stay. Whatever somebody has "
                                  "changed since, and a dataset that holds rows, is kept and "
                                  "shown."));
    const QStringList made = madeOf(run::undoItems(record, run::UndoScope::Superseded), false);
    return {RunDesk::tr("Remove what is left over from an earlier form of the plan?"),
            questionText(maybe + made, statements), RunDesk::tr("Remove what is left over"),
            RunDesk::tr("Keep it")};
}

run::UndoScope scopeOf(const journal::RunRecord &record)
{
    return run::isLeftOver(record) && run::draftsOf(record).isEmpty() ? run::UndoScope::Superseded
                                                                      : run::UndoScope::Everything;
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
    connect(m_card, &InterruptedCard::draftRequested, this, &RunDesk::showDraft);
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

void RunDesk::showDraft(const InterruptedRun &run)
{
    m_planMenu.leavePlan([this, path = run.path()] { tell(m_run.showDraft(path)); });
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
        confirm(m_window, removalQuestion(*run.journal.record, tr("Remove and start over")), go);
    });
}

void RunDesk::remove(const InterruptedRun &run)
{
    m_planMenu.leavePlan([this, run] {
        const journal::RunRecord &record = *run.journal.record;
        confirm(m_window,
                run::isLeftOver(record) ? leftOverQuestion(record) : removalQuestion(record),
                [this, path = run.path()] { tell(m_run.removeInterrupted(path)); });
    });
}

void RunDesk::forget(const InterruptedRun &run)
{
    const auto go = [this, path = run.path()] {
        const auto forgotten = m_runs.forget(path);
        refresh();
        if (!forgotten)
            m_card->showTrouble(forgotten.error());
    };
    if (!run.journal.record) {
        confirm(m_window,
                {fill(tr("Forget %1?"), {nameOfRun(run)}),
                 whereItGoes(run.path()) + u"\n\n"_s +
                     tr("What the run made stays in Platform, and carries the run's tag, which the "
                        "file's name says."),
                 tr("Forget it"), tr("Keep it in the list")},
                go);
        return;
    }
    const journal::RunRecord &record = *run.journal.record;
    const QStringList things =
        madeOf(run::undoItems(record, scopeOf(record)), true) + maybeMade(record, true);
    const QString stays =
        run::draftsOf(record).isEmpty()
            ? tr("What it made stays in Platform, and nobody here remembers it:")
            : tr("What it made stays in Platform as a draft, and nobody here remembers it:");
    confirm(m_window,
            {fill(tr("Forget the run of %1?"), {nameOfRun(run)}),
             things.isEmpty() ? tr("It made nothing. It is not offered any more.")
                              : stays + u'\n' + things.join(u'\n'),
             tr("Forget it"), tr("Keep it in the list")},
            go);
}

void RunDesk::removeMade()
{
    if (const journal::RunRecord *record = m_run.record())
        confirm(m_window, removalQuestion(*record), [this] { m_run.remove(); });
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
