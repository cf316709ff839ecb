// SPDX-License-Identifier: Apache-2.0
#include "widgets/text.h"

#include "style/icons.h"
#include "style/paintkit.h"
#include "style/tokens.h"

#include <QEvent>
#include <QPainter>

namespace dfw::ui {

QColor inkColour(const QWidget *widget, Ink ink)
{
    const Tokens &t = tokens(widget);
    switch (ink) {
    case Ink::Text:
        return t.text;
    case Ink::Muted:
        return t.muted;
    case Ink::Accent:
        return t.accent;
    case Ink::Ok:
        return t.ok;
    case Ink::Warn:
        return t.warn;
    case Ink::Err:
        return t.err;
    case Ink::Info:
        return t.info;
    case Ink::Demo:
        return t.demo;
    case Ink::Prod:
        return t.prod;
    case Ink::OnProd:
        return t.onProd;
    }
    return t.text;
}

Text::Text(Type type, const QString &text, Ink ink, QWidget *parent) : QLabel(parent), m_ink(ink)
{
    // Server and file texts end up here: they are words, never markup.
    setTextFormat(Qt::PlainText);
    setType(this, type);
    recolour();
    setText(text);
}

void Text::setInk(Ink ink)
{
    m_ink = ink;
    recolour();
}

void Text::setElided(Qt::TextElideMode mode)
{
    m_elide = mode;
    setToolTip(mode == Qt::ElideNone ? QString() : text());
    updateGeometry();
    update();
}

void Text::setText(const QString &text)
{
    QLabel::setText(text);
    if (m_elide != Qt::ElideNone)
        setToolTip(text);
}

QSize Text::minimumSizeHint() const
{
    const QSize hint = QLabel::minimumSizeHint();
    if (m_elide == Qt::ElideNone)
        return hint;
    return {qMin(hint.width(), fontMetrics().averageCharWidth() * 6), hint.height()};
}

void Text::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        recolour();
}

void Text::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    paintText(&painter, contentsRect(), text(), font(), inkColour(this, m_ink),
              alignment() | Qt::AlignVCenter, m_elide);
}

void Text::recolour()
{
    // setPalette() comes back here as a PaletteChange.
    if (m_recolouring)
        return;
    m_recolouring = true;
    QPalette own;
    own.setColor(QPalette::Active, QPalette::WindowText, inkColour(this, m_ink));
    own.setColor(QPalette::Inactive, QPalette::WindowText, inkColour(this, m_ink));
    setPalette(own);
    m_recolouring = false;
}

Text *wrapped(Type type, const QString &text, Ink ink, QWidget *parent)
{
    auto *label = new Text(type, text, ink, parent);
    label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    label->setSizePolicy(policy);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    return label;
}

IconLabel::IconLabel(const QString &name, Ink ink, int size, QWidget *parent)
    : QWidget(parent), m_name(name), m_ink(ink), m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QString &name, Ink ink)
{
    m_name = name;
    m_ink = ink;
    update();
}

QSize IconLabel::sizeHint() const
{
    // As high as a line of text, so that a row of both is centred with any font.
    return {m_size, qMax(m_size, fontMetrics().height())};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    drawIcon(&painter, rect(), m_name, inkColour(this, m_ink), m_size);
}

} // namespace dfw::ui
