// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/runpresenter.h"

#include <QWidget>

class QVBoxLayout;

namespace dfw::ui {

class Badge;
class Button;
class Text;

/// The Run page once the dataflow exists: its state, and what its first run read, stored and
/// rejected.
class FirstRunView : public QWidget
{
    Q_OBJECT
public:
    explicit FirstRunView(presenters::RunPresenter &presenter, QWidget *parent = nullptr);

    /// Shows what the presenter knows now.
    void refresh();

Q_SIGNALS:
    /// Demo only: put the clock forward to the first run.
    void skipAheadWanted(qint64 seconds);

private:
    void setFigure(Text *figure, qint64 value);

    presenters::RunPresenter &m_presenter;
    Badge *m_flowBadge;
    Badge *m_runBadge;
    Text *m_runSentence;
    Text *m_read;
    Text *m_stored;
    Text *m_rejected;
    Text *m_gaps;
    QVBoxLayout *m_runProblems;
    Button *m_skip;
};

} // namespace dfw::ui
