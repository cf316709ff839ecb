// SPDX-License-Identifier: Apache-2.0
#include "widgets/pageframe.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "widgets/button.h"
#include "widgets/text.h"

#include <QBoxLayout>
#include <QPainter>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

// Two texts each, so that English needs no translation file to get its plural right.
QString sentenceFor(int count, const QString &next)
{
    if (next.isEmpty())
        return count == 1 ? ProblemBar::tr("1 thing to fix")
                          : ProblemBar::tr("%n things to fix", nullptr, count);
    return (count == 1 ? ProblemBar::tr("1 thing to fix before %1")
                       : ProblemBar::tr("%n things to fix before %1", nullptr, count))
        .arg(next);
}

} // namespace

PageHeader::PageHeader(const QString &title, const QString &instruction, QWidget *parent)
    : QWidget(parent), m_title(new Text(Type::Title, title, Ink::Text, this)),
      m_instruction(wrapped(Type::Instruction, instruction, Ink::Muted, this)),
      m_right(new QHBoxLayout)
{
    m_title->setObjectName(u"pageTitle"_s);
    m_title->setFocusPolicy(Qt::ClickFocus);
    m_title->setAccessibleDescription(instruction);
    m_instruction->setObjectName(u"pageInstruction"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addWidget(m_title);
    words->addWidget(m_instruction);
    m_right->setSpacing(space::s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::l);
    row->addLayout(words, 1);
    row->addLayout(m_right);
    row->setAlignment(m_right, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setInstruction(const QString &instruction)
{
    m_instruction->setText(instruction);
    m_title->setAccessibleDescription(instruction);
}

void PageHeader::addRightWidget(QWidget *widget)
{
    m_right->addWidget(widget);
}

void PageHeader::focusTitle()
{
    m_title->setFocus(Qt::OtherFocusReason);
}

PageScroll::PageScroll(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    // The keyboard scrolls by moving the focus; a stop of its own would be one Tab too many.
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    setWidget(content);
    content->setAutoFillBackground(false);
}

QSize PageScroll::minimumSizeHint() const
{
    return {320, 160};
}

Footer::Footer(QWidget *parent)
    : QWidget(parent), m_savedIcon(new IconLabel(u"check"_s, Ink::Muted, 16, this)),
      m_saved(new Text(Type::Help, {}, Ink::Muted, this)),
      m_cancel(new Button(Kind::Quiet, tr("Cancel"), {}, this)),
      m_back(new Button(Kind::Secondary, tr("Back"), u"chev-left"_s, this)),
      m_next(new Button(Kind::Primary, tr("Next"), u"chev-right"_s, this))
{
    m_saved->setObjectName(u"savedLabel"_s);
    m_saved->setElided(Qt::ElideRight);
    m_cancel->setObjectName(u"cancelButton"_s);
    m_back->setObjectName(u"backButton"_s);
    m_next->setObjectName(u"nextButton"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::page, space::m, space::page, space::m);
    row->setSpacing(space::s);
    row->addWidget(m_savedIcon);
    row->addWidget(m_saved, 1);
    row->addWidget(m_cancel);
    row->addSpacing(space::l);
    row->addWidget(m_back);
    row->addWidget(m_next);
    setMinimumHeight(height::footer);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setSaved({});
    connect(m_cancel, &Button::clicked, this, &Footer::cancelRequested);
    connect(m_back, &Button::clicked, this, &Footer::backRequested);
    connect(m_next, &Button::clicked, this, &Footer::nextRequested);
}

void Footer::setSaved(const QString &text)
{
    m_saved->setText(text);
    m_savedIcon->setVisible(!text.isEmpty());
}

void Footer::setCancelText(const QString &text)
{
    m_cancel->setText(text);
}

void Footer::setBackVisible(bool visible)
{
    m_back->setVisible(visible);
}

void Footer::setCancelVisible(bool visible)
{
    m_cancel->setVisible(visible);
}

void Footer::setNextVisible(bool visible)
{
    m_next->setVisible(visible);
}

void Footer::setNext(const QString &text)
{
    setKind(m_next, Kind::Primary);
    m_next->setText(text);
    m_next->setIconName(u"chev-right"_s);
    m_next->setProperty("iconRight", true);
}

void Footer::setCommit(const QString &text, CommitTone tone)
{
    setKind(m_next, Kind::Commit);
    setCommitTone(m_next, tone);
    m_next->setText(text);
    m_next->setIconName(tone == CommitTone::Production ? u"shield"_s
                        : tone == CommitTone::Demo     ? u"flask"_s
                                                       : u"check"_s);
    m_next->setProperty("iconRight", false);
}

void Footer::setClose(const QString &text)
{
    setKind(m_next, Kind::Secondary);
    m_next->setText(text);
    m_next->setIconName({});
    m_next->setProperty("iconRight", false);
}

void Footer::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    painter.fillRect(rect(), t.window);
    painter.fillRect(QRect(0, 0, width(), 1), t.line);
}

ProblemBar::ProblemBar(QWidget *parent)
    : QWidget(parent), m_sentence(new Text(Type::Strong, {}, Ink::Text, this)),
      m_links(new QHBoxLayout),
      m_next(new Button(Kind::Quiet, tr("Next problem  F8"), u"chev-down"_s, this))
{
    m_next->setObjectName(u"nextProblemButton"_s);
    m_next->setAccessibleName(tr("Next problem"));
    m_sentence->setObjectName(u"problemSentence"_s);
    m_links->setSpacing(space::m);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::page - 2, space::s + 2, space::page - 8, space::s);
    row->setSpacing(space::s);
    row->addWidget(new IconLabel(u"error"_s, Ink::Err, 18, this));
    row->addWidget(m_sentence);
    row->addSpacing(space::s);
    row->addLayout(m_links);
    row->addStretch(1);
    row->addWidget(m_next);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_next, &Button::clicked, this, &ProblemBar::goToNext);
    auto *forward = new QShortcut(QKeySequence(Qt::Key_F8), this);
    connect(forward, &QShortcut::activated, this, &ProblemBar::goToNext);
    auto *back = new QShortcut(QKeySequence(Qt::SHIFT | Qt::Key_F8), this);
    connect(back, &QShortcut::activated, this, &ProblemBar::goToPrevious);
    hide();
}

void ProblemBar::setProblems(const QStringList &sentences, const QString &next)
{
    while (QLayoutItem *item = m_links->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            // The click that led here may still be inside the old link.
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    m_count = static_cast<int>(sentences.size());
    m_current = -1;
    m_sentence->setText(sentenceFor(m_count, next));
    setAccessibleName(m_sentence->text());
    for (int i = 0; i < m_count; ++i) {
        auto *link = new LinkButton(sentences[i], {}, this);
        link->setObjectName(u"problemLink%1"_s.arg(i));
        link->setToolTip(sentences[i]);
        // Many problems shrink to "…" instead of widening the window.
        link->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        link->setMinimumWidth(48);
        m_links->addWidget(link);
        connect(link, &Button::clicked, this, [this, i] {
            m_current = i;
            Q_EMIT problemActivated(i);
        });
    }
    setVisible(m_count > 0);
}

void ProblemBar::goToNext()
{
    if (m_count == 0)
        return;
    m_current = (m_current + 1) % m_count;
    Q_EMIT problemActivated(m_current);
}

void ProblemBar::goToPrevious()
{
    if (m_count == 0)
        return;
    m_current = m_current <= 0 ? m_count - 1 : m_current - 1;
    Q_EMIT problemActivated(m_current);
}

void ProblemBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    painter.fillRect(rect(), t.errTint);
    painter.fillRect(QRect(0, 0, width(), 2), t.err);
}

} // namespace dfw::ui
