// SPDX-License-Identifier: Apache-2.0
#include "widgets/card.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "widgets/text.h"

#include <QPainter>
#include <QVBoxLayout>

namespace dfw::ui {

Hairline::Hairline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens(this).line);
}

Card::Card(const QString &title, QWidget *parent)
    : QWidget(parent), m_outer(new QVBoxLayout(this)), m_content(new QVBoxLayout)
{
    // One pixel all around stays free for the edge.
    m_outer->setContentsMargins(1, 1, 1, 1);
    m_outer->setSpacing(0);
    m_content->setContentsMargins(space::card - 1, space::card - 1, space::card - 1,
                                  space::card - 1);
    m_content->setSpacing(space::m);
    m_outer->addLayout(m_content, 1);
    if (!title.isEmpty())
        setTitle(title);
}

void Card::ensureHeader()
{
    if (m_header)
        return;
    m_headerRow = new QWidget(this);
    m_header = new QHBoxLayout(m_headerRow);
    // The title row is as high as a button, so that cards with and without one line up.
    m_header->setContentsMargins(space::card - 1, 8, space::card - 1, 0);
    m_header->setSpacing(space::s);
    m_title = new Text(Type::Section, {}, Ink::Text, m_headerRow);
    m_title->setMinimumHeight(height::control);
    m_header->addWidget(m_title);
    m_header->addStretch(1);
    m_outer->insertWidget(0, m_headerRow);
    QMargins inner = m_content->contentsMargins();
    inner.setTop(inner.top() ? 10 : 0);
    m_content->setContentsMargins(inner);
}

void Card::setTitle(const QString &title)
{
    ensureHeader();
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::addTitleWidget(QWidget *widget)
{
    ensureHeader();
    ++m_titleWidgets;
    m_header->insertWidget(m_titleWidgets, widget, 0, Qt::AlignVCenter);
}

void Card::addHeaderWidget(QWidget *widget)
{
    ensureHeader();
    m_header->addWidget(widget, 0, Qt::AlignVCenter);
}

QVBoxLayout *Card::addSection()
{
    m_outer->setStretch(m_outer->indexOf(m_content), 0);
    m_outer->addWidget(new Hairline(this));
    auto *section = new QVBoxLayout;
    section->setContentsMargins(space::card - 1, space::m, space::card - 1, space::m);
    section->setSpacing(space::xs);
    m_outer->addLayout(section);
    return section;
}

void Card::setFlush()
{
    m_content->setContentsMargins(0, 0, 0, 0);
    m_content->setSpacing(0);
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    paintBox(&painter, rect(), radius::card, t.surface, t.line);
}

} // namespace dfw::ui
