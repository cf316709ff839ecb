// SPDX-License-Identifier: Apache-2.0
// Buttons, tool buttons, check boxes and radio buttons.
#include "style/appstyle.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/rooms.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QPainter>
#include <QRadioButton>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace dfw::ui::rooms {

namespace {

constexpr int iconGap = 8;

struct State
{
    bool enabled, hover, down, on, focus;
};

State stateOf(const QStyleOption *option)
{
    const auto s = option->state;
    const bool enabled = s & QStyle::State_Enabled;
    return {enabled, enabled && (s & QStyle::State_MouseOver),
            enabled && (s & QStyle::State_Sunken), bool(s & QStyle::State_On),
            (s & QStyle::State_HasFocus) && (s & QStyle::State_KeyboardFocusChange)};
}

bool isFilled(Kind kind)
{
    return kind == Kind::Primary || kind == Kind::Commit;
}

QColor fillOf(const Tokens &t, Kind kind, CommitTone tone, const State &s)
{
    if (isFilled(kind)) {
        if (!s.enabled)
            return t.contrast ? t.window : t.line;
        if (kind == Kind::Commit && tone == CommitTone::Production) {
            if (s.down || s.hover)
                return mixed(t.prod, t.dark ? Qt::white : Qt::black, s.down ? 0.24 : 0.14);
            return t.prod;
        }
        return s.down ? t.accentDown : s.hover ? t.accentHover : t.accent;
    }
    if (s.on)
        return t.tint;
    if (s.down)
        return t.tint;
    if (s.hover && kind != Kind::Link)
        return t.hover;
    if (kind == Kind::Secondary || kind == Kind::Danger)
        return s.enabled ? t.raised : t.window;
    if (kind == Kind::Chip)
        return t.surface;
    return {};
}

QColor inkOf(const Tokens &t, Kind kind, CommitTone tone, const State &s)
{
    if (!s.enabled)
        return t.disabled;
    if (kind == Kind::Commit && tone == CommitTone::Production)
        return t.onProd;
    if (isFilled(kind))
        return t.onAccent;
    if (kind == Kind::Link)
        return t.link;
    if (kind == Kind::Danger)
        return t.err;
    if (s.on && (kind == Kind::Segment || kind == Kind::Chip))
        return toneInk(t, Tone::Accent);
    return t.text;
}

void paintPanel(const Canvas &c, Kind kind)
{
    const Tokens &t = c.tokens;
    const State s = stateOf(c.option);
    const CommitTone tone = commitToneOf(c.widget);
    const QRectF rect = c.option->rect;
    const double round = kind == Kind::Chip ? rect.height() / 2 : radius::control;
    QColor edge;
    double width = 1;
    if (kind == Kind::Secondary || kind == Kind::Chip)
        edge = s.enabled ? t.ctl : t.contrast ? t.disabled : t.line;
    if (kind == Kind::Danger)
        edge = s.enabled ? t.err : t.line;
    if (isFilled(kind) && !s.enabled && t.contrast)
        edge = t.disabled;
    if (s.on && !isFilled(kind)) {
        edge = t.accent;
        width = 1.5;
    }
    if (s.focus && !isFilled(kind)) {
        edge = t.accent;
        width = 2;
    }
    // A checked segment is edged in the accent already; focus has to look different.
    const bool inner = s.focus && s.on && !isFilled(kind);
    paintBox(c.painter, rect, round, fillOf(t, kind, tone, s), edge, width);
    if (inner)
        paintBox(c.painter, rect.adjusted(3, 3, -3, -3), round - 3, {}, t.accent, 1.5);
    if (s.focus && isFilled(kind)) {
        const QColor ring = inkOf(t, kind, tone, s);
        paintBox(c.painter, rect.adjusted(3, 3, -3, -3), round - 3, {}, ring, 1.5);
    }
}

bool isBold(Kind kind, const State &s)
{
    return isFilled(kind) || (s.on && (kind == Kind::Segment || kind == Kind::Chip));
}

int mnemonicFlag(const Canvas &c)
{
    return c.style.styleHint(QStyle::SH_UnderlineShortcut, c.option, c.widget)
               ? Qt::TextShowMnemonic
               : Qt::TextHideMnemonic;
}

// Icon and text as one group in the middle; the icon goes right where the button asks for it.
void paintLabel(const Canvas &c, const QStyleOptionButton *button, Kind kind)
{
    const State s = stateOf(button);
    const QColor ink = inkOf(c.tokens, kind, commitToneOf(c.widget), s);
    QFont font = c.painter->font();
    if (isBold(kind, s))
        font.setWeight(QFont::DemiBold);
    font.setUnderline(kind == Kind::Link && s.hover);
    const QFontMetrics metrics(font, c.painter->device());
    const bool menu = button->features & QStyleOptionButton::HasMenu;
    const int side = button->icon.isNull() ? 0 : qMax(12, button->iconSize.width());
    const int gap = side && !button->text.isEmpty() ? iconGap : 0;
    const int menuWidth = menu ? 20 : 0;
    const QRect rect = button->rect;
    const int pad = kind == Kind::Link ? 4 : 6;
    const int room = rect.width() - side - gap - menuWidth - 2 * pad;
    const QString shown =
        metrics.elidedText(button->text, Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int textWidth = metrics.size(Qt::TextShowMnemonic, shown).width();
    const int whole = side + gap + textWidth + menuWidth;
    int x = rect.left() + (rect.width() - whole) / 2;
    const bool right = c.widget && c.widget->property("iconRight").toBool();
    const auto iconAt = [&](int left) {
        const QRect box(left, rect.top(), side, rect.height());
        const QString name = iconNameOf(button->icon);
        if (!name.isEmpty())
            drawIcon(c.painter, box, name, ink, side);
        else
            button->icon.paint(c.painter, box);
    };
    if (side && !right) {
        iconAt(x);
        x += side + gap;
    }
    c.painter->save();
    c.painter->setFont(font);
    c.painter->setPen(ink);
    c.painter->drawText(QRect(x, rect.top(), textWidth + 2, rect.height()),
                        Qt::AlignLeft | Qt::AlignVCenter | mnemonicFlag(c), shown);
    c.painter->restore();
    x += textWidth;
    if (side && right) {
        iconAt(x + gap);
        x += side + gap;
    }
    if (menu)
        drawIcon(c.painter, QRect(x + 4, rect.top(), 16, rect.height()), u"chev-down"_s, ink, 14);
}

void paintCheck(const Canvas &c, bool round)
{
    const Tokens &t = c.tokens;
    const State s = stateOf(c.option);
    const bool partly = c.option->state & QStyle::State_NoChange;
    const bool filled = s.on || partly;
    const int side = qMin(18, qMin(c.option->rect.width(), c.option->rect.height()));
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(c.option->rect).center());
    box.moveTopLeft(QPointF(qRound(box.left()), qRound(box.top())));
    const double edgeRadius = round ? side / 2.0 : 4;
    const QColor on = !s.enabled ? t.disabled : s.down ? t.accentDown : t.accent;
    QColor edge = !s.enabled ? t.line : isBad(c.widget) ? t.err : t.ctl;
    if (s.hover && !filled)
        edge = t.accent;
    paintBox(c.painter, box.adjusted(1, 1, -1, -1), edgeRadius - 1,
             filled ? on : (s.enabled ? t.surface : t.window), filled ? on : edge,
             isBad(c.widget) ? 2 : 1.2);
    if (!filled)
        return;
    const QColor mark = s.enabled ? t.onAccent : t.window;
    if (round) {
        paintBox(c.painter, box.adjusted(6, 6, -6, -6), side, mark);
    } else if (partly) {
        paintBox(c.painter, QRectF(box.left() + 5, box.center().y() - 1, side - 10, 2), 1, mark);
    } else {
        drawIcon(c.painter, box, u"check"_s, mark, 14);
    }
}

} // namespace

bool buttonPrimitive(QStyle::PrimitiveElement element, const Canvas &c)
{
    switch (element) {
    case QStyle::PE_PanelButtonCommand:
    case QStyle::PE_PanelButtonBevel:
        paintPanel(c, kindOf(c.widget));
        return true;
    case QStyle::PE_PanelButtonTool:
        paintPanel(c, c.widget && c.widget->property("kind").isValid() ? kindOf(c.widget)
                                                                       : Kind::Quiet);
        return true;
    case QStyle::PE_FrameDefaultButton:
        return true;
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorItemViewItemCheck:
        paintCheck(c, false);
        return true;
    case QStyle::PE_IndicatorRadioButton:
        paintCheck(c, true);
        return true;
    case QStyle::PE_FrameFocusRect:
        if (qobject_cast<const QCheckBox *>(c.widget) ||
            qobject_cast<const QRadioButton *>(c.widget))
            paintBox(c.painter, QRectF(c.option->rect).adjusted(-4, -1, 4, 1), radius::tile, {},
                     c.tokens.accent, 2);
        else if (c.widget && c.widget->inherits("QAbstractItemView"))
            paintBox(c.painter, c.option->rect, radius::tile, {}, c.tokens.accent, 2);
        return true;
    default:
        return false;
    }
}

bool buttonControl(QStyle::ControlElement element, const Canvas &c)
{
    switch (element) {
    case QStyle::CE_PushButton:
        // Fusion would give the label a smaller rectangle of its own measure.
        paintPanel(c, kindOf(c.widget));
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(c.option))
            paintLabel(c, button, kindOf(c.widget));
        return true;
    case QStyle::CE_PushButtonBevel:
        paintPanel(c, kindOf(c.widget));
        return true;
    case QStyle::CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(c.option)) {
            paintLabel(c, button, kindOf(c.widget));
            return true;
        }
        return false;
    case QStyle::CE_ToolButtonLabel:
        if (const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(c.option)) {
            QStyleOptionButton button;
            static_cast<QStyleOption &>(button) = *tool;
            button.rect = tool->rect;
            button.iconSize = tool->iconSize;
            const auto how = tool->toolButtonStyle;
            if (how != Qt::ToolButtonTextOnly)
                button.icon = tool->icon;
            if (how != Qt::ToolButtonIconOnly)
                button.text = tool->text;
            paintLabel(c, &button, Kind::Quiet);
            return true;
        }
        return false;
    default:
        return false;
    }
}

bool buttonComplex(QStyle::ComplexControl control, const Canvas &c)
{
    if (control != QStyle::CC_ToolButton)
        return false;
    const auto *tool = qstyleoption_cast<const QStyleOptionToolButton *>(c.option);
    if (!tool)
        return false;
    c.style.drawPrimitive(QStyle::PE_PanelButtonTool, tool, c.painter, c.widget);
    c.style.drawControl(QStyle::CE_ToolButtonLabel, tool, c.painter, c.widget);
    return true;
}

std::optional<QSize> buttonSize(QStyle::ContentsType type, const QStyleOption *option,
                                const QSize &size, const QWidget *widget)
{
    if (type == QStyle::CT_CheckBox || type == QStyle::CT_RadioButton) {
        // Room for the focus frame around the words, and a hit area of 28.
        const int wanted = heightFor(height::chip, option->fontMetrics, 8);
        return QSize(size.width() + 18 + 8 + 6, qMax(size.height(), wanted));
    }
    if (type == QStyle::CT_ToolButton) {
        const int side = heightFor(height::control, option->fontMetrics, 14);
        return QSize(qMax(size.width() + 12, side), side);
    }
    if (type != QStyle::CT_PushButton)
        return std::nullopt;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return std::nullopt;
    const Kind kind = kindOf(widget);
    // Measured in semibold, so that nothing moves when the button is checked.
    QFont font = widget ? widget->font() : QFont();
    font.setWeight(QFont::DemiBold);
    const QFontMetrics metrics(font);
    const bool tall = kind == Kind::Chip || kind == Kind::Link;
    const int h = kind == Kind::Commit ? heightFor(height::commit, metrics, 18)
                  : tall               ? heightFor(height::chip, metrics, 8)
                                       : heightFor(height::control, metrics, 14);
    const int text = metrics.size(Qt::TextShowMnemonic, button->text).width();
    const int side = button->icon.isNull() ? 0 : qMax(12, button->iconSize.width());
    if (side && button->text.isEmpty())
        return QSize(kind == Kind::Link ? side + 12 : h, h);
    const int pad = kind == Kind::Link ? 4 : kind == Kind::Chip ? 12 : isFilled(kind) ? 20 : 14;
    const int menu = button->features & QStyleOptionButton::HasMenu ? 20 : 0;
    return QSize(text + (side ? side + iconGap : 0) + menu + 2 * pad, h);
}

} // namespace dfw::ui::rooms
