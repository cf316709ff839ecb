// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runspresenter.h"
#include "widgets/card.h"

namespace dfw::ui {

class Note;
class OfferList;

/// Runs that did not come to their end, or made drafts that nobody has published, with what can be
/// done about each. Not there where there is none. Object names: runRow0 …, continueRunButton0 …,
/// startOverButton0 …, removeRunButton0 …, showDraftButton0 …, forgetRunButton0 ….
class InterruptedCard : public Card
{
    Q_OBJECT
public:
    explicit InterruptedCard(presenters::RunsPresenter &runs, QWidget *parent = nullptr);

    /// Why what was asked for did not happen; gone with the next refresh of the list.
    void showTrouble(const Error &error);

Q_SIGNALS:
    void continueRequested(const dfw::presenters::InterruptedRun &run);
    void startOverRequested(const dfw::presenters::InterruptedRun &run);
    void removeRequested(const dfw::presenters::InterruptedRun &run);
    /// To publish or to remove what is a draft.
    void draftRequested(const dfw::presenters::InterruptedRun &run);
    void forgetRequested(const dfw::presenters::InterruptedRun &run);

private:
    void refresh();
    QWidget *row(const presenters::InterruptedRun &run, int number);
    QWidget *buttons(const presenters::InterruptedRun &run, const QString &name, int number,
                     QWidget *parent);

    presenters::RunsPresenter &m_runs;
    Note *m_trouble;
    OfferList *m_list;
};

/// What people call the run: its plan's name, or its file's.
QString nameOfRun(const presenters::InterruptedRun &run);

/// What forgetting does to a damaged journal.
QString whereItGoes(const QString &path);

} // namespace dfw::ui
