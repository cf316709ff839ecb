// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/publishpresenter.h"
#include "presenters/runpresenter.h"
#include "widgets/card.h"

class QVBoxLayout;

namespace dfw::ui {

class Button;
class Text;

/// What a run made as drafts, and the button that publishes it, after a question: it cannot be
/// undone. Not there at all where nothing was made as a draft. Stands on the Run page in one line:
/// `new PublishCard(session, runPresenter)`. Object names: publishCard, publishButton,
/// publishItemN, publishCancel, removeDraftButton.
class PublishCard : public Card
{
    Q_OBJECT
public:
    PublishCard(presenters::Session &session, presenters::RunPresenter &run,
                QWidget *parent = nullptr);

    /// Its published() is for the run's journal.
    presenters::PublishPresenter &presenter() { return m_presenter; }

Q_SIGNALS:
    /// "Remove the draft": whoever listens asks first.
    void removeWanted();

private:
    void readRun();
    void refresh();
    void ask();

    presenters::RunPresenter &m_run;
    presenters::PublishPresenter m_presenter;
    Text *m_sentence;
    QVBoxLayout *m_items;
    Button *m_publish;
    Button *m_remove;
    Button *m_cancel;
};

} // namespace dfw::ui
