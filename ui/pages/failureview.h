// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"

#include <QWidget>

class QPlainTextEdit;
class QVBoxLayout;

namespace dfw::ui {

class Button;
class Expander;
class Text;

/// The Run page after a run that stopped: what happened, why, who can mend it, what to do next, and
/// what exists now. Where a lost answer may be about several things, they stand here to be chosen
/// from: candidateRow0 …, candidateButton0 ….
class FailureView : public QWidget
{
    Q_OBJECT
public:
    explicit FailureView(presenters::RunPresenter &presenter, QWidget *parent = nullptr);

    /// Shows what the presenter knows now.
    void refresh();

Q_SIGNALS:
    /// Go to the page where the failure can be mended.
    void stepRequested(int index);
    /// Go on with the plan as it is now.
    void retryWanted();
    /// Delete what this run made.
    void removeWanted();

private:
    void showError(const Error &error, const QString &step);
    void showChoice(const run::StepStatus *failed);
    void showStanding(const QList<run::StepStatus> &steps);
    void copyForSupport();

    presenters::RunPresenter &m_presenter;
    Text *m_what;
    Text *m_why;
    Text *m_who;
    Text *m_nextStep;
    QWidget *m_choice;
    QVBoxLayout *m_choices;
    Button *m_fix;
    Button *m_again;
    Button *m_remove;
    Button *m_copy;
    Expander *m_responseExpander;
    QPlainTextEdit *m_response;
    QVBoxLayout *m_standing;
    int m_fixStep = 0;
    Error m_error; ///< the one shown
    QString m_step;
};

} // namespace dfw::ui
