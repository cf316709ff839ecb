// SPDX-License-Identifier: Apache-2.0
#include "style/paintkit.h"

#include <QFontMetrics>

namespace dfw::ui {

namespace {

void paintEdged(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                const QPen &pen)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = pen.style() == Qt::NoPen ? 0 : pen.widthF() / 2;
    const double round = qMax(0.0, radius - inset);
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), round, round);
    painter->restore();
}

} // namespace

void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
              const QColor &edge, double width)
{
    const bool edged = edge.isValid() && width > 0;
    paintEdged(painter, rect, radius, fill, edged ? QPen(edge, width) : QPen(Qt::NoPen));
}

void paintDashedBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                    const QColor &edge, double width)
{
    QPen pen(edge, width);
    pen.setDashPattern({4, 3});
    paintEdged(painter, rect, radius, fill, pen);
}

void paintHairlineBelow(QPainter *painter, const QRect &rect, const QColor &colour)
{
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour);
}

int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
              const QColor &colour, Qt::Alignment alignment, Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    painter->save();
    painter->setFont(font);
    painter->setPen(colour);
    const QFontMetrics metrics(font, painter->device());
    const QString shown = metrics.elidedText(text, elide, rect.width());
    painter->drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
    painter->restore();
    return qMin(rect.width(), metrics.horizontalAdvance(shown));
}

} // namespace dfw::ui
