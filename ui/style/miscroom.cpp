// SPDX-License-Identifier: Apache-2.0
// Progress bars, scroll bars, splitters, tool tips and rules.
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/rooms.h"

#include <QFrame>
#include <QPainter>
#include <QStyleOption>

namespace dfw::ui::rooms {

namespace {

constexpr int barHeight = 6;

void paintProgress(const Canvas &c)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(c.option);
    if (!bar)
        return;
    QRectF groove(bar->rect.left(), bar->rect.center().y() - barHeight / 2 + 1, bar->rect.width(),
                  barHeight);
    const bool edged = c.tokens.contrast;
    paintBox(c.painter, groove, barHeight / 2.0, edged ? c.tokens.window : c.tokens.line,
             edged ? c.tokens.line : QColor());
    const int range = bar->maximum - bar->minimum;
    // Without a measure there is no bar to fill: the sentence beside it tells the seconds.
    if (range <= 0)
        return;
    const double share = qBound(0.0, double(bar->progress - bar->minimum) / range, 1.0);
    if (share <= 0)
        return;
    groove.setWidth(qMax(double(barHeight), groove.width() * share));
    if (c.option->direction == Qt::RightToLeft)
        groove.moveRight(bar->rect.right());
    paintBox(c.painter, groove, barHeight / 2.0, c.tokens.accent);
}

void paintScrollBar(const Canvas &c)
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(c.option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const QRectF thumb =
        c.style.subControlRect(QStyle::CC_ScrollBar, bar, QStyle::SC_ScrollBarSlider, c.widget);
    const bool upright = bar->orientation == Qt::Vertical;
    const QRectF shown = upright ? thumb.adjusted(2, 2, -2, -2) : thumb.adjusted(2, 2, -2, -2);
    const bool active = bar->activeSubControls & QStyle::SC_ScrollBarSlider;
    paintBox(c.painter, shown, 3, active ? c.tokens.muted : c.tokens.ctl);
}

} // namespace

bool miscPrimitive(QStyle::PrimitiveElement element, const Canvas &c)
{
    if (element == QStyle::PE_PanelTipLabel) {
        c.painter->fillRect(c.option->rect, c.tokens.raised);
        paintBox(c.painter, c.option->rect, 0, {}, c.tokens.ctl);
        return true;
    }
    return element == QStyle::PE_PanelScrollAreaCorner;
}

bool miscControl(QStyle::ControlElement element, const Canvas &c)
{
    switch (element) {
    case QStyle::CE_ProgressBar:
        paintProgress(c);
        return true;
    case QStyle::CE_Splitter:
        return true;
    case QStyle::CE_ShapedFrame: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(c.option);
        if (!frame)
            return false;
        const QRect r = frame->rect;
        if (frame->frameShape == QFrame::HLine) {
            c.painter->fillRect(QRect(r.left(), r.center().y(), r.width(), 1), c.tokens.line);
            return true;
        }
        if (frame->frameShape == QFrame::VLine) {
            c.painter->fillRect(QRect(r.center().x(), r.top(), 1, r.height()), c.tokens.line);
            return true;
        }
        return false;
    }
    default:
        return false;
    }
}

bool miscComplex(QStyle::ComplexControl control, const Canvas &c)
{
    if (control != QStyle::CC_ScrollBar)
        return false;
    paintScrollBar(c);
    return true;
}

std::optional<QRect> miscPart(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                              QStyle::SubControl part)
{
    if (control != QStyle::CC_ScrollBar)
        return std::nullopt;
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!bar)
        return std::nullopt;
    const QRect r = bar->rect;
    const bool upright = bar->orientation == Qt::Vertical;
    const int room = upright ? r.height() : r.width();
    const int range = bar->maximum - bar->minimum;
    int length = room;
    if (range > 0) {
        const double share = double(bar->pageStep) / (range + bar->pageStep);
        length = qBound(qMin(32, room), int(room * share), room);
    }
    const int start = QStyle::sliderPositionFromValue(
        bar->minimum, bar->maximum, bar->sliderPosition, room - length, bar->upsideDown);
    const auto span = [&](int from, int size) {
        return upright ? QRect(r.left(), r.top() + from, r.width(), size)
                       : QRect(r.left() + from, r.top(), size, r.height());
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return r;
    case QStyle::SC_ScrollBarSlider:
        return span(start, length);
    case QStyle::SC_ScrollBarSubPage:
        return span(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return span(start + length, room - start - length);
    default:
        return QRect();
    }
}

} // namespace dfw::ui::rooms
