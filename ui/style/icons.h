// SPDX-License-Identifier: Apache-2.0
// The line icons of resources/icons, recoloured when painted. Names are the file names without
// ".svg", for example "copy". Unknown names give an empty picture.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace dfw::ui {

// A picture with its devicePixelRatio set; cached by name, colour, size and ratio.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &colour, int size, qreal dpr);

// Paints into the middle of `rect`, sharp for the painter's device.
void drawIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &colour,
              int size = 16);

// For QAbstractButton, QAction and the like: takes the text colour of the tokens in force when it
// is painted, and our style recolours it by the kind of button.
[[nodiscard]] QIcon lineIcon(const QString &name);

// The same, quieter, for the sign inside a field.
[[nodiscard]] QIcon mutedIcon(const QString &name);

// The same in one fixed colour, for places no style of ours paints.
[[nodiscard]] QIcon lineIcon(const QString &name, const QColor &colour);

// The name given to lineIcon(); empty for other icons.
[[nodiscard]] QString iconNameOf(const QIcon &icon);

[[nodiscard]] QPixmap logoPixmap(int size, qreal dpr);

} // namespace dfw::ui
