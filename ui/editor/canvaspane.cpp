// SPDX-License-Identifier: Apache-2.0
#include "editor/canvaspane.h"

#include "editor/canvasaccess.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int padding = 7; // above the first row and below the last
constexpr int barWidth = 10;

} // namespace

CanvasPane::CanvasPane(CanvasScene &scene, CanvasLink &link, QWidget *parent)
    : QWidget(parent), m_scene(scene), m_link(link), m_bar(new QScrollBar(Qt::Vertical, this))
{
    installCanvasAccess(); // before anybody can ask about this one
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_bar->setCursor(Qt::ArrowCursor);
    connect(m_bar, &QScrollBar::valueChanged, this, [this] {
        update();
        Q_EMIT scrolled();
    });
    connect(&scene, &CanvasScene::marked, this, qOverload<>(&QWidget::update));
    connect(&link, &CanvasLink::changed, this, qOverload<>(&QWidget::update));
}

void CanvasPane::setLook(const CanvasLook &look)
{
    // The row at the top stays at the top.
    const double top = m_look.rowHeight > 0 ? double(m_bar->value()) / m_look.rowHeight : 0;
    m_look = look;
    m_texts.clear();
    relayout();
    m_bar->setValue(qRound(top * look.rowHeight));
    update();
}

PaneWindow CanvasPane::window()
{
    return {.scroll = m_bar->value() - padding,
            .rowHeight = m_look.rowHeight,
            .height = height(),
            .count = rowCount()};
}

int CanvasPane::keyAtY(int y)
{
    const PaneWindow rows = window();
    if (y < 0 || y >= height() || y + rows.scroll < 0)
        return -1;
    const int row = (y + rows.scroll) / rows.rowHeight;
    return row < rows.count ? keyAt(row) : -1;
}

QRect CanvasPane::rectOf(int key)
{
    const int row = rowOf(key);
    if (row < 0)
        return {};
    return {0, row * m_look.rowHeight - window().scroll, width(), m_look.rowHeight};
}

void CanvasPane::relayout()
{
    const int full = rowCount() * m_look.rowHeight + 2 * padding;
    m_bar->setRange(0, qMax(0, full - height()));
    m_bar->setPageStep(qMax(1, height()));
    m_bar->setSingleStep(m_look.rowHeight);
    m_bar->setVisible(full > height());
    if (m_current < 0 || rowOf(m_current) < 0) {
        const int other = m_current < 0 ? -1 : standIn(m_current);
        m_current = other >= 0 ? other : rowCount() > 0 ? keyAt(0) : -1;
    }
    update();
}

int CanvasPane::standIn(int)
{
    return -1;
}

void CanvasPane::setCurrent(int key, bool spoken)
{
    if (rowOf(key) < 0)
        return;
    const bool moved = key != m_current;
    m_current = key;
    ensureVisible(key);
    update();
    if (moved && spoken && hasFocus())
        speakCurrent();
    if (moved)
        Q_EMIT scrolled(); // the ring of the handle is the gutter's
}

void CanvasPane::speakCurrent()
{
    const int row = rowOf(m_current);
    if (row < 0)
        return;
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

QString CanvasPane::spokenOf(int key)
{
    const QString words = wordsOf(key);
    if (!m_link.isOn() || m_link.seeksField() != rightSide())
        return words;
    const QString tip = m_link.tip(key);
    return words + u"; "_s + (tip.isEmpty() ? tr("fits") : tip);
}

void CanvasPane::ensureVisible(int key)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    const int top = row * m_look.rowHeight;
    if (top < m_bar->value())
        m_bar->setValue(top);
    else if (top + m_look.rowHeight + 2 * padding > m_bar->value() + height())
        m_bar->setValue(top + m_look.rowHeight + 2 * padding - height());
}

void CanvasPane::scrollBy(int pixels)
{
    m_bar->setValue(m_bar->value() + pixels);
}

bool CanvasPane::isTarget(int key) const
{
    return m_link.isOn() && m_link.seeksField() == rightSide() && m_link.over() == key;
}

QColor CanvasPane::paintGround(QPainter *painter, int key, const QRect &rect, bool selected,
                               bool hovered)
{
    const Tokens &t = tokens(this);
    const bool fixed = m_link.isOn() && (rightSide() ? m_link.node() : m_link.column()) == key;
    if (selected && !m_link.isOn()) {
        painter->fillRect(rect, t.tint);
        painter->fillRect(QRect(rightSide() ? rect.right() - 2 : 0, rect.top(), 3, rect.height()),
                          t.accent);
    } else if (hovered) {
        painter->fillRect(rect, t.hover);
    }
    // Beside the scroll bar, not under it.
    const int beside = m_bar->isVisible() ? barWidth + 5 : 3;
    const QRectF frame = rightSide() ? QRectF(rect).adjusted(2, 1, -beside, -1)
                                     : QRectF(rect).adjusted(beside - 1, 1, -2, -1);
    if (isTarget(key)) {
        if (m_link.fit(key) == Fit::Never)
            paintDashedBox(painter, frame, radius::control, t.errTint, t.err, 1.5);
        else
            paintBox(painter, frame, radius::control, t.tint, t.accent, 1.5);
    } else if (fixed || (hasFocus() && key == m_current)) {
        paintBox(painter, frame, radius::control, {}, t.accent, 1.5);
    }
    const bool sought = m_link.isOn() && m_link.seeksField() == rightSide();
    return sought && m_link.fit(key) == Fit::Never ? t.muted : t.text;
}

void CanvasPane::paintEvent(QPaintEvent *event)
{
    m_scene.settle();
    QPainter painter(this);
    const Tokens &t = tokens(this);
    m_wanted = event->rect();
    painter.fillRect(m_wanted, t.surface);
    const PaneWindow rows = window();
    if (rows.count == 0) {
        painter.setPen(t.muted);
        painter.setFont(m_look.body);
        painter.drawText(rect().adjusted(space::l, space::l, -space::l, -space::l),
                         Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, emptyText());
        return;
    }
    const int first = qMax(rows.firstRow(), (event->rect().top() + rows.scroll) / rows.rowHeight);
    const int last =
        qMin(rows.lastRow(), (event->rect().bottom() + rows.scroll) / rows.rowHeight + 1);
    for (int row = first; row < last; ++row)
        paintRow(&painter, keyAt(row),
                 QRect(0, row * rows.rowHeight - rows.scroll, width(), rows.rowHeight));
}

void CanvasPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Away from the handles.
    m_bar->setGeometry(rightSide() ? width() - barWidth - 3 : 0, 3, barWidth, height() - 6);
    relayout();
}

void CanvasPane::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        event->ignore();
        return;
    }
    QCoreApplication::sendEvent(m_bar, event);
    event->accept(); // at its end the page must not begin to scroll
}

bool CanvasPane::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Letters are looked for here, whatever the window has on them.
        const auto *key = static_cast<QKeyEvent *>(event);
        if (!key->text().isEmpty() && key->text().at(0).isPrint() &&
            !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)))
            event->accept();
    }
    return QWidget::event(event);
}

void CanvasPane::moveTo(int row)
{
    if (rowCount() == 0)
        return;
    const int key = keyAt(qBound(0, row, rowCount() - 1));
    if (key == m_current) {
        ensureVisible(key);
        return;
    }
    setCurrent(key);
    Q_EMIT currentMoved(key);
}

void CanvasPane::keyPressEvent(QKeyEvent *event)
{
    const int row = m_current < 0 ? 0 : rowOf(m_current);
    const int page = qMax(1, height() / m_look.rowHeight - 1);
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Up:
        return moveTo(row - 1);
    case Qt::Key_Down:
        return moveTo(row + 1);
    case Qt::Key_PageUp:
        return moveTo(row - page);
    case Qt::Key_PageDown:
        return moveTo(row + page);
    case Qt::Key_Home:
        return moveTo(0);
    case Qt::Key_End:
        return moveTo(rowCount() - 1);
    default:
        break;
    }
    if (!typeAhead(event))
        QWidget::keyPressEvent(event);
}

bool CanvasPane::typeAhead(QKeyEvent *event)
{
    const QString text = event->text();
    if (text.isEmpty() || !text.at(0).isPrint() || (text == " "_L1 && m_typed.isEmpty()))
        return false;
    const bool fresh = m_typed.isEmpty() || !m_typedClock.isValid() ||
                       m_typedClock.hasExpired(QApplication::keyboardInputInterval());
    m_typed = fresh ? text : m_typed + text;
    m_typedClock.start();
    const int count = rowCount();
    if (count == 0)
        return true;
    // A new search goes on behind the current row; one that grows may stay where it is.
    const int from = rowOf(m_current) + (m_typed.size() == 1 ? 1 : 0);
    for (const bool prefix : {true, false}) {
        for (int i = 0; i < count; ++i) {
            const int row = (from + i) % count;
            const QString name = nameOf(keyAt(row));
            if (prefix ? name.startsWith(m_typed, Qt::CaseInsensitive)
                       : name.contains(m_typed, Qt::CaseInsensitive)) {
                moveTo(row);
                return true;
            }
        }
    }
    return true;
}

void CanvasPane::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    ensureVisible(m_current);
    update();
    Q_EMIT scrolled();
    speakCurrent();
}

void CanvasPane::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_typed.clear();
    update();
    Q_EMIT scrolled();
}

} // namespace dfw::ui
