// SPDX-License-Identifier: Apache-2.0
// The colours of the program as one value. Tokens are chosen from the theme setting and the palette
// the desktop gave us, never stored globally: widgets ask the style they are painted with.
#pragma once

#include <QColor>
#include <QPalette>

class QWidget;

namespace dfw::ui {

enum class Theme { System, Light, Dark, HighContrast };

// What a badge, note or bar wants to say. Plain is an outlined box without a meaning of its own.
enum class Tone { Neutral, Plain, Accent, Ok, Warn, Err, Info, Demo, Prod };

struct Tokens
{
    bool dark = false;
    bool contrast = false;
    QColor window, surface, raised, rail, hover;
    QColor line, ctl;
    QColor text, muted, placeholder, disabled;
    QColor accent, accentHover, accentDown, onAccent, tint, link;
    QColor ok, okTint, warn, warnTint, err, errTint, info, infoTint, demo, demoTint, prod, onProd;
    QColor lineDirect, lineFormula, lineWarning, lineBroken, lineSuggestion, lineConstant;

    bool operator==(const Tokens &) const = default;
};

[[nodiscard]] Tokens lightTokens();
[[nodiscard]] Tokens darkTokens();

// Every colour from the palette of a contrast desktop: shapes and words carry the states there.
[[nodiscard]] Tokens contrastTokens(const QPalette &system);

// True where Text on Base is at least 15:1 and the window pure black or white.
[[nodiscard]] bool isContrastPalette(const QPalette &system);

// `system` is the palette Qt starts with, `neutral` the default of the base style: equal means that
// the desktop told us nothing and the light set is used.
[[nodiscard]] Tokens tokensFor(Theme theme, const QPalette &system, const QPalette &neutral);

[[nodiscard]] QPalette paletteFor(const Tokens &tokens);

// Tokens of the style this widget is painted with; the light set where another style is in use.
[[nodiscard]] const Tokens &tokens(const QWidget *widget = nullptr);

[[nodiscard]] QColor toneInk(const Tokens &tokens, Tone tone);
[[nodiscard]] QColor toneTint(const Tokens &tokens, Tone tone);

// `share` 0 gives `under`, 1 gives `over`.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

// The ratio of WCAG 2, between 1 and 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

} // namespace dfw::ui
