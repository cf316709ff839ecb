// SPDX-License-Identifier: Apache-2.0
// Line edits, combo boxes and spin boxes: one box for all of them.
#include "style/appstyle.h"
#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/rooms.h"

#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleOption>
#include <QTextEdit>

using namespace Qt::StringLiterals;

namespace dfw::ui::rooms {

namespace {

constexpr int arrowWidth = 30;
constexpr int spinWidth = 26;

// The error flag may sit on the field or on the widget that wraps it.
bool flagged(const QWidget *widget)
{
    return isBad(widget) || (widget && isBad(widget->parentWidget()));
}

void paintField(const Canvas &c, double round = radius::control)
{
    const Tokens &t = c.tokens;
    const auto state = c.option->state;
    const bool enabled = state & QStyle::State_Enabled;
    const bool focus = state & QStyle::State_HasFocus;
    const bool bad = flagged(c.widget);
    const bool hover = state & QStyle::State_MouseOver;
    QColor fill = enabled ? t.surface : t.window;
    if (bad && focus)
        fill = t.errTint;
    const bool readOnly = c.widget && c.widget->property("readOnly").toBool();
    QColor edge = enabled && !readOnly ? t.ctl : t.line;
    if (hover && enabled && !focus && !readOnly)
        edge = t.muted;
    if (focus)
        edge = t.accent;
    if (bad)
        edge = t.err;
    paintBox(c.painter, c.option->rect, round, fill, edge, focus || bad ? 2 : 1);
}

void paintCombo(const Canvas &c)
{
    const auto *combo = static_cast<const QStyleOptionComplex *>(c.option);
    if (combo->subControls & QStyle::SC_ComboBoxFrame)
        paintField(c);
    const bool enabled = c.option->state & QStyle::State_Enabled;
    const QRect arrow(c.option->rect.right() - arrowWidth + 1, c.option->rect.top(), arrowWidth,
                      c.option->rect.height());
    drawIcon(c.painter, arrow, u"chev-down"_s, enabled ? c.tokens.muted : c.tokens.disabled, 14);
}

void paintSpin(const Canvas &c)
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(c.option);
    if (!spin)
        return;
    if (spin->frame)
        paintField(c);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](QStyle::SubControl part, QAbstractSpinBox::StepEnabledFlag flag,
                           const QString &name, int shift) {
        const bool usable = (spin->stepEnabled & flag) && (spin->state & QStyle::State_Enabled);
        const bool active = usable && (spin->activeSubControls & part);
        const QRect rect = c.style.subControlRect(QStyle::CC_SpinBox, spin, part, c.widget);
        drawIcon(c.painter, rect.translated(0, shift), name,
                 active   ? c.tokens.accent
                 : usable ? c.tokens.muted
                          : c.tokens.disabled,
                 12);
    };
    arrow(QStyle::SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, u"chev-up"_s, 2);
    arrow(QStyle::SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, u"chev-down"_s, -2);
}

void paintComboLabel(const Canvas &c)
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(c.option);
    if (!combo)
        return;
    QRect rect = combo->rect.adjusted(10, 0, -arrowWidth, 0);
    const bool enabled = combo->state & QStyle::State_Enabled;
    if (!combo->currentIcon.isNull()) {
        const QRect box(rect.left(), rect.top(), 16, rect.height());
        const QString name = iconNameOf(combo->currentIcon);
        if (!name.isEmpty())
            drawIcon(c.painter, box, name, enabled ? c.tokens.muted : c.tokens.disabled);
        else
            combo->currentIcon.paint(c.painter, box);
        rect.setLeft(rect.left() + 24);
    }
    if (combo->editable)
        return;
    paintText(c.painter, rect, combo->currentText, c.painter->font(),
              combo->palette.color(QPalette::ButtonText));
}

} // namespace

bool fieldPrimitive(QStyle::PrimitiveElement element, const Canvas &c)
{
    if (element == QStyle::PE_PanelLineEdit || element == QStyle::PE_FrameLineEdit) {
        // Without a line it is the inside of a spin box or an editable combo box.
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(c.option);
        if (frame && frame->lineWidth > 0)
            paintField(c);
        return true;
    }
    if (element == QStyle::PE_Frame && (qobject_cast<const QTextEdit *>(c.widget) ||
                                        qobject_cast<const QPlainTextEdit *>(c.widget))) {
        paintField(c);
        return true;
    }
    return false;
}

bool fieldControl(QStyle::ControlElement element, const Canvas &c)
{
    if (element != QStyle::CE_ComboBoxLabel)
        return false;
    paintComboLabel(c);
    return true;
}

bool fieldComplex(QStyle::ComplexControl control, const Canvas &c)
{
    if (control == QStyle::CC_ComboBox) {
        paintCombo(c);
        return true;
    }
    if (control == QStyle::CC_SpinBox) {
        paintSpin(c);
        return true;
    }
    return false;
}

std::optional<QRect> fieldRect(QStyle::SubElement element, const QStyleOption *option,
                               const QWidget *)
{
    if (element == QStyle::SE_LineEditContents) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const int side = frame && frame->lineWidth > 0 ? space::s : 0;
        return option->rect.adjusted(side, 0, -side, 0);
    }
    if (element == QStyle::SE_ComboBoxFocusRect)
        return option->rect.adjusted(2, 2, -2, -2);
    return std::nullopt;
}

std::optional<QRect> fieldPart(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                               QStyle::SubControl part)
{
    const QRect r = option->rect;
    if (control == QStyle::CC_ComboBox) {
        if (part == QStyle::SC_ComboBoxEditField)
            return r.adjusted(space::s, 2, -arrowWidth, -2);
        if (part == QStyle::SC_ComboBoxArrow)
            return QRect(r.right() - arrowWidth + 1, r.top(), arrowWidth, r.height());
        return std::nullopt;
    }
    if (control == QStyle::CC_SpinBox) {
        const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
        const bool arrows = spin && spin->buttonSymbols != QAbstractSpinBox::NoButtons;
        const int half = r.height() / 2;
        if (part == QStyle::SC_SpinBoxEditField)
            return r.adjusted(6, 2, arrows ? -spinWidth : -6, -2);
        if (part == QStyle::SC_SpinBoxUp)
            return QRect(r.right() - spinWidth, r.top() + 2, arrows ? spinWidth : 0, half - 2);
        if (part == QStyle::SC_SpinBoxDown)
            return QRect(r.right() - spinWidth, r.top() + half, arrows ? spinWidth : 0, half - 2);
        if (part == QStyle::SC_SpinBoxFrame)
            return r;
    }
    return std::nullopt;
}

std::optional<QSize> fieldSize(QStyle::ContentsType type, const QStyleOption *option,
                               const QSize &size, const QWidget *)
{
    const int h = heightFor(height::control, option->fontMetrics, 14);
    switch (type) {
    case QStyle::CT_LineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth <= 0)
            return size;
        return QSize(size.width() + 2 * space::s, qMax(h, size.height()));
    }
    case QStyle::CT_ComboBox: {
        const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        const int icon = combo && !combo->currentIcon.isNull() ? space::s : 0;
        return QSize(size.width() + 10 + arrowWidth + icon, h);
    }
    case QStyle::CT_SpinBox:
        return QSize(size.width() + 6 + spinWidth, h);
    default:
        return std::nullopt;
    }
}

} // namespace dfw::ui::rooms
