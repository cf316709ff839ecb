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

/// The Run page after a run that stopped: what happened, why, what to do next, and what exists now.
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

private:
    presenters::RunPresenter &m_presenter;
    Text *m_what;
    Text *m_why;
    Text *m_nextStep;
    Button *m_fix;
    Button *m_again;
    Expander *m_responseExpander;
    QPlainTextEdit *m_response;
    QVBoxLayout *m_standing;
    int m_fixStep = 0;
};

} // namespace dfw::ui
