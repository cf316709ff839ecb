// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaslines.h"
#include "style/tokens.h"
#include "widgets/badge.h"

#include <optional>
#include <QCache>
#include <QFont>
#include <QPainter>
#include <QStaticText>

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

/// Texts of rows, elided and shaped once: a row stays the same while it is scrolled.
class RowTexts
{
public:
    /// One line at the left, in the middle of the height; returns the width it took.
    int paint(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
              const QColor &colour);
    void clear() { m_shaped.clear(); }

private:
    struct Shaped
    {
        QStaticText text;
        int width = 0;
        int height = 0;
    };
    struct Key
    {
        QString text;
        int size = 0; ///< of the font, in hundredths
        int weight = 0;
        int room = 0;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.text, key.size, key.weight, key.room);
        }
    };
    QCache<Key, Shaped> m_shaped{4000};
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
