// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"

#include <QWidget>

namespace dfw::ui {

class Button;
class Expander;
class Note;
class Text;

/// What becomes of things that the run had made for an earlier form of its plan: what was removed,
/// what was not and why. Not there where there is nothing to tell. Object names: tidyNote,
/// tidyDetails, tidyDetailsLink, removeLeftoversButton.
class TidyView : public QWidget
{
    Q_OBJECT
public:
    explicit TidyView(presenters::RunPresenter &presenter, QWidget *parent = nullptr);

    /// Shows what the presenter knows now.
    void refresh();

private:
    void showSentence(const QList<run::UndoStatus> &items);
    void showDetails(const QList<run::UndoStatus> &items);

    presenters::RunPresenter &m_presenter;
    Note *m_note;
    Button *m_again;
    Text *m_details;
    Expander *m_expander;
};

} // namespace dfw::ui
