// SPDX-License-Identifier: Apache-2.0
#include "editor/canvaslook.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"

#include <algorithm>
#include <QPainterPath>
#include <QPixmapCache>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int wideRow = 30;
constexpr int closeRow = 24;
constexpr double signRadius = 10.5;

QFont zoomed(Type type, double zoom)
{
    QFont font = typeFont(type);
    font.setPointSizeF(font.pointSizeF() * zoom);
    return font;
}

} // namespace

CanvasLook CanvasLook::of(double zoom, int lines)
{
    CanvasLook out;
    out.zoom = zoom;
    out.body = zoomed(Type::Body, zoom);
    out.strong = zoomed(Type::Strong, zoom);
    out.help = zoomed(Type::Help, zoom);
    out.badge = zoomed(Type::Badge, zoom);
    out.tile = zoomed(Type::Tile, zoom);
    const int least = qRound((lines > manyLines ? closeRow : wideRow) * zoom);
    out.rowHeight =
        heightFor(least, QFontMetrics(out.strong), lines > manyLines ? 4 : qRound(8 * zoom));
    out.indent = qRound(18 * zoom);
    const QSize base = dfw::ui::tileSize();
    out.tileSize = {qRound(base.width() * zoom), qRound(base.height() * zoom)};
    const QFontMetrics words(out.help);
    for (int kind = int(TileKind::None); kind <= int(TileKind::Array); ++kind)
        out.wordWidth =
            qMax(out.wordWidth, words.horizontalAdvance(tileWord(static_cast<TileKind>(kind))));
    return out;
}

int RowTexts::paint(QPainter *painter, const QRect &rect, const QString &text, const QFont &font,
                    const QColor &colour)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const Key key{text, qRound(font.pointSizeF() * 100), int(font.weight()), rect.width()};
    Shaped *shaped = m_shaped.object(key);
    if (!shaped) {
        const QFontMetrics metrics(font);
        shaped = new Shaped;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rect.width());
        shaped->text = QStaticText(shown);
        shaped->text.setTextFormat(Qt::PlainText);
        shaped->text.setPerformanceHint(QStaticText::AggressiveCaching);
        shaped->text.prepare({}, font);
        shaped->width = qMin(rect.width(), metrics.horizontalAdvance(shown));
        shaped->height = metrics.height();
        m_shaped.insert(key, shaped);
    }
    painter->setFont(font);
    painter->setPen(colour);
    painter->drawStaticText(rect.left(), rect.top() + (rect.height() - shaped->height) / 2,
                            shaped->text);
    return shaped->width;
}

QColor lineColour(const Tokens &t, LineKind kind)
{
    switch (kind) {
    case LineKind::Suggestion:
        return t.lineSuggestion;
    case LineKind::Direct:
        return t.lineDirect;
    case LineKind::Constant:
        return t.lineConstant;
    case LineKind::Formula:
        return t.lineFormula;
    case LineKind::Warning:
        return t.lineWarning;
    case LineKind::Broken:
        return t.lineBroken;
    }
    return t.lineDirect;
}

QPen linePen(const QColor &colour, LineKind kind, double width)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap);
    pen.setCosmetic(width == 0);
    // Lengths of a pattern are in widths of the pen.
    const double unit = width > 0 ? width : 1;
    if (kind == LineKind::Suggestion)
        pen.setDashPattern({4 / unit, 3.5 / unit});
    else if (kind == LineKind::Broken)
        pen.setDashPattern({7 / unit, 3 / unit, 1.5 / unit, 3 / unit});
    return pen;
}

QString lineSign(const CanvasLine &line)
{
    switch (line.kind) {
    case LineKind::Suggestion:
        return u"wand"_s;
    case LineKind::Constant:
        return u"lock"_s;
    case LineKind::Formula:
        return u"fx"_s;
    case LineKind::Warning:
        return u"warn"_s;
    case LineKind::Broken:
        return u"cross"_s;
    case LineKind::Direct:
        break;
    }
    return {};
}

void paintHandle(QPainter *painter, const QPointF &at, const Handle &handle, const Tokens &t)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (handle.ringed) {
        painter->setPen(QPen(t.accent, 2));
        painter->setBrush(t.surface);
        painter->drawEllipse(at, 8, 8);
    }
    if (handle.offers) {
        painter->setPen(QPen(t.accent, handle.ringed ? 1.5 : 2));
        painter->setBrush(t.tint);
        painter->drawEllipse(at, handle.ringed ? 4.5 : 6, handle.ringed ? 4.5 : 6);
    }
    const QColor colour = handle.kind      ? lineColour(t, *handle.kind)
                          : handle.missing ? t.err
                                           : t.ctl;
    painter->setPen(handle.kind ? QPen(Qt::NoPen) : QPen(colour, 1.5));
    painter->setBrush(handle.kind ? colour : t.surface);
    const double r = handle.kind ? 5 : 4;
    switch (handle.shape) {
    case Handle::Round:
        if (handle.offers && !handle.kind)
            break;
        painter->drawEllipse(at, r, r);
        break;
    case Handle::Diamond: {
        const double d = r + 1.5;
        painter->drawPolygon(QPolygonF{at + QPointF(0, -d), at + QPointF(d, 0), at + QPointF(0, d),
                                       at + QPointF(-d, 0)});
        break;
    }
    case Handle::Bar:
        painter->drawRoundedRect(QRectF(at.x() - 4, at.y() - 6, 8, 12), 3, 3);
        break;
    }
    painter->restore();
}

void paintSign(QPainter *painter, const QPointF &at, const QString &icon, const QColor &colour,
               const Tokens &t, const QColor &under)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(under);
    painter->drawEllipse(at, signRadius + 2, signRadius + 2);
    painter->setPen(QPen(colour, 1.4));
    painter->setBrush(t.surface);
    painter->drawEllipse(at, signRadius, signRadius);
    painter->restore();
    drawIcon(painter, QRectF(at.x() - 8, at.y() - 8, 16, 16), icon, colour, 13);
}

void paintCurve(QPainter *painter, const Curve &curve, const QPen &pen)
{
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (curve.from.y() == curve.to.y()) {
        painter->drawLine(curve.from, curve.to);
        return;
    }
    QPainterPath path(curve.from);
    path.cubicTo(curve.first, curve.second, curve.to);
    painter->drawPath(path);
}

void paintCanvasTile(QPainter *painter, const QRect &rect, TileKind kind, const CanvasLook &look,
                     const Tokens &t)
{
    if (kind == TileKind::None)
        return;
    if (qFuzzyCompare(look.zoom, 1.0)) {
        paintTile(painter, rect, kind, t);
        return;
    }
    // The kit's tile for a denser screen, shown larger: as sharp as text.
    const qreal dpr = painter->device()->devicePixelRatioF();
    const QString key = u"dfw/canvastile/%1/%2/%3/%4/%5"_s.arg(int(kind))
                            .arg(look.zoom)
                            .arg(dpr)
                            .arg(look.tile.pointSizeF())
                            .arg(t.hover.name() + t.muted.name() + t.line.name());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        const QSize plain = dfw::ui::tileSize();
        picture = QPixmap(plain * (dpr * look.zoom));
        picture.setDevicePixelRatio(dpr * look.zoom);
        picture.fill(Qt::transparent);
        {
            QPainter own(&picture);
            paintTile(&own, QRect(QPoint(), plain), kind, t);
        }
        picture.setDevicePixelRatio(dpr);
        QPixmapCache::insert(key, picture);
    }
    painter->drawPixmap(rect.left(), rect.top() + (rect.height() - look.tileSize.height()) / 2,
                        picture);
}

} // namespace dfw::ui
