// SPDX-License-Identifier: Apache-2.0
// The few strokes everything painted by hand is made of. All of them save and restore the painter,
// so that no brush is left over for the next path.
#pragma once

#include <QColor>
#include <QPainter>

namespace dfw::ui {

// The edge lies inside `rect`; width 0 or an invalid edge paints the fill alone.
void paintBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
              const QColor &edge = {}, double width = 1);

// A dashed edge, for drop zones and values not known yet.
void paintDashedBox(QPainter *painter, const QRectF &rect, double radius, const QColor &fill,
                    const QColor &edge, double width = 1);

// One pixel high at the bottom row of `rect`.
void paintHairlineBelow(QPainter *painter, const QRect &rect, const QColor &colour);

// Text in one line, elided; returns the width it took.
int paintText(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
              const QColor &colour, Qt::Alignment alignment = Qt::AlignLeft | Qt::AlignVCenter,
              Qt::TextElideMode elide = Qt::ElideRight);

} // namespace dfw::ui
