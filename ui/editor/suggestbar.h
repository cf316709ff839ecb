// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/mappingmodel.h"
#include "presenters/suggestionspresenter.h"

#include <QWidget>

class QSlider;

namespace dfw::ui {

class Button;
class Text;

/// What is suggested, as one slim line: how much, from which score on, and the buttons that take it
/// or send it away. It hides while there is nothing to suggest. Accepting is one undoable step.
/// Object names: suggestThreshold, suggestThresholdValue, suggestCount, acceptSuggestionsButton,
/// dismissSuggestionsButton.
class SuggestBar : public QWidget
{
    Q_OBJECT
public:
    SuggestBar(presenters::SuggestionsPresenter &presenter, MappingModel &model,
               QWidget *parent = nullptr);

    void accept();

Q_SIGNALS:
    /// By the user; the bar is gone or smaller now and its owner may want the focus.
    void accepted(int count);
    void dismissed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    presenters::SuggestionsPresenter &m_presenter;
    MappingModel &m_model;
    Text *m_count;
    QSlider *m_threshold;
    Text *m_value;
    Button *m_accept;
    Button *m_dismiss;
};

} // namespace dfw::ui
