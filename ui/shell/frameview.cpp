// SPDX-License-Identifier: Apache-2.0
#include "shell/frameview.h"

#include "pages/wizardpage.h"
#include "shell/pagestack.h"
#include "widgets/pageframe.h"

#include <QCoreApplication>

namespace dfw::ui {

using presenters::PlanKeeper;
using presenters::RunPresenter;
using presenters::Session;

namespace {

struct Frame
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::Frame)
};

CommitTone commitTone(const Session &session)
{
    if (session.kind() == Session::Kind::Demo)
        return CommitTone::Demo;
    return session.isProduction() ? CommitTone::Production : CommitTone::Normal;
}

// Nothing is there any more, or there is something to decide.
void stateAfterRemoval(RailStep &step, const RunPresenter &run)
{
    if (run.isLeft() || (run.undoOutcome() && run.undoOutcome()->ok))
        return;
    step.state = StepState::Problem;
    step.problemText = Frame::tr("Something is left");
}

} // namespace

QList<RailStep> railSteps(const Way &way, const PageStack &pages, const RunPresenter &run)
{
    QList<RailStep> steps;
    for (int i = 0; i < StepCount; ++i) {
        WizardPage *one = pages.built(i);
        const bool current = i == way.current;
        RailStep step{.title = pageName(i), .current = current};
        if (current)
            step.state = StepState::Current;
        else if (i == RunStep && run.phase() == RunPresenter::Phase::Removed)
            stateAfterRemoval(step, run);
        else if (i <= way.furthest)
            step.state = StepState::Done;
        if (one && step.state == StepState::Done)
            step.detail = one->choice();
        const bool tells = one && i <= way.furthest && (!current || way.refused) && i != RunStep;
        if (const qsizetype open = tells ? one->problems().size() : 0; open > 0) {
            step.state = StepState::Problem;
            step.problemText = Frame::tr("%n thing(s) to fix", nullptr, int(open));
        }
        steps.append(step);
    }
    return steps;
}

void showFooter(Footer &footer, const Way &way, const WizardPage &page, const RunPresenter &run,
                const PlanKeeper &keeper)
{
    const bool onRun = way.current == RunStep;
    const bool running = run.isBusy();
    footer.setBackVisible(way.current > ConnectStep &&
                          !(onRun && (running || run.phase() == RunPresenter::Phase::Created)));
    footer.setCancelVisible(!onRun || running);
    footer.setCancelText(running ? Frame::tr("&Stop") : Frame::tr("&Cancel"));
    footer.setNextVisible(!(onRun && running));
    if (onRun)
        footer.setClose(Frame::tr("&Close"));
    else if (way.current == ReviewStep)
        footer.setCommit(page.commitText(), commitTone(run.session()));
    else
        footer.setNext(way.backToReview ? Frame::tr("&Next: back to Review")
                                        : Frame::tr("&Next: %1").arg(pageName(way.next)));
    if (keeper.isUnsaved())
        footer.setSaved(Frame::tr("Not saved yet (Ctrl+S)"));
    else if (!keeper.path().isEmpty())
        footer.setSaved(Frame::tr("Plan saved"));
    else
        footer.setSaved({});
}

} // namespace dfw::ui
