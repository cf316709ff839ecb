// SPDX-License-Identifier: Apache-2.0
#include "widgets/timelinerow.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"
#include "widgets/button.h"

#include <QLocale>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int barHeight = 10;
constexpr double barRadius = 3;

QColor stateInk(const Tokens &t, RunState state)
{
    switch (state) {
    case RunState::Running:
        return toneInk(t, Tone::Accent);
    case RunState::Made:
        return t.ok;
    case RunState::Reused:
        return t.info;
    case RunState::Failed:
        return t.err;
    case RunState::Asking:
    case RunState::Paused:
        return t.warn;
    case RunState::Waiting:
    case RunState::Removed:
        break;
    }
    return t.muted;
}

} // namespace

QString durationText(const TimelineStep &step)
{
    if (step.startMs < 0 || step.endMs < step.startMs)
        return {};
    const double ms = step.endMs - step.startMs;
    const QLocale locale;
    if (ms < 1000)
        return Timeline::tr("%1 ms").arg(qRound(ms));
    if (ms < 60000)
        return Timeline::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 1));
    return Timeline::tr("%1 min").arg(locale.toString(ms / 60000, 'f', 1));
}

TimelineRow::TimelineRow(int index, Timeline *owner)
    : QWidget(owner), m_index(index), m_owner(owner), m_copy(new IconButton(u"copy"_s, {}, this)),
      m_request(new IconButton(u"code"_s, {}, this))
{
    m_copy->setObjectName(u"copyButton"_s);
    m_request->setObjectName(u"requestButton"_s);
    // The row itself can be read by keyboard; its buttons follow.
    setFocusPolicy(Qt::TabFocus);
    measure();
}

void TimelineRow::setStep(const TimelineStep &step)
{
    m_step = step;
    m_copy->setVisible(!step.objectId.isEmpty());
    m_request->setVisible(step.hasRequest);
    if (m_copy->accessibleName() != tr("Copied"))
        m_copy->setName(tr("Copy the ID of %1").arg(step.title));
    m_request->setName(tr("Show the request of %1").arg(step.title));
    QStringList words{step.title, runStateWord(step.state)};
    // One that still grows is not read out again and again.
    const bool moves = step.state == RunState::Running || step.state == RunState::Paused ||
                       step.state == RunState::Asking;
    const QString time = moves ? QString() : durationText(step);
    if (!time.isEmpty())
        words << time;
    if (!step.objectId.isEmpty())
        words << tr("ID %1").arg(step.objectId);
    setAccessibleName(words.join(u", "_s));
    setToolTip(step.objectId);
    place();
    update();
}

void TimelineRow::measure()
{
    setMinimumHeight(heightFor(height::treeRow, typeMetrics(Type::Body), 12));
    updateGeometry();
}

void TimelineRow::place()
{
    const int left = m_owner->columns().buttons;
    const int side = qMin(height(), 28);
    const int top = (height() - side) / 2;
    m_copy->setGeometry(left, top, 28, side);
    m_request->setGeometry(left + 30, top, 28, side);
}

void TimelineRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    const Timeline::Columns c = m_owner->columns();
    const int h = height();
    if (m_index + 1 < m_owner->steps().size())
        paintHairlineBelow(&painter, rect(), t.contrast ? t.line : mixed(t.surface, t.line, 0.7));
    paintText(&painter, QRect(space::s, 0, c.state - 2 * space::s, h), m_step.title,
              typeFont(m_step.strong ? Type::Strong : Type::Body), t.text);
    const QColor ink = stateInk(t, m_step.state);
    drawIcon(&painter, QRect(c.state, 0, 16, h), runStateIcon(m_step.state), ink);
    const int timeWidth = typeMetrics(Type::Body).horizontalAdvance(durationText(m_step));
    paintText(&painter, QRect(c.state + 23, 0, c.timeRight - timeWidth - c.state - 29, h),
              runStateWord(m_step.state), typeFont(Type::Body), ink);
    paintText(&painter, QRect(c.timeRight - 100, 0, 100, h), durationText(m_step),
              typeFont(Type::Body), t.muted, Qt::AlignRight | Qt::AlignVCenter);
    paintText(&painter, QRect(c.id, 0, c.buttons - c.id - 4, h), m_step.objectId,
              typeFont(Type::Mono), t.text, Qt::AlignLeft | Qt::AlignVCenter, Qt::ElideMiddle);
    paintBar(&painter);
    if (hasFocus())
        paintBox(&painter, QRectF(rect()).adjusted(0, 1, 0, -2), radius::tile, {}, t.accent, 2);
}

void TimelineRow::paintBar(QPainter *painter) const
{
    if (m_step.startMs < 0)
        return;
    const Tokens &t = tokens(this);
    const double from = m_owner->xAt(m_step.startMs);
    const double to = qMax(from + 4, m_owner->xAt(qMax(m_step.startMs, m_step.endMs)));
    const QRectF bar(from, (height() - barHeight) / 2.0, to - from, barHeight);
    switch (m_step.state) {
    case RunState::Made:
        paintBox(painter, bar, barRadius, t.accent);
        break;
    case RunState::Running:
        // Open towards the right: a paler end that is still moving.
        paintBox(painter, bar, barRadius, t.tint, t.accent, 1.5);
        paintBox(painter, QRectF(bar.left(), bar.top(), qMax(4.0, bar.width() - 8), barHeight),
                 barRadius, t.accent);
        break;
    case RunState::Reused:
        paintBox(painter, bar, barRadius, t.infoTint, t.info, 1.2);
        break;
    case RunState::Failed:
        paintBox(painter, bar, barRadius, t.errTint, t.err, 1.2);
        drawIcon(painter, QRectF(bar.right() + 6, 0, 14, height()), u"error"_s, t.err, 14);
        break;
    case RunState::Asking:
    case RunState::Paused:
        paintDashedBox(painter, bar, barRadius, t.warnTint, t.warn, 1.2);
        break;
    case RunState::Removed:
        paintDashedBox(painter, bar, barRadius, {}, t.muted, 1.2);
        break;
    case RunState::Waiting:
        break;
    }
}

TimelineOverlay::TimelineOverlay(Timeline *owner) : QWidget(owner), m_owner(owner)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void TimelineOverlay::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto &steps = m_owner->steps();
    for (int to = 0; to < steps.size(); ++to) {
        if (steps[to].startMs < 0)
            continue;
        for (const int from : steps[to].waitedFor) {
            if (from >= 0 && from < steps.size() && from != to && steps[from].endMs >= 0 &&
                steps[from].state != RunState::Failed)
                paintElbow(&painter, from, to);
        }
    }
}

void TimelineOverlay::paintElbow(QPainter *painter, int from, int to) const
{
    const Tokens &t = tokens(this);
    const auto &steps = m_owner->steps();
    const QRect first = m_owner->rowRect(from);
    const QRect second = m_owner->rowRect(to);
    const double start = m_owner->xAt(steps[from].endMs) + 1;
    const double y = first.center().y() + 1;
    const double end = second.center().y() - barHeight / 2.0;
    // The arrow comes down on the beginning of the bar, just inside its left edge.
    const double x = qMax(start + 3, m_owner->xAt(steps[to].startMs) + 5);
    const double bend = qMin(5.0, x - start);
    QPainterPath path(QPointF(start, y));
    path.lineTo(x - bend, y);
    path.quadTo(x, y, x, y + bend);
    path.lineTo(x, end - 3);
    painter->save();
    painter->setPen(QPen(t.ctl, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
    QPainterPath head(QPointF(x - 3, end - 4));
    head.lineTo(x + 3, end - 4);
    head.lineTo(x, end);
    head.closeSubpath();
    painter->fillPath(head, t.ctl);
    painter->restore();
}

} // namespace dfw::ui
