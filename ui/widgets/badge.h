// SPDX-License-Identifier: Apache-2.0
// Small signs: the pill that names a state, and the tile that names a type. Both can be painted by
// a delegate or stand in a layout.
#pragma once

#include "style/tokens.h"

#include <QString>
#include <QWidget>

class QPainter;

namespace dfw::ui {

struct BadgeSpec
{
    QString text;
    Tone tone = Tone::Neutral;
    QString icon = {};

    bool operator==(const BadgeSpec &) const = default;
};

[[nodiscard]] QSize badgeSize(const BadgeSpec &spec);
// At the left of `rect`, in the middle of its height; returns the width taken.
int paintBadge(QPainter *painter, const QRect &rect, const BadgeSpec &spec, const Tokens &tokens);

enum class TileKind { None, String, Integer, Number, Date, DateTime, Boolean, Object, Array };

[[nodiscard]] QSize tileSize();
void paintTile(QPainter *painter, const QRect &rect, TileKind kind, const Tokens &tokens);
[[nodiscard]] QString tileWord(TileKind kind);

class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(const BadgeSpec &spec = {}, QWidget *parent = nullptr);

    void setSpec(const BadgeSpec &spec);
    const BadgeSpec &spec() const { return m_spec; }
    QSize sizeHint() const override { return badgeSize(m_spec); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    BadgeSpec m_spec;
};

class TypeTile : public QWidget
{
    Q_OBJECT

public:
    explicit TypeTile(TileKind kind, QWidget *parent = nullptr);

    void setKind(TileKind kind);
    QSize sizeHint() const override { return tileSize(); }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    TileKind m_kind;
};

} // namespace dfw::ui

Q_DECLARE_METATYPE(dfw::ui::BadgeSpec)
