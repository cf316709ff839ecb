// SPDX-License-Identifier: Apache-2.0
#include "widgets/badge.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"

#include <QCoreApplication>
#include <QEvent>
#include <QPainter>
#include <QPixmapCache>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int badgePad = 7;
constexpr int badgeIcon = 14;
constexpr int badgeGap = 4;

QFont badgeFont()
{
    QFont f = typeFont(Type::Badge);
    f.setWeight(QFont::Medium);
    return f;
}

QString tileText(TileKind kind)
{
    switch (kind) {
    case TileKind::None:
        return {};
    case TileKind::String:
        return u"Aa"_s;
    case TileKind::Integer:
        return u"12"_s;
    case TileKind::Number:
        return u"1.5"_s;
    case TileKind::Date:
        return u"D"_s;
    case TileKind::DateTime:
        return u"DT"_s;
    case TileKind::Boolean:
        return u"0/1"_s;
    case TileKind::Object:
        return u"{ }"_s;
    case TileKind::Array:
        return u"[ ]"_s;
    }
    return {};
}

} // namespace

QSize badgeSize(const BadgeSpec &spec)
{
    const QFontMetrics metrics(badgeFont());
    const int icon = spec.icon.isEmpty() ? 0 : badgeIcon + badgeGap;
    return {metrics.horizontalAdvance(spec.text) + icon + 2 * badgePad + 2,
            heightFor(height::badge, metrics, 6)};
}

int paintBadge(QPainter *painter, const QRect &rect, const BadgeSpec &spec, const Tokens &t)
{
    const QSize wanted = badgeSize(spec);
    const int h = qMin(wanted.height(), rect.height());
    const int w = qMin(wanted.width(), rect.width());
    if (w <= 2 * badgePad)
        return 0;
    const QRect pill(rect.left(), rect.top() + (rect.height() - h) / 2, w, h);
    const QColor ink = toneInk(t, spec.tone);
    const bool boxed = spec.tone == Tone::Plain;
    // A contrast theme has no tints: the outline keeps the pill a pill.
    const QColor edge = boxed ? t.line : t.contrast ? ink : QColor();
    paintBox(painter, pill, boxed ? radius::tile : h / 2.0, toneTint(t, spec.tone), edge);
    QRect inner = pill.adjusted(badgePad, 0, -badgePad + 2, 0);
    if (!spec.icon.isEmpty()) {
        drawIcon(painter, QRect(inner.left(), inner.top(), badgeIcon, inner.height()), spec.icon,
                 ink, badgeIcon);
        inner.setLeft(inner.left() + badgeIcon + badgeGap);
    }
    paintText(painter, inner, spec.text, badgeFont(), ink);
    return w;
}

QSize tileSize()
{
    const QFontMetrics metrics(typeFont(Type::Tile));
    return {qMax(26, metrics.horizontalAdvance(u"0/1"_s) + 8), qMax(16, metrics.height() + 2)};
}

void paintTile(QPainter *painter, const QRect &rect, TileKind kind, const Tokens &t)
{
    if (kind == TileKind::None)
        return;
    const QSize size = tileSize();
    const qreal dpr = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    // A tree paints hundreds of them: one picture for each kind, size and theme.
    const QString key = u"dfw/tile/%1/%2x%3/%4/%5/%6"_s.arg(static_cast<int>(kind))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(dpr)
                            .arg(t.hover.name(), t.muted.name() + t.line.name());
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap(size * dpr);
        picture.setDevicePixelRatio(dpr);
        picture.fill(Qt::transparent);
        QPainter own(&picture);
        paintBox(&own, QRectF(QPointF(), size), radius::tile, t.contrast ? t.window : t.hover,
                 t.line);
        paintText(&own, QRect(QPoint(), size), tileText(kind), typeFont(Type::Tile), t.muted,
                  Qt::AlignCenter, Qt::ElideNone);
        own.end();
        QPixmapCache::insert(key, picture);
    }
    painter->drawPixmap(rect.left(), rect.top() + (rect.height() - size.height()) / 2, picture);
}

QString tileWord(TileKind kind)
{
    const auto word = [](const char *text) {
        return QCoreApplication::translate("TileKind", text);
    };
    switch (kind) {
    case TileKind::None:
        return {};
    case TileKind::String:
        return word(QT_TRANSLATE_NOOP("TileKind", "string"));
    case TileKind::Integer:
        return word(QT_TRANSLATE_NOOP("TileKind", "integer"));
    case TileKind::Number:
        return word(QT_TRANSLATE_NOOP("TileKind", "number"));
    case TileKind::Date:
        return word(QT_TRANSLATE_NOOP("TileKind", "date"));
    case TileKind::DateTime:
        return word(QT_TRANSLATE_NOOP("TileKind", "date-time"));
    case TileKind::Boolean:
        return word(QT_TRANSLATE_NOOP("TileKind", "boolean"));
    case TileKind::Object:
        return word(QT_TRANSLATE_NOOP("TileKind", "object"));
    case TileKind::Array:
        return word(QT_TRANSLATE_NOOP("TileKind", "array"));
    }
    return {};
}

Badge::Badge(const BadgeSpec &spec, QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setSpec(spec);
}

void Badge::setSpec(const BadgeSpec &spec)
{
    m_spec = spec;
    setAccessibleName(spec.text);
    updateGeometry();
    update();
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBadge(&painter, rect(), m_spec, tokens(this));
}

void Badge::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

TypeTile::TypeTile(TileKind kind, QWidget *parent) : QWidget(parent), m_kind(kind)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setKind(kind);
}

void TypeTile::setKind(TileKind kind)
{
    m_kind = kind;
    setAccessibleName(tileWord(kind));
    setToolTip(tileWord(kind));
    update();
}

void TypeTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTile(&painter, rect(), m_kind, tokens(this));
}

void TypeTile::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace dfw::ui
