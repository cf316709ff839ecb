// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/runpresenter.h"

class QProgressBar;
class QStackedWidget;
class QTimer;

namespace dfw::ui {

class Button;
class Card;
class FailureView;
class FirstRunView;
class IconLabel;
class Note;
class PublishCard;
class RollbackView;
class Text;
class TidyView;
class Timeline;

/// The run as it happens: each step with its state, time and ID; then the flow and its first run,
/// or what happened and where things stand; or what is being removed.
class RunPage : public WizardPage
{
    Q_OBJECT
public:
    RunPage(presenters::RunPresenter &presenter, QWidget *parent = nullptr);

    QString title() const override { return tr("Run"); }
    QString instruction() const override;
    void enter() override;
    QList<PageProblem> problems() override { return {}; }

Q_SIGNALS:
    /// The user wants the run to stop where it is.
    void stopWanted();
    /// Start over with what is in the plan now; what exists already stays.
    void retryWanted();
    /// Delete what the run made; asked about by whoever hears it.
    void removeWanted();
    /// Demo only: put the clock forward to the first run.
    void skipAheadWanted(qint64 seconds);
    /// Show the request of this step.
    void requestWanted(dfw::run::StepId step);

private:
    Card *buildSteps();
    QWidget *buildRunning();
    void showPhase();
    bool isDraft() const;
    void showFirstRun();
    void showHeading();
    void showSteps();
    void showPause();
    QString allIds() const;

    presenters::RunPresenter &m_presenter;
    QList<run::StepStatus> m_steps;
    Card *m_stepsCard;
    QTimer *m_growing;   ///< while a step runs
    QTimer *m_countdown; ///< while a step waits to be sent again
    Timeline *m_timeline;
    IconLabel *m_headIcon;
    Text *m_heading;
    Text *m_summary;
    QProgressBar *m_progress;
    Button *m_copyAll;
    QStackedWidget *m_below;
    Text *m_runningText;
    Note *m_pause;
    Button *m_tryNow;
    TidyView *m_tidy;
    FirstRunView *m_firstRun;
    PublishCard *m_publish;
    QWidget *m_drafts;
    FailureView *m_failure;
    RollbackView *m_rollback;
};

} // namespace dfw::ui
