// SPDX-License-Identifier: Apache-2.0
#include "widgets/note.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

Ink inkFor(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Ink::Ok;
    case Tone::Warn:
        return Ink::Warn;
    case Tone::Err:
        return Ink::Err;
    case Tone::Info:
        return Ink::Info;
    case Tone::Demo:
        return Ink::Demo;
    case Tone::Prod:
        return Ink::Prod;
    case Tone::Accent:
        return Ink::Accent;
    case Tone::Neutral:
    case Tone::Plain:
        break;
    }
    return Ink::Muted;
}

QString toneWord(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return Note::tr("good");
    case Tone::Warn:
        return Note::tr("look at it");
    case Tone::Err:
        return Note::tr("failed");
    default:
        return Note::tr("not tried yet");
    }
}

constexpr int discSize = 24;

} // namespace

QString toneIcon(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
    case Tone::Accent:
        return u"check"_s;
    case Tone::Warn:
        return u"warn"_s;
    case Tone::Err:
        return u"error"_s;
    case Tone::Demo:
        return u"flask"_s;
    case Tone::Prod:
        return u"shield"_s;
    case Tone::Info:
        return u"info"_s;
    case Tone::Neutral:
    case Tone::Plain:
        break;
    }
    return u"ring"_s;
}

Note::Note(Tone tone, const QString &text, QWidget *parent)
    : QWidget(parent), m_tone(tone), m_row(new QHBoxLayout(this)),
      m_icon(new IconLabel(toneIcon(tone), inkFor(tone), 16, this)),
      m_title(new Text(Type::Strong, {}, Ink::Text, this)),
      m_text(wrapped(Type::Body, text, Ink::Text, this))
{
    m_title->hide();
    m_text->setObjectName(u"noteText"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    m_row->setContentsMargins(15, 9, space::m, 9);
    m_row->setSpacing(space::m);
    m_row->addWidget(m_icon, 0, Qt::AlignTop);
    m_row->addLayout(words, 1);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    nameIt();
}

void Note::setText(const QString &text)
{
    m_text->setText(text);
    nameIt();
}

void Note::setTone(Tone tone)
{
    m_tone = tone;
    m_icon->setIcon(toneIcon(tone), inkFor(tone));
    update();
}

void Note::setTitle(const QString &title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    if (!title.isEmpty()) {
        delete m_row->takeAt(0);
        delete m_icon;
        m_icon = new IconLabel(toneIcon(m_tone), inkFor(m_tone), iconLarge, this);
        m_row->insertWidget(0, m_icon, 0, Qt::AlignVCenter);
    }
    nameIt();
}

void Note::addAction(QWidget *button)
{
    m_row->addWidget(button, 0, Qt::AlignVCenter);
}

void Note::nameIt()
{
    setAccessibleName(m_title->text().isEmpty() ? m_text->text()
                                                : m_title->text() + u' ' + m_text->text());
}

void Note::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    const QColor ink = toneInk(t, m_tone);
    if (m_title->isVisibleTo(this)) {
        paintBox(&painter, rect(), radius::card, toneTint(t, m_tone), ink);
        return;
    }
    paintBox(&painter, rect(), radius::tile, toneTint(t, m_tone), t.contrast ? ink : QColor());
    painter.save();
    painter.setClipRect(QRect(0, 0, 3, height()));
    paintBox(&painter, QRect(0, 0, 12, height()), radius::tile, ink);
    painter.restore();
}

IconSentence::IconSentence(Tone tone, const QString &icon, const QString &text, QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel({}, Ink::Muted, 16, this)),
      m_text(wrapped(Type::Body, {}, Ink::Text, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    set(tone, icon, text);
}

void IconSentence::set(Tone tone, const QString &icon, const QString &text)
{
    m_icon->setIcon(icon.isEmpty() ? toneIcon(tone) : icon, inkFor(tone));
    m_text->setText(text);
    m_text->setInk(tone == Tone::Neutral ? Ink::Muted : Ink::Text);
}

CheckRow::CheckRow(const QString &name, QWidget *parent)
    : QWidget(parent), m_name(new Text(Type::Body, name, Ink::Text, this)),
      m_detail(wrapped(Type::Help, {}, Ink::Muted, this)),
      m_measure(new Text(Type::Help, {}, Ink::Muted, this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(m_measure);
    auto *words = new QVBoxLayout(this);
    words->setContentsMargins(discSize + 10, 6, 0, 8);
    words->setSpacing(1);
    words->addLayout(head);
    words->addWidget(m_detail);
    setState(Tone::Neutral, {});
}

void CheckRow::setState(Tone tone, const QString &detail, const QString &measure)
{
    m_tone = tone;
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_measure->setText(measure);
    setType(m_name, tone == Tone::Err ? Type::Strong : Type::Body);
    setAccessibleName(tr("%1, %2").arg(m_name->text(), toneWord(tone)));
    setAccessibleDescription(detail);
    update();
}

void CheckRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    const QRect disc(0, 8, discSize, discSize);
    const QColor ink = toneInk(t, m_tone);
    if (m_tone != Tone::Neutral)
        paintBox(&painter, disc, discSize / 2.0, toneTint(t, m_tone), t.contrast ? ink : QColor());
    drawIcon(&painter, disc, toneIcon(m_tone), ink, 16);
}

} // namespace dfw::ui
