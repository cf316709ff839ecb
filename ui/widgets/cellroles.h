// SPDX-License-Identifier: Apache-2.0
// What a model may say about a cell beyond its text, for CellDelegate. Every role is optional; a
// cell is painted from left to right as: check box, icon, tile, bar, text, badge, and the count at
// the right end.
#pragma once

#include "widgets/badge.h"

#include <QVariant>

namespace dfw::ui {

enum class Look {
    Plain,
    Muted,
    Strong,
    Mono,
    Bad, // err colour with the `error` icon unless IconRole names another
    Link,
};

enum CellRole {
    LookRole = Qt::UserRole + 0x200, // Look as int
    NullRole,                        // bool: muted italic "null" in place of the text
    IconRole,                        // QString, name of an icon
    IconToneRole,                    // Tone as int; default Neutral (muted)
    TileRole,                        // TileKind as int
    BadgeRole,                       // BadgeSpec
    ShareRole,                       // double 0 … 1: a small bar before the text
    ShareToneRole,                   // Tone as int; default Accent
    CountRole,                       // QString, muted, at the right end
    ElideRole,                       // Qt::TextElideMode as int; IDs want ElideMiddle
};

// Also read: DisplayRole, CheckStateRole, TextAlignmentRole, ToolTipRole, AccessibleTextRole. A
// cell that is only a badge or a tile needs AccessibleTextRole, or screen readers find it empty.

[[nodiscard]] inline QVariant badgeValue(const QString &text, Tone tone, const QString &icon = {})
{
    return QVariant::fromValue(BadgeSpec{text, tone, icon});
}

} // namespace dfw::ui
