// SPDX-License-Identifier: Apache-2.0
#include "style/tokens.h"

#include "style/appstyle.h"

#include <QApplication>
#include <QWidget>

#include <cmath>

namespace dfw::ui {

Tokens lightTokens()
{
    Tokens t;
    t.window = 0xF3F6F6, t.surface = 0xFFFFFF, t.raised = 0xFFFFFF;
    t.rail = 0xE6EDED, t.hover = 0xEDF3F3;
    t.line = 0xD3DCDD, t.ctl = 0x76868B;
    t.text = 0x14242A, t.muted = 0x4F6067, t.placeholder = 0x64757C, t.disabled = 0x8A979C;
    t.accent = 0x0B6B75, t.accentHover = 0x085A63, t.accentDown = 0x064A52;
    t.onAccent = 0xFFFFFF, t.tint = 0xD8EEEF, t.link = 0x0A626C;
    t.ok = 0x1B7440, t.okTint = 0xDFF3E6, t.warn = 0x8A5200, t.warnTint = 0xFFF0D2;
    t.err = 0xB3261E, t.errTint = 0xFDE7E5, t.info = 0x2257B0, t.infoTint = 0xE3ECFB;
    t.demo = 0x6A3D9A, t.demoTint = 0xEEE5F8, t.prod = 0xA1183C, t.onProd = 0xFFFFFF;
    t.lineDirect = 0x0B6B75, t.lineFormula = 0x7A3FA0, t.lineWarning = 0xB45F00;
    t.lineBroken = 0xC22A21, t.lineSuggestion = 0x55707A, t.lineConstant = t.text;
    return t;
}

Tokens darkTokens()
{
    Tokens t;
    t.dark = true;
    t.window = 0x11191D, t.surface = 0x19242A, t.raised = 0x223038;
    t.rail = 0x0C1316, t.hover = 0x203037;
    t.line = 0x2C3A42, t.ctl = 0x71838C;
    t.text = 0xE4ECEE, t.muted = 0xA2B2B9, t.placeholder = 0x8C9CA4, t.disabled = 0x6B7B83;
    t.accent = 0x58C4CC, t.accentHover = 0x74D3DA, t.accentDown = 0x3FAAB3;
    t.onAccent = 0x04262A, t.tint = 0x15404A, t.link = 0x6BD0D8;
    t.ok = 0x6FCF97, t.okTint = 0x14352A, t.warn = 0xF2B84B, t.warnTint = 0x3A2E12;
    t.err = 0xFF8E85, t.errTint = 0x45201F, t.info = 0x8FB8FF, t.infoTint = 0x1C2C44;
    t.demo = 0xCBA6F7, t.demoTint = 0x2B2440, t.prod = 0xFF8FA6, t.onProd = 0x3A0614;
    t.lineDirect = 0x58C4CC, t.lineFormula = 0xCBA6F7, t.lineWarning = 0xF2B84B;
    t.lineBroken = 0xFF8E85, t.lineSuggestion = 0x8DA3AC, t.lineConstant = t.text;
    return t;
}

Tokens contrastTokens(const QPalette &system)
{
    const QColor window = system.color(QPalette::Window);
    const QColor text = system.color(QPalette::WindowText);
    const bool dark = window.lightness() < 128;
    // The state colours stay: both sets were measured against black and white.
    Tokens t = dark ? darkTokens() : lightTokens();
    t.dark = dark;
    t.contrast = true;
    t.window = t.surface = t.raised = t.rail = window;
    t.text = t.line = t.ctl = t.muted = t.placeholder = text;
    t.hover = mixed(window, text, 0.16);
    t.accent = t.accentHover = t.accentDown = system.color(QPalette::Highlight);
    t.onAccent = system.color(QPalette::HighlightedText);
    t.tint = mixed(window, t.accent, 0.35);
    if (contrastRatio(t.text, t.tint) < 4.5)
        t.tint = mixed(window, t.accent, 0.2);
    t.link = system.color(QPalette::Link);
    if (contrastRatio(t.link, window) < 4.5)
        t.link = text;
    t.disabled = mixed(window, text, 0.55);
    t.okTint = t.warnTint = t.errTint = t.infoTint = t.demoTint = window;
    t.lineDirect = t.lineConstant = t.lineSuggestion = text;
    return t;
}

bool isContrastPalette(const QPalette &system)
{
    const QColor window = system.color(QPalette::Window);
    const bool pure = window.rgb() == 0xFF000000 || window.rgb() == 0xFFFFFFFF;
    return pure && contrastRatio(system.color(QPalette::Text), system.color(QPalette::Base)) >= 15;
}

namespace {

// For those who choose high contrast here and not in their desktop.
QPalette ownContrastPalette()
{
    QPalette p(Qt::black, Qt::black);
    p.setColor(QPalette::WindowText, Qt::white);
    p.setColor(QPalette::Highlight, QColor(0xFFE64D));
    p.setColor(QPalette::HighlightedText, Qt::black);
    p.setColor(QPalette::Link, QColor(0x6BE3FF));
    return p;
}

Tokens ownContrastTokens()
{
    Tokens t = contrastTokens(ownContrastPalette());
    // Yellow at 35 % over black is olive and lowers the text; blue tells it apart from the accent.
    t.tint = 0x1F3A5F;
    return t;
}

bool sameLook(const QPalette &a, const QPalette &b)
{
    for (const auto role : {QPalette::Window, QPalette::WindowText, QPalette::Base, QPalette::Text,
                            QPalette::Button, QPalette::Highlight}) {
        if (a.color(QPalette::Active, role) != b.color(QPalette::Active, role))
            return false;
    }
    return true;
}

} // namespace

Tokens tokensFor(Theme theme, const QPalette &system, const QPalette &neutral)
{
    switch (theme) {
    case Theme::Light:
        return lightTokens();
    case Theme::Dark:
        return darkTokens();
    case Theme::HighContrast:
        return isContrastPalette(system) ? contrastTokens(system) : ownContrastTokens();
    case Theme::System:
        break;
    }
    if (sameLook(system, neutral))
        return lightTokens();
    if (isContrastPalette(system))
        return contrastTokens(system);
    return system.color(QPalette::Window).lightness() < 128 ? darkTokens() : lightTokens();
}

QPalette paletteFor(const Tokens &t)
{
    QPalette p(t.raised, t.window);
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.hover);
    p.setColor(QPalette::Button, t.raised);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(role, t.text);
    p.setColor(QPalette::PlaceholderText, t.placeholder);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.link);
    p.setColor(QPalette::LinkVisited, t.link);
    p.setColor(QPalette::Mid, t.line);
    p.setColor(QPalette::Dark, t.ctl);
    p.setColor(QPalette::ToolTipBase, t.raised);
    p.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::PlaceholderText, QPalette::Link, QPalette::HighlightedText})
        p.setColor(QPalette::Disabled, role, t.disabled);
    p.setColor(QPalette::Disabled, QPalette::Highlight, t.line);
    p.setColor(QPalette::Disabled, QPalette::Base, t.window);
    return p;
}

const Tokens &tokens(const QWidget *widget)
{
    // A widget under a style sheet has Qt's own wrapper as its style; the program's is beneath it.
    if (widget) {
        if (const auto *own = dynamic_cast<const AppStyle *>(widget->style()))
            return own->tokens();
    }
    if (const auto *style = dynamic_cast<const AppStyle *>(QApplication::style()))
        return style->tokens();
    static const Tokens fallback = lightTokens();
    return fallback;
}

QColor toneInk(const Tokens &t, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Plain:
        return t.muted;
    case Tone::Accent:
        return t.contrast ? t.text : t.link;
    case Tone::Ok:
        return t.ok;
    case Tone::Warn:
        return t.warn;
    case Tone::Err:
        return t.err;
    case Tone::Info:
        return t.info;
    case Tone::Demo:
        return t.demo;
    case Tone::Prod:
        return t.prod;
    }
    return t.text;
}

QColor toneTint(const Tokens &t, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return t.hover;
    case Tone::Plain:
        return Qt::transparent;
    case Tone::Accent:
        return t.tint;
    case Tone::Ok:
        return t.okTint;
    case Tone::Warn:
        return t.warnTint;
    case Tone::Err:
    case Tone::Prod:
        return t.errTint;
    case Tone::Info:
        return t.infoTint;
    case Tone::Demo:
        return t.demoTint;
    }
    return t.hover;
}

QColor mixed(const QColor &under, const QColor &over, double share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(part(under.red(), over.red()), part(under.green(), over.green()),
                  part(under.blue(), over.blue()));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](const QColor &c) {
        return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (qMax(la, lb) + 0.05) / (qMin(la, lb) + 0.05);
}

} // namespace dfw::ui
