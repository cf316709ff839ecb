// SPDX-License-Identifier: Apache-2.0
#include "widgets/railbutton.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int circleX = 26; // in the button, which starts 8 from the rail's edge
constexpr double circleRadius = 11;
constexpr int textX = 50;

} // namespace

RailButton::RailButton(int number, QWidget *parent) : QAbstractButton(parent), m_number(number)
{
    setAttribute(Qt::WA_Hover);
}

void RailButton::setStep(const RailStep &step)
{
    m_step = step;
    setText(step.title);
    setCursor(canBeEntered() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    nameIt();
    update();
}

void RailButton::setNeighbours(bool afterDone, bool last)
{
    m_afterDone = afterDone;
    m_last = last;
    update();
}

void RailButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    nameIt();
    update();
}

bool RailButton::isCurrent() const
{
    return m_step.state == StepState::Current || m_step.current;
}

bool RailButton::canBeEntered() const
{
    return !isCurrent() && (m_step.state == StepState::Done || m_step.state == StepState::Problem);
}

void RailButton::nameIt()
{
    QString state;
    switch (m_step.state) {
    case StepState::Todo:
        state = tr("to do");
        break;
    case StepState::Current:
        state = tr("current step");
        break;
    case StepState::Done:
        state = tr("done");
        break;
    case StepState::Problem:
        state = m_step.problemText.isEmpty() ? tr("has problems") : m_step.problemText;
        break;
    }
    QString name = tr("%1, %2").arg(m_step.title, state);
    if (m_step.state == StepState::Done && !m_step.detail.isEmpty())
        name = tr("%1, %2").arg(name, m_step.detail);
    setAccessibleName(name);
    setToolTip(m_collapsed ? name : m_step.detail);
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    const QRect row = rect().adjusted(0, 3, 0, -3);
    const QPoint middle(circleX, height() / 2);

    if (isCurrent()) {
        paintBox(&painter, row, radius::card, t.surface);
        paintBox(&painter, QRect(0, row.top() + 10, 3, row.height() - 20), 1.5, t.accent);
    } else if (underMouse() && canBeEntered()) {
        paintBox(&painter, row, radius::card, mixed(t.rail, t.surface, 0.5));
    }
    // The part of the line above and below the circle, each in the state of the step it comes from.
    const auto segment = [&](int from, int to, bool done) {
        if (to - from < 2)
            return;
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(done ? t.accent : t.muted, done ? 2 : 1.2));
        painter.drawLine(QPointF(circleX, from), QPointF(circleX, to));
        painter.restore();
    };
    const int gap = static_cast<int>(circleRadius) + 5;
    const bool hidden = isCurrent();
    if (m_number > 1)
        segment(0, hidden ? row.top() : middle.y() - gap, m_afterDone);
    if (!m_last)
        segment(hidden ? row.bottom() + 1 : middle.y() + gap, height(),
                m_step.state == StepState::Done);
    paintCircle(&painter, middle);
    if (!m_collapsed)
        paintWords(&painter, QRect(textX, 0, width() - textX - space::s, height()));
    if (hasFocus())
        paintBox(&painter, row, radius::card, {}, t.accent, 2);
}

void RailButton::paintCircle(QPainter *painter, const QPoint &middle) const
{
    const Tokens &t = tokens(this);
    const QRectF circle(middle.x() - circleRadius, middle.y() - circleRadius, 2 * circleRadius,
                        2 * circleRadius);
    const auto number = [&](const QColor &ink, QFont::Weight weight) {
        QFont f = typeFont(Type::Badge);
        f.setWeight(weight);
        paintText(painter, circle.toAlignedRect(), QString::number(m_number), f, ink,
                  Qt::AlignCenter, Qt::ElideNone);
    };
    if (m_step.state == StepState::Problem) {
        paintBox(painter, circle, circleRadius, t.errTint, t.err, 2);
        drawIcon(painter, circle, u"warn"_s, t.err, 14);
    } else if (m_step.state == StepState::Done && !isCurrent()) {
        paintBox(painter, circle, circleRadius, t.accent);
        drawIcon(painter, circle, u"check"_s, t.onAccent, 14);
    } else if (isCurrent()) {
        paintBox(painter, circle, circleRadius, t.surface, t.accent, 2);
        number(toneInk(t, Tone::Accent), QFont::DemiBold);
    } else {
        paintBox(painter, circle, circleRadius, {}, t.muted, 1.2);
        number(t.muted, QFont::Normal);
    }
}

void RailButton::paintWords(QPainter *painter, const QRect &rect) const
{
    const Tokens &t = tokens(this);
    const bool problem = m_step.state == StepState::Problem;
    const bool done = m_step.state == StepState::Done && !isCurrent();
    const QString below = problem ? m_step.problemText : done ? m_step.detail : QString();
    const QFont title = typeFont(isCurrent() ? Type::Strong : Type::Body);
    const QColor ink = done || isCurrent() || problem ? t.text : t.muted;
    if (below.isEmpty()) {
        paintText(painter, rect, m_step.title, title, ink);
        return;
    }
    const int first = QFontMetrics(title).height();
    const int second = typeMetrics(Type::Badge).height();
    const int top = rect.top() + (rect.height() - first - second) / 2;
    paintText(painter, QRect(rect.left(), top, rect.width(), first), m_step.title, title, ink);
    paintText(painter, QRect(rect.left(), top + first, rect.width(), second), below,
              typeFont(Type::Badge), problem ? t.err : t.muted);
}

} // namespace dfw::ui
