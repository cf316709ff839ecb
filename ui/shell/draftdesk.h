// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/connectpresenter.h"
#include "presenters/draftkeeper.h"

#include <functional>
#include <optional>
#include <QObject>

class QWidget;

namespace dfw::ui {

class ConnectPage;
class Note;
class PlanMenu;
class TypingWatch;
class WizardPage;

/// What is kept of work that nobody has saved: what is being typed goes to the draft, and an
/// earlier start's draft is offered and taken up, as soon as one is signed in to where it belongs.
class DraftDesk : public QObject
{
    Q_OBJECT
public:
    /// `page` gives the page whose fields count; null where none do.
    DraftDesk(presenters::DraftKeeper &drafts, presenters::ConnectPresenter &connect,
              std::function<WizardPage *()> page, QWidget *window);

    void offerOn(ConnectPage &page, PlanMenu &planMenu);
    /// Says why nothing is kept; hidden while all is well. The caller gives it a place.
    QWidget *troubleNote() const;
    /// Looks for what an earlier start left; once everybody listens.
    void begin();
    /// This page is shown now.
    void noteStep(int step);

    /// The step a draft leads to that was taken up and waits for the sign-in.
    std::optional<int> waitsFor() const;
    /// Leads there, with what was being typed; waits no more.
    void goThere();
    /// Another plan was opened meanwhile.
    void forget() { m_takenUp.reset(); }

Q_SIGNALS:
    /// A draft's plan is open, and waitsFor() has its step.
    void takenUp();
    void stepWanted(int step);

private:
    void showTrouble();
    void takeUp(const storage::Draft &draft);

    presenters::DraftKeeper &m_drafts;
    presenters::ConnectPresenter &m_connect;
    std::function<WizardPage *()> m_page;
    TypingWatch *m_typing;
    Note *m_trouble;
    struct TakenUp
    {
        int step;
        storage::DraftTyping typing;
    };
    std::optional<TakenUp> m_takenUp;
};

} // namespace dfw::ui
