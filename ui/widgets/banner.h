// SPDX-License-Identifier: Apache-2.0
// The strip over the whole window that says where the work lands: the demo, or production. Hidden
// for a development sandbox. Object names of the links: resetSampleLink, leaveDemoLink.
#pragma once

#include "style/tokens.h"

#include <QWidget>

class QHBoxLayout;

namespace dfw::ui {

class IconLabel;
class LinkButton;
class Text;

class Banner : public QWidget
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    void showDemo(const QString &sentence);
    void showProduction(const QString &sentence);
    void showNothing();

Q_SIGNALS:
    void drillsRequested();
    void resetSampleRequested();
    void leaveDemoRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(Tone tone, const QString &word, const QString &sentence);

    Tone m_tone = Tone::Neutral;
    IconLabel *m_icon;
    Text *m_word;
    Text *m_sentence;
    LinkButton *m_drills;
    LinkButton *m_reset;
    LinkButton *m_leave;
};

} // namespace dfw::ui
