// SPDX-License-Identifier: Apache-2.0
#include "widgets/banner.h"

#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

Banner::Banner(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel({}, Ink::Demo, 16, this)),
      m_word(new Text(Type::Strong, {}, Ink::Demo, this)),
      m_sentence(wrapped(Type::Body, {}, Ink::Text, this)),
      m_drills(new LinkButton(tr("Fault drills…"), {}, this)),
      m_reset(new LinkButton(tr("Reset sample"), {}, this)),
      m_leave(new LinkButton(tr("Leave demo"), {}, this))
{
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_drills->setObjectName(u"drillsLink"_s);
    m_drills->setAccessibleName(tr("Fault drills"));
    m_reset->setObjectName(u"resetSampleLink"_s);
    m_leave->setObjectName(u"leaveDemoLink"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(21, 3, 13, 4);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addWidget(m_word);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_drills);
    row->addWidget(m_reset);
    row->addWidget(m_leave);
    setMinimumHeight(height::banner);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_drills, &Button::clicked, this, &Banner::drillsRequested);
    connect(m_reset, &Button::clicked, this, &Banner::resetSampleRequested);
    connect(m_leave, &Button::clicked, this, &Banner::leaveDemoRequested);
    hide();
}

void Banner::showDemo(const QString &sentence)
{
    show(Tone::Demo, tr("DEMO"), sentence);
}

void Banner::showProduction(const QString &sentence)
{
    show(Tone::Prod, tr("PRODUCTION"), sentence);
}

void Banner::showNothing()
{
    hide();
}

void Banner::show(Tone tone, const QString &word, const QString &sentence)
{
    m_tone = tone;
    const bool demo = tone == Tone::Demo;
    m_icon->setIcon(demo ? u"flask"_s : u"shield"_s, demo ? Ink::Demo : Ink::OnProd);
    m_word->setText(word);
    m_word->setInk(demo ? Ink::Demo : Ink::OnProd);
    m_sentence->setText(sentence);
    m_sentence->setInk(demo ? Ink::Text : Ink::OnProd);
    m_drills->setVisible(demo);
    m_reset->setVisible(demo);
    m_leave->setVisible(demo);
    setAccessibleName(tr("%1: %2").arg(word, sentence));
    setVisible(true);
    update();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    if (m_tone == Tone::Prod) {
        painter.fillRect(rect(), t.prod);
        return;
    }
    painter.fillRect(rect(), t.demoTint);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.demo);
}

} // namespace dfw::ui
