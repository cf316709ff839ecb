// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"
#include "presenters/runspresenter.h"

#include <functional>
#include <QObject>

class QWidget;

namespace dfw::ui {

class ConnectPage;
class InterruptedCard;
class PlanMenu;

/// What can be done about runs that stopped, here or in an earlier process, with the questions that
/// are asked before.
class RunDesk : public QObject
{
    Q_OBJECT
public:
    RunDesk(presenters::RunPresenter &run, presenters::RunsPresenter &runs, PlanMenu &planMenu,
            QWidget *window);

    void offerOn(ConnectPage &page);
    /// Looks for interrupted runs; the one on the Run page is none of them.
    void refresh();
    /// Removes what the run on the Run page made.
    void removeMade();
    /// Before the window goes while something runs; `close` is called for a yes.
    void askToStop(std::function<void()> close);

Q_SIGNALS:
    /// A run or roll-back has begun, and the Run page shows it.
    void runPageWanted();
    /// What a run made is removed, and it is to begin anew.
    void reviewWanted();

private:
    void goOn(const presenters::InterruptedRun &run);
    void showDraft(const presenters::InterruptedRun &run);
    void startOver(const presenters::InterruptedRun &run);
    void remove(const presenters::InterruptedRun &run);
    void forget(const presenters::InterruptedRun &run);
    void tell(const Result<Unit> &outcome);
    void takePhase();

    presenters::RunPresenter &m_run;
    presenters::RunsPresenter &m_runs;
    PlanMenu &m_planMenu;
    QWidget *m_window;
    InterruptedCard *m_card = nullptr;
    bool m_reviewAfterRemoval = false;
};

} // namespace dfw::ui
