// SPDX-License-Identifier: Apache-2.0
#include "style/icons.h"

#include "style/tokens.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr auto namePrefix = "dfw:"_L1;

// A line must look equally strong in every size.
QString strokeFor(int size)
{
    return size <= 14 ? u"2.1"_s : size <= 18 ? u"1.8"_s : u"1.5"_s;
}

QPixmap rendered(const QByteArray &svg, int size, qreal dpr)
{
    QPixmap picture(qRound(size * dpr), qRound(size * dpr));
    picture.fill(Qt::transparent);
    QSvgRenderer renderer(svg);
    if (renderer.isValid()) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(picture.size())));
    }
    picture.setDevicePixelRatio(dpr);
    return picture;
}

class LineIconEngine : public QIconEngine
{
public:
    LineIconEngine(QString name, QColor colour, bool muted = false)
        : m_name(std::move(name)), m_colour(colour), m_muted(muted)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        drawIcon(painter, rect, m_name, inkFor(mode), qMin(rect.width(), rect.height()));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return iconPixmap(m_name, inkFor(mode), qMin(size.width(), size.height()), 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` is in device pixels here; the stroke is chosen by the size on screen.
        const int side = qRound(qMin(size.width(), size.height()) / scale);
        QPixmap picture = iconPixmap(m_name, inkFor(mode), side, scale);
        picture.setDevicePixelRatio(1);
        return picture;
    }

    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString iconName() override { return namePrefix + m_name; }
    bool isNull() override { return false; }

private:
    QColor inkFor(QIcon::Mode mode) const
    {
        const Tokens &t = tokens();
        if (mode == QIcon::Disabled)
            return t.disabled;
        if (m_colour.isValid())
            return m_colour;
        if (m_muted)
            return t.muted;
        return mode == QIcon::Selected ? t.onAccent : t.text;
    }

    QString m_name;
    QColor m_colour;
    bool m_muted;
};

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal dpr)
{
    if (name.isEmpty() || size <= 0)
        return {};
    const QString key =
        u"dfw/%1/%2/%3/%4"_s.arg(name, colour.name(QColor::HexArgb)).arg(size).arg(dpr);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString svg = QString::fromUtf8(file.readAll());
    svg.replace(u"stroke-width='1.8'"_s, u"stroke-width='%1'"_s.arg(strokeFor(size)));
    svg.replace(u"#000"_s, colour.name());
    picture = rendered(svg.toUtf8(), size, dpr);
    QPixmapCache::insert(key, picture);
    return picture;
}

void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &colour,
              int size)
{
    if (name.isEmpty())
        return;
    const qreal dpr = painter->device() ? painter->device()->devicePixelRatioF() : 1;
    const QPixmap picture = iconPixmap(name, colour, size, dpr);
    // On whole pixels, else the lines blur.
    const QPointF at(qRound(rect.center().x() - size / 2.0),
                     qRound(rect.center().y() - size / 2.0));
    painter->drawPixmap(at, picture);
}

QIcon lineIcon(const QString &name)
{
    return QIcon(new LineIconEngine(name, QColor()));
}

QIcon lineIcon(const QString &name, const QColor &colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

QIcon mutedIcon(const QString &name)
{
    return QIcon(new LineIconEngine(name, QColor(), true));
}

QString iconNameOf(const QIcon &icon)
{
    const QString name = icon.name();
    return name.startsWith(namePrefix) ? name.sliced(namePrefix.size()) : QString();
}

QPixmap logoPixmap(int size, qreal dpr)
{
    const QString key = u"dfw/logo/%1/%2"_s.arg(size).arg(dpr);
    QPixmap picture;
    if (QPixmapCache::find(key, &picture))
        return picture;
    QFile file(u":/logo.svg"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    picture = rendered(file.readAll(), size, dpr);
    QPixmapCache::insert(key, picture);
    return picture;
}

} // namespace dfw::ui
