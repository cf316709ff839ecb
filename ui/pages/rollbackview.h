// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"
#include "widgets/card.h"

namespace dfw::ui {

class Button;
class IconLabel;
class Text;

/// What a run made, while it is being removed and after: each thing with its ID, what becomes of
/// it and why. Object names: undoHeading, undoRow0 …, removeAgainButton, backToReviewButton.
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

    presenters::RunPresenter &m_presenter;
    IconLabel *m_icon;
    Text *m_heading;
    Text *m_summary;
    QVBoxLayout *m_list;
    Text *m_end;
    Button *m_again;
    Button *m_review;
    QList<run::UndoStatus> m_shown;
};

} // namespace dfw::ui
