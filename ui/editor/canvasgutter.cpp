// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasgutter.h"

#include <QEvent>
#include <QPainter>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double hitDistance = 6;
constexpr int stillAfter = 150; // ms without scrolling

} // namespace

CanvasGutter::CanvasGutter(CanvasScene &scene, CanvasLink &link, ColumnPane &columns,
                           FieldPane &fields, QWidget *parent)
    : QWidget(parent), m_scene(scene), m_link(link), m_columns(columns), m_fields(fields)
{
    setObjectName(u"canvasLines"_s);
    setAccessibleName(tr("Lines"));
    setMouseTracking(true);
    m_still.setSingleShot(true);
    m_still.setInterval(stillAfter);
    connect(&m_still, &QTimer::timeout, this, &CanvasGutter::touch);
    connect(&columns, &CanvasPane::scrolled, this, &CanvasGutter::moved);
    connect(&fields, &CanvasPane::scrolled, this, &CanvasGutter::moved);
    connect(&scene, &CanvasScene::laidOut, this, &CanvasGutter::touch);
    connect(&scene, &CanvasScene::marked, this, &CanvasGutter::touch);
    connect(&link, &CanvasLink::changed, this, qOverload<>(&QWidget::update));
}

void CanvasGutter::moved()
{
    // On a dense screen lines of one logical pixel are slow; while moving they are thinner.
    if (devicePixelRatioF() > 1)
        m_still.start();
    touch();
}

void CanvasGutter::touch()
{
    m_laidOut = false;
    m_resting = {};
    update();
}

void CanvasGutter::setPointer(const std::optional<QPoint> &point)
{
    m_pointer = point;
    update();
}

const LineLayout &CanvasGutter::layout()
{
    m_scene.settle();
    if (m_laidOut)
        return m_layout;
    m_laidOut = true;
    std::function<bool(int)> shown;
    if (m_scene.isFocusMode())
        shown = [this](int line) { return m_scene.isLineSelected(line); };
    m_layout = layOut(m_scene.lines(), m_scene.columns(), m_scene.fields(), m_columns.window(),
                      m_fields.window(), shown);
    m_pills.clear();
    const QFontMetrics metrics(m_columns.look().badge);
    const int high = metrics.height() + 6;
    const auto add = [&](const Beyond &beyond, const QString &text, bool below, bool ofFields) {
        if (beyond.count == 0)
            return;
        QRect place(0, below ? height() - high - 8 : 8, metrics.horizontalAdvance(text) + 20, high);
        if (ofFields)
            place.moveLeft(qRound(left()) + 18);
        else
            place.moveRight(qRound(right()) - 18);
        // Large texts in a narrow gutter: one above the other.
        for (const Pill &other : std::as_const(m_pills)) {
            if (other.place.adjusted(-4, -2, 4, 2).intersects(place))
                place.moveTop(below ? other.place.top() - high - 4 : other.place.bottom() + 4);
        }
        m_pills.append({.place = place, .text = text, .ofFields = ofFields, .row = beyond.row});
    };
    add(m_layout.goAbove, tr("↑ %n go above", nullptr, m_layout.goAbove.count), false, true);
    add(m_layout.fromAbove, tr("↑ %n from above", nullptr, m_layout.fromAbove.count), false, false);
    add(m_layout.goBelow, tr("↓ %n go below", nullptr, m_layout.goBelow.count), true, true);
    add(m_layout.fromBelow, tr("↓ %n from below", nullptr, m_layout.fromBelow.count), true, false);
    return m_layout;
}

const QList<CanvasGutter::Pill> &CanvasGutter::pills()
{
    (void)layout();
    return m_pills;
}

Curve CanvasGutter::curveOf(const DrawnLine &line) const
{
    return curveBetween({left() + handleGap, line.from}, {right() - handleGap, line.to});
}

QPointF CanvasGutter::columnHandle(int row)
{
    return {left(), m_columns.window().middleOf(row)};
}

QPointF CanvasGutter::fieldHandle(int row)
{
    return {right(), m_fields.window().middleOf(row)};
}

int CanvasGutter::lineAt(const QPoint &point)
{
    int best = -1;
    double nearest = hitDistance;
    for (const DrawnLine &line : layout().lines) {
        double distance = 1e6;
        if (line.shape == DrawnLine::Curve) {
            distance = curveOf(line).distance(point);
            // A sign is part of its line.
            const QPointF sign = curveOf(line).at(0.5) - point;
            if (m_scene.lines().all().size() <= manyLines && QPointF::dotProduct(sign, sign) < 100)
                distance = qMin(distance, 3.0);
        } else if (line.shape == DrawnLine::Chip) {
            distance =
                point.x() > right() - width() * 0.6 ? std::abs(point.y() - line.to) / 2 : 1e6;
        }
        if (distance < nearest) {
            nearest = distance;
            best = line.line;
        }
    }
    return best;
}

QRect CanvasGutter::rectOfRow(int row)
{
    QRect out;
    for (const DrawnLine &line : layout().lines) {
        if (m_scene.lines().at(line.line).row != row)
            continue;
        const double top = qMin(line.from, line.to);
        out |= QRectF(left(), top - 4, right() - left(), qMax(line.from, line.to) - top + 8)
                   .toAlignedRect();
    }
    return out;
}

void CanvasGutter::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    touch();
}

void CanvasGutter::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    touch();
}

} // namespace dfw::ui
