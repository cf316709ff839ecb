// SPDX-License-Identifier: Apache-2.0
// Distances, radii and least heights in device-independent pixels. Heights are floors: a thing that
// holds text is as high as max(floor, text height + its padding), see heightFor().
#pragma once

#include <QFontMetrics>
#include <QMargins>

namespace dfw::ui {

namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 20;
inline constexpr int page = 28;
inline constexpr int card = 16;
} // namespace space

namespace radius {
inline constexpr double control = 6;
inline constexpr double card = 8;
inline constexpr double tile = 4;
} // namespace radius

namespace height {
inline constexpr int control = 34;
inline constexpr int chip = 28;
inline constexpr int commit = 40;
inline constexpr int row = 36;
inline constexpr int denseRow = 31;
inline constexpr int treeRow = 30;
inline constexpr int tableHead = 32;
inline constexpr int tab = 38;
inline constexpr int banner = 36;
inline constexpr int badge = 22;
inline constexpr int footer = 58;
} // namespace height

inline constexpr int railWidth = 228;
inline constexpr int railCollapsed = 68;
inline constexpr int railStep = 54;
inline constexpr int dockWidth = 384;
inline constexpr int iconSmall = 16;
inline constexpr int iconGroup = 20;
inline constexpr int iconLarge = 28;

// Margins of a wizard page around its header and cards.
[[nodiscard]] inline QMargins pageMargins()
{
    return {space::page, space::xl, space::page, space::l};
}

[[nodiscard]] inline int heightFor(int least, const QFontMetrics &metrics, int padding)
{
    return qMax(least, metrics.height() + padding);
}

} // namespace dfw::ui
