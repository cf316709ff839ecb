// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaslines.h"
#include "style/tokens.h"
#include "widgets/badge.h"

#include <optional>
#include <QFont>
#include <QPainter>

/// How the parts of the canvas look: fonts and heights for one zoom, and the strokes that lines,
/// handles and signs are made of.
namespace dfw::ui {

/// Built once for a zoom and the application's font; painters only read it.
struct CanvasLook
{
    double zoom = 1;
    int rowHeight = 30;
    int indent = 18;
    QFont body, strong, help, badge, tile;
    QSize tileSize;
    int wordWidth = 0; ///< of the longest type's word

    /// `lines`: above 60 the rows are closer together.
    static CanvasLook of(double zoom, int lines);
    int scaled(double length) const { return qRound(length * zoom); }
};

/// Above so many lines rows are lower and only those with something to say carry a sign.
inline constexpr int manyLines = 60;

QColor lineColour(const Tokens &tokens, LineKind kind);
/// `width` 0 gives a line of one pixel of the device, which is quick to paint.
QPen linePen(const QColor &colour, LineKind kind, double width);
/// The sign at the middle of a line; empty for a plain one.
QString lineSign(const CanvasLine &line);

struct Handle
{
    enum Shape { Round, Diamond, Bar };
    Shape shape = Round;
    std::optional<LineKind> kind; ///< of its line; nothing = free
    bool missing = false;         ///< must have a line and has none
    bool ringed = false;          ///< selected or focused
    bool offers = false;          ///< fits the line being drawn
};
void paintHandle(QPainter *painter, const QPointF &middle, const Handle &handle,
                 const Tokens &tokens);
/// A sign in a round of surface colour, on top of a line.
void paintSign(QPainter *painter, const QPointF &middle, const QString &icon, const QColor &colour,
               const Tokens &tokens, const QColor &under);
void paintCurve(QPainter *painter, const Curve &curve, const QPen &pen);
/// A type's tile of the look's size, at the left of `rect`.
void paintCanvasTile(QPainter *painter, const QRect &rect, TileKind kind, const CanvasLook &look,
                     const Tokens &tokens);

} // namespace dfw::ui
