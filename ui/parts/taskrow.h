// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/task.h"

#include <QTimer>
#include <QWidget>

class QAbstractItemView;
class QPlainTextEdit;

namespace dfw::ui {

class BusyRow;
class Button;
class Expander;
class IconSentence;

/// Where a page's call stands, at the place it is for: nothing while all is well, after a second a
/// busy row with Cancel, and after a failure what happened, why, what next, with "Try again" and
/// the raw answer behind an expander. Object names: tryAgainButton, detailsExpander,
/// busyCancelButton.
class TaskRow : public QWidget
{
    Q_OBJECT
public:
    explicit TaskRow(QWidget *parent = nullptr);

    void setTask(const presenters::Task &task, const QString &busySentence);

Q_SIGNALS:
    void retryRequested();
    void cancelRequested();

private:
    void showFailure(const QString &sentence, const QString &details, bool failed);

    BusyRow *m_busy;
    IconSentence *m_sentence;
    Button *m_retry;
    QPlainTextEdit *m_details;
    Expander *m_expander;
    QTimer m_delay;
    presenters::Task::State m_state = presenters::Task::State::Idle;
};

/// Lets a view give way to its minimum before the page scrolls: a scroll area asks for the height
/// its content would like, not for the least it can do with.
void letShrink(QWidget *view);

/// Measures everything inside `page` anew, soon and once. To be called when the page is shown and
/// after wrapped texts changed: the layouts above keep the height of the old text otherwise, for
/// they cache it by width and do not hear of every change far below.
void settleLayouts(QWidget *page);

/// Puts everything inside `late`, which was made after the widgets around it, behind `before` in
/// the order of Tab; it would be the last otherwise.
void reachAfter(QWidget *before, QWidget *late);

/// Ctrl+C in `view` copies nothing: its cells are people's data and stay on the screen.
void keepOnScreen(QAbstractItemView *view);

} // namespace dfw::ui
