// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"
#include "widgets/card.h"

class QTimer;

namespace dfw::ui {

class Button;
class IconLabel;
class Note;
class Text;

/// What a run made, while it is being removed and after: each thing with its ID, what becomes of
/// it and why. What could not go can be tried again, left there where trying again would come to
/// the same, or removed with its rows. Object names: undoHeading, undoPauseNote, undoRow0 …,
/// leaveThereButton, removeAgainButton, removeDataButton, backToReviewButton.
class RollbackView : public Card
{
    Q_OBJECT
public:
    explicit RollbackView(presenters::RunPresenter &presenter, QWidget *parent = nullptr);

    /// Shows what the presenter knows now.
    void refresh();

Q_SIGNALS:
    void reviewWanted();

private:
    QWidget *row(const run::UndoStatus &item, int number);
    void showHeading(const QList<run::UndoStatus> &items);
    void showPause(const QList<run::UndoStatus> &items);
    void showEnd(const QList<run::UndoStatus> &items);
    void askForData();
    void leave();

    presenters::RunPresenter &m_presenter;
    IconLabel *m_icon;
    Text *m_heading;
    Text *m_summary;
    Note *m_pause;
    QTimer *m_countdown; ///< while it waits
    QVBoxLayout *m_list;
    Text *m_end;
    Button *m_leave;
    Button *m_again;
    Button *m_data;
    Button *m_review;
    QList<run::UndoStatus> m_shown;
};

} // namespace dfw::ui
