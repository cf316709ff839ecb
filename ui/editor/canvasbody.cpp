// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasbody.h"

#include "editor/canvastip.h"
#include "style/tokens.h"

#include <QApplication>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double columnShare = 0.345;
constexpr double fieldShare = 0.385;
constexpr int columnMost = 344;
constexpr int fieldMost = 384;
constexpr int usualText = 17; // pixels of the body text's height the widths are made for

} // namespace

CanvasBody::CanvasBody(CanvasScene &scene, CanvasLink &link, QWidget *parent)
    : QWidget(parent), m_scene(scene), m_link(link), m_columns(new ColumnPane(scene, link, this)),
      m_fields(new FieldPane(scene, link, this)),
      m_gutter(new CanvasGutter(scene, link, *m_columns, *m_fields, this)),
      m_tip(new CanvasTip(this))
{
    setObjectName(u"canvasBody"_s);
    setMouseTracking(true);
    m_hoverTimer.setSingleShot(true);
    m_hoverTimer.setInterval(80);
    connect(&m_hoverTimer, &QTimer::timeout, this, [this] { m_scene.setHovered(m_hoverNext); });
    m_edgeTimer.setInterval(16);
    connect(&m_edgeTimer, &QTimer::timeout, this, &CanvasBody::scrollAtEdge);
    m_openTimer.setSingleShot(true);
    m_openTimer.setInterval(600);
    connect(&m_openTimer, &QTimer::timeout, this, [this] {
        if (m_link.seeksField() && m_openNext >= 0)
            m_scene.setExpanded(m_openNext, true);
    });
    connect(&scene, &CanvasScene::laidOut, this, &CanvasBody::relayout);
    connect(&scene, &CanvasScene::renumbered, this, [this] {
        m_pressed = {};
        m_hoverNext = {};
        m_openNext = -1;
    });
    connect(&link, &CanvasLink::changed, this, [this] {
        if (!m_link.isOn()) {
            m_dragging = false;
            m_edgeTimer.stop();
            m_openTimer.stop();
            m_gutter->setPointer({});
        }
        showTip();
    });
    setZoom(1);
}

void CanvasBody::setZoom(double zoom)
{
    m_zoom = zoom;
    const int count = static_cast<int>(m_scene.lines().all().size());
    m_many = count > manyLines;
    const CanvasLook look = CanvasLook::of(zoom, count);
    m_columns->setLook(look);
    m_fields->setLook(look);
    m_gutter->update();
}

void CanvasBody::relayout()
{
    if ((m_scene.lines().all().size() > manyLines) != m_many) {
        setZoom(m_zoom);
        return;
    }
    m_columns->relayout();
    m_fields->relayout();
    m_gutter->update();
}

int CanvasBody::columnWidth() const
{
    const double text =
        qMax(1.0, QFontMetrics(m_columns->look().body).height() / double(usualText));
    return qMin(qRound(width() * columnShare), qRound(columnMost * text));
}

int CanvasBody::fieldWidth() const
{
    const double text =
        qMax(1.0, QFontMetrics(m_columns->look().body).height() / double(usualText));
    return qMin(qRound(width() * fieldShare), qRound(fieldMost * text));
}

void CanvasBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int left = columnWidth();
    const int right = width() - fieldWidth();
    m_columns->setGeometry(0, 0, left, height());
    m_fields->setGeometry(right, 0, width() - right, height());
    m_gutter->setGeometry(left - CanvasGutter::overlap, 0, right - left + 2 * CanvasGutter::overlap,
                          height());
    m_gutter->raise();
    Q_EMIT resized();
}

void CanvasBody::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange ||
        event->type() == QEvent::StyleChange)
        setZoom(m_zoom);
}

void CanvasBody::reveal(int row)
{
    m_scene.revealRow(row);
    const int first = m_scene.rows().value(row).kind == MappingKind::Column
                          ? m_scene.columns().find(m_scene.rows().value(row).source)
                          : -1;
    if (first >= 0)
        m_columns->setCurrent(first);
    for (const int line : m_scene.lines().ofRow(row)) {
        const CanvasLine &one = m_scene.lines().at(line);
        if (first < 0 && one.column >= 0)
            m_columns->setCurrent(one.column);
        const int shown = m_scene.fields().anchorOf(one.node);
        if (shown >= 0)
            m_fields->setCurrent(m_scene.fields().at(shown));
    }
}

CanvasBody::Spot CanvasBody::spotAt(const QPoint &point)
{
    Spot out;
    if (!rect().contains(point))
        return out;
    const QPoint inGutter = m_gutter->mapFrom(this, point);
    const int reach = CanvasGutter::overlap;
    const int leftEdge = m_columns->geometry().right() + 1;
    const int rightEdge = m_fields->x();
    const QList<CanvasGutter::Pill> &pills = m_gutter->pills();
    for (int i = 0; i < pills.size(); ++i) {
        if (pills.at(i).place.contains(inGutter)) {
            out.pill = i;
            return out;
        }
    }
    if (point.x() < leftEdge + reach) {
        out.column = m_columns->keyAtY(point.y());
        out.handle = point.x() >= leftEdge - reach;
    } else if (point.x() >= rightEdge - reach) {
        out.node = m_fields->keyAtY(point.y());
        out.handle = point.x() < rightEdge + reach;
        out.chevron = out.node >= 0 && m_fields->isChevron(out.node, point.x() - rightEdge);
    } else {
        out.line = m_gutter->lineAt(inGutter);
    }
    return out;
}

// What the loose end is over: the sought side's row, a little before its edge already.
int CanvasBody::soughtAt(const QPoint &point)
{
    constexpr int magnet = 40;
    if (m_link.seeks() == CanvasLink::Seeks::Field)
        return point.x() >= m_fields->x() - magnet && point.x() < width()
                   ? m_fields->keyAtY(point.y())
                   : -1;
    return point.x() >= 0 && point.x() < m_columns->width() + magnet ? m_columns->keyAtY(point.y())
                                                                     : -1;
}

int CanvasBody::rowAt(const Spot &spot)
{
    if (spot.line >= 0)
        return m_scene.lines().at(spot.line).row;
    if (spot.node >= 0)
        return m_scene.rowOfNode(spot.node);
    return spot.column >= 0 ? m_scene.rowOfColumn(spot.column) : -1;
}

void CanvasBody::press(const Spot &spot, const QPoint &point)
{
    m_pressed = spot;
    m_pressedAt = point;
    m_isPressed = true;
    m_wasOn = m_link.isOn();
    if (m_wasOn)
        return; // its end is set, or not, when the button comes up
    m_hoverTimer.stop();
    m_scene.setHovered({});
    if (spot.pill >= 0) {
        const CanvasGutter::Pill pill = m_gutter->pills().at(spot.pill);
        CanvasPane *pane = pill.ofFields ? static_cast<CanvasPane *>(m_fields) : m_columns;
        pane->ensureVisible(pane->keyAt(pill.row));
    } else if (spot.chevron) {
        m_fields->setFocus(Qt::MouseFocusReason);
        m_fields->setCurrent(spot.node);
        m_scene.setExpanded(spot.node, !m_scene.fields().isExpanded(spot.node));
    } else if (spot.column >= 0) {
        m_columns->setFocus(Qt::MouseFocusReason);
        m_columns->setCurrent(spot.column);
        m_scene.selectColumn(spot.column);
    } else if (spot.node >= 0) {
        m_fields->setFocus(Qt::MouseFocusReason);
        m_fields->setCurrent(spot.node);
        m_scene.selectNode(spot.node);
    } else if (spot.line >= 0) {
        const CanvasLine line = m_scene.lines().at(spot.line);
        m_scene.selectLine(spot.line);
        // The keys go on from there: Delete removes the line that was clicked.
        if (line.node >= 0 && m_scene.fields().rowOf(line.node) >= 0)
            m_fields->setCurrent(line.node, false);
        m_fields->setFocus(Qt::MouseFocusReason);
    } else {
        m_scene.selection().clear();
    }
}

void CanvasBody::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_scene.settle();
    press(spotAt(event->position().toPoint()), event->position().toPoint());
}

void CanvasBody::beginDrag()
{
    m_scene.settle();
    m_dragging = true;
    if (m_pressed.column >= 0) {
        m_link.fromColumn(m_pressed.column, CanvasLink::By::Pointer);
    } else if (m_pressed.node >= 0 && !m_pressed.chevron) {
        m_link.fromNode(m_pressed.node, CanvasLink::By::Pointer);
    } else if (m_pressed.line >= 0 && m_pressed.line < m_scene.lines().all().size()) {
        const CanvasLine line = m_scene.lines().at(m_pressed.line);
        const bool atField = m_gutter->isNearField(m_gutter->mapFrom(this, m_pressedAt));
        if (line.kind == LineKind::Suggestion)
            m_link.fromColumn(line.column, CanvasLink::By::Pointer);
        else if (atField || line.formula || line.column < 0)
            m_link.moveFieldEnd(line.row, CanvasLink::By::Pointer);
        else
            m_link.moveColumnEnd(line.row, CanvasLink::By::Pointer);
    }
    m_dragging = m_link.isOn();
    if (m_dragging)
        m_edgeTimer.start();
}

void CanvasBody::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    m_pointer = point;
    const bool held = event->buttons() & Qt::LeftButton;
    if (m_isPressed && held && !m_link.isOn() && !m_wasOn && m_pressed.pill < 0 &&
        (point - m_pressedAt).manhattanLength() >= QApplication::startDragDistance())
        beginDrag();
    if (m_link.isOn())
        follow(point);
    else if (!held)
        hoverLater(point);
}

void CanvasBody::follow(const QPoint &point)
{
    m_gutter->setPointer(m_gutter->mapFrom(this, point));
    const int over = soughtAt(point);
    m_link.pointAt(over);
    const bool closed = m_link.seeksField() && over >= 0 && m_scene.fields().hasChildren(over) &&
                        !m_scene.fields().isExpanded(over);
    if (!closed) {
        m_openTimer.stop();
        m_openNext = -1;
    } else if (m_openNext != over) {
        m_openNext = over;
        m_openTimer.start();
    }
}

void CanvasBody::endLink(int key)
{
    if (key < 0 || !m_link.drop(key)) {
        // What was dragged goes back; what was clicked may be clicked elsewhere.
        if (m_dragging || key < 0)
            m_link.cancel();
    }
}

void CanvasBody::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_isPressed)
        return;
    m_isPressed = false;
    const QPoint point = event->position().toPoint();
    if (m_link.isOn()) {
        follow(point);
        endLink(soughtAt(point));
        return;
    }
    // A click on a handle takes the line; the next click sets it.
    const Spot spot = spotAt(point);
    if (m_wasOn || !spot.handle || !m_pressed.handle)
        return;
    if (spot.column >= 0 && spot.column == m_pressed.column)
        m_link.fromColumn(spot.column, CanvasLink::By::Pointer);
    else if (spot.node >= 0 && spot.node == m_pressed.node)
        m_link.fromNode(spot.node, CanvasLink::By::Pointer);
    if (m_link.isOn()) {
        m_edgeTimer.start();
        follow(point);
    }
}

void CanvasBody::mouseDoubleClickEvent(QMouseEvent *event)
{
    const Spot spot = spotAt(event->position().toPoint());
    if (spot.handle || m_link.isOn() || event->button() != Qt::LeftButton) {
        mousePressEvent(event);
        return;
    }
    m_isPressed = false;
    if (spot.node >= 0 && m_scene.fields().hasChildren(spot.node)) {
        if (!spot.chevron)
            m_scene.setExpanded(spot.node, !m_scene.fields().isExpanded(spot.node));
        else
            mousePressEvent(event);
        return;
    }
    if (const int row = rowAt(spot); row >= 0)
        Q_EMIT editRequested(row);
}

void CanvasBody::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore();
        return;
    }
    // Over the handles and the lines: the nearer side.
    CanvasPane *pane = event->position().x() < (m_columns->width() + m_fields->x()) / 2.0
                           ? static_cast<CanvasPane *>(m_columns)
                           : m_fields;
    QCoreApplication::sendEvent(pane->bar(), event);
    event->accept();
}

void CanvasBody::hoverLater(const QPoint &point)
{
    const Spot spot = spotAt(point);
    const CanvasScene::Pointed pointed{.column = spot.column, .node = spot.node, .line = spot.line};
    setCursor(spot.pill >= 0 || spot.chevron || spot.handle || spot.line >= 0
                  ? Qt::PointingHandCursor
                  : Qt::ArrowCursor);
    if (pointed == m_hoverNext)
        return;
    m_hoverNext = pointed;
    m_hoverTimer.start();
}

// A row of the sought side above or below the picture is reached by waiting at its edge.
void CanvasBody::scrollAtEdge()
{
    constexpr int zone = 28;
    if (!m_link.isOn() || !m_gutter->isVisible())
        return;
    CanvasPane *pane = m_link.seeksField() ? static_cast<CanvasPane *>(m_fields) : m_columns;
    if (!m_dragging && !pane->geometry().contains(m_pointer))
        return;
    const int above = zone - m_pointer.y();
    const int below = m_pointer.y() - (height() - zone);
    const int before = pane->bar()->value();
    if (above > 0)
        pane->scrollBy(-qBound(2, above / 2, 24));
    else if (below > 0)
        pane->scrollBy(qBound(2, below / 2, 24));
    if (pane->bar()->value() != before)
        follow(m_pointer);
}

void CanvasBody::showTip()
{
    const int over = m_link.over();
    if (over < 0) {
        m_tip->say({}, Fit::Good, {});
        return;
    }
    CanvasPane *pane = m_link.seeksField() ? static_cast<CanvasPane *>(m_fields) : m_columns;
    m_tip->say(m_link.tip(over), m_link.fit(over), pane->rectOf(over).translated(pane->pos()));
}

bool CanvasBody::event(QEvent *event)
{
    if (event->type() == QEvent::Leave) {
        m_hoverTimer.stop();
        m_hoverNext = {};
        m_scene.setHovered({});
    }
    if (event->type() == QEvent::ToolTip && !m_link.isOn()) {
        auto *help = static_cast<QHelpEvent *>(event);
        const Spot spot = spotAt(help->pos());
        QString text;
        if (spot.column >= 0)
            text = m_columns->tipOf(spot.column);
        else if (spot.node >= 0)
            text = m_fields->tipOf(spot.node);
        else if (spot.line >= 0)
            text = m_scene.model().spokenRow(m_scene.lines().at(spot.line).row);
        // Names and samples are the source's: nothing of them is markup.
        QToolTip::showText(help->globalPos(), text.toHtmlEscaped().replace(u'\n', "<br>"_L1), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace dfw::ui
