// SPDX-License-Identifier: Apache-2.0
#include "widgets/timeline.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"
#include "widgets/button.h"
#include "widgets/timelinerow.h"

#include <algorithm>
#include <QEvent>
#include <QLocale>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

int headHeight()
{
    return heightFor(24, typeMetrics(Type::Help), 8);
}

// A round distance between two marks, so that no more than `most` of them fit.
double markDistance(double end, int most)
{
    const double raw = end / qBound(1, most, 4);
    const double power = std::pow(10.0, std::floor(std::log10(qMax(1.0, raw))));
    for (const double step : {1.0, 2.0, 5.0, 10.0}) {
        if (raw <= step * power)
            return step * power;
    }
    return raw;
}

} // namespace

QString runStateWord(RunState state)
{
    switch (state) {
    case RunState::Waiting:
        return Timeline::tr("Waiting");
    case RunState::Running:
        return Timeline::tr("Running");
    case RunState::Paused:
        return Timeline::tr("Paused");
    case RunState::Made:
        return Timeline::tr("Made");
    case RunState::Reused:
        return Timeline::tr("Reused");
    case RunState::Failed:
        return Timeline::tr("Failed");
    case RunState::Asking:
        return Timeline::tr("Asking what happened");
    case RunState::Removed:
        return Timeline::tr("Removed");
    }
    return {};
}

QString runStateIcon(RunState state)
{
    switch (state) {
    case RunState::Waiting:
        return u"ring"_s;
    case RunState::Running:
        return u"half"_s;
    case RunState::Paused:
        return u"clock"_s;
    case RunState::Made:
        return u"check"_s;
    case RunState::Reused:
        return u"reuse"_s;
    case RunState::Failed:
        return u"error"_s;
    case RunState::Asking:
        return u"warn"_s;
    case RunState::Removed:
        return u"cross"_s;
    }
    return {};
}

Timeline::Timeline(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout(this)), m_overlay(new TimelineOverlay(this))
{
    m_column->setSpacing(0);
    m_column->setContentsMargins(0, headHeight(), 0, 0);
    setAccessibleName(tr("Steps of the run"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void Timeline::setSteps(const QList<TimelineStep> &steps)
{
    m_steps = steps;
    while (m_rows.size() > steps.size())
        delete m_rows.takeLast();
    while (m_rows.size() < steps.size()) {
        const int index = static_cast<int>(m_rows.size());
        auto *row = new TimelineRow(index, this);
        row->setObjectName(u"timelineRow%1"_s.arg(index));
        connect(row->copyButton(), &Button::clicked, this,
                [this, index] { Q_EMIT copyRequested(index); });
        connect(row->requestButton(), &Button::clicked, this,
                [this, index] { Q_EMIT requestActivated(index); });
        m_column->addWidget(row);
        m_rows.append(row);
    }
    double end = 0;
    for (int i = 0; i < steps.size(); ++i) {
        m_rows[i]->setStep(steps[i]);
        end = qMax(end, steps[i].endMs);
    }
    // Only grows: a bar must not jump back while the run goes on.
    const double wanted = qMax(1000.0, end * 1.08);
    m_axisEnd =
        m_steps.isEmpty() || end <= 0 ? 1000 : qMax(wanted, end <= m_axisEnd ? 0 : m_axisEnd);
    m_overlay->raise();
    update();
}

bool Timeline::hasTimes() const
{
    return !std::all_of(m_steps.begin(), m_steps.end(), [](const TimelineStep &step) {
        return step.startMs < 0 && step.state != RunState::Waiting;
    });
}

Timeline::Columns Timeline::columns() const
{
    const QFontMetrics body = typeMetrics(Type::Body);
    int title = 120;
    for (const TimelineStep &step : m_steps)
        title = qMax(title, typeMetrics(Type::Strong).horizontalAdvance(step.title));
    int word = 72;
    for (const TimelineStep &step : m_steps)
        word = qMax(word, body.horizontalAdvance(runStateWord(step.state)));
    Columns c{};
    c.state = space::s + title + 38;
    c.timeRight = c.state + 23 + word + 12 + body.horizontalAdvance(u"00.0 min"_s);
    c.axisLeft = c.timeRight + 34;
    c.buttons = width() - 68;
    const int id = typeMetrics(Type::Mono).horizontalAdvance(u'0') * 37;
    // In a narrow window the ID gives way first: it can be copied unseen.
    const int room = c.buttons - c.axisLeft - 140;
    c.id = c.buttons - qBound(80, room, id) - space::s;
    c.axisRight = qMax(c.axisLeft + 60, c.id - 30);
    if (!hasTimes())
        c.id = c.state + 23 + word + space::xl;
    return c;
}

double Timeline::xAt(double ms) const
{
    const Columns c = columns();
    return c.axisLeft + (c.axisRight - c.axisLeft) * ms / m_axisEnd;
}

QRect Timeline::rowRect(int index) const
{
    return m_rows.value(index) ? m_rows[index]->geometry() : QRect();
}

void Timeline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokens(this);
    const Columns c = columns();
    const int head = headHeight();
    const QFont font = typeFont(Type::Help);
    const auto label = [&](int left, int right, const QString &text, Qt::Alignment side) {
        paintText(&painter, QRect(left, 0, right - left, head), text, font, t.muted,
                  side | Qt::AlignVCenter);
    };
    label(space::s, c.state, tr("Step"), Qt::AlignLeft);
    label(c.state, c.timeRight - 50, tr("State"), Qt::AlignLeft);
    label(c.id, c.buttons, tr("ID"), Qt::AlignLeft);
    if (!hasTimes())
        return;
    label(c.timeRight - 80, c.timeRight, tr("Time"), Qt::AlignRight);
    const int mark = QFontMetrics(font).horizontalAdvance(tr("%1 s").arg(u"00.0"_s)) + space::l;
    const double step = markDistance(m_axisEnd, (c.axisRight - c.axisLeft) / mark);
    for (double ms = 0; ms <= m_axisEnd; ms += step) {
        const int x = qRound(xAt(ms));
        painter.fillRect(QRect(x, head, 1, height() - head), t.line);
        label(x - 40, x + 40, tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 1)),
              Qt::AlignHCenter);
    }
}

void Timeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_overlay->setGeometry(rect());
    for (TimelineRow *row : std::as_const(m_rows))
        row->place();
}

void Timeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        measure();
}

void Timeline::measure()
{
    m_column->setContentsMargins(0, headHeight(), 0, 0);
    for (TimelineRow *row : std::as_const(m_rows))
        row->measure();
    updateGeometry();
}

} // namespace dfw::ui
