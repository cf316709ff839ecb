// SPDX-License-Identifier: Apache-2.0
// The type scale as factors of the system's font, so that a larger system text size makes every
// text larger. Widgets registered with setType() follow a change while the program runs.
#pragma once

#include <QFont>
#include <QFontMetrics>

class QWidget;

namespace dfw::ui {

enum class Type {
    Body,
    Strong,
    Title,
    Section,
    Instruction,
    Label,
    Help,
    TableHead,
    Badge,
    Tile,
    Figure,
    Mono,
    MonoField,
};

// Pure: the font of this rank over `system`.
[[nodiscard]] QFont fontFor(Type type, const QFont &system);

// The same over the application's font, for painting.
[[nodiscard]] QFont typeFont(Type type);
[[nodiscard]] QFontMetrics typeMetrics(Type type);

// The system's font, or Inter where the system names only an alias and Inter is there.
[[nodiscard]] QFont preferredFont(const QFont &system);

// Gives the widget this font now and again whenever the application's font changes.
void setType(QWidget *widget, Type type);
void refreshTypes();

} // namespace dfw::ui
