// SPDX-License-Identifier: Apache-2.0
// Tables, trees, headers, frames and tabs.
#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/rooms.h"

#include <QAbstractScrollArea>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace dfw::ui::rooms {

namespace {

constexpr int cellPad = 10;

void paintRowPanel(const Canvas &c)
{
    const bool selected = c.option->state & QStyle::State_Selected;
    const bool hover =
        (c.option->state & QStyle::State_MouseOver) && (c.option->state & QStyle::State_Enabled);
    if (selected)
        c.painter->fillRect(c.option->rect, c.tokens.tint);
    else if (hover)
        c.painter->fillRect(c.option->rect, c.tokens.hover);
}

void paintBranch(const Canvas &c)
{
    if (!(c.option->state & QStyle::State_Children))
        return;
    const bool open = c.option->state & QStyle::State_Open;
    const bool mirrored = c.option->direction == Qt::RightToLeft;
    const QString closed = mirrored ? u"chev-left"_s : u"chev-right"_s;
    drawIcon(c.painter, c.option->rect, open ? u"chev-down"_s : closed, c.tokens.muted, 14);
}

void paintHeaderLabel(const Canvas &c)
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(c.option);
    if (!header)
        return;
    QFont font = c.painter->font();
    font.setWeight(QFont::DemiBold);
    // Fusion measured this rectangle with its margin of 8; cells start at 10.
    const QRect rect = header->rect.adjusted(cellPad - 8, 0, 8 - cellPad, 0);
    paintText(c.painter, rect, header->text, font, c.tokens.muted,
              header->textAlignment | Qt::AlignVCenter);
}

void paintTab(const Canvas &c)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(c.option);
    if (!tab)
        return;
    const QRect r = tab->rect;
    const bool selected = tab->state & QStyle::State_Selected;
    const bool hover = tab->state & QStyle::State_MouseOver;
    if (selected)
        c.painter->fillRect(QRect(r.left() + 8, r.bottom() - 2, r.width() - 16, 3),
                            c.tokens.accent);
    else if (hover)
        c.painter->fillRect(QRect(r.left() + 8, r.bottom() - 2, r.width() - 16, 3), c.tokens.line);
    if ((tab->state & QStyle::State_HasFocus) && (tab->state & QStyle::State_KeyboardFocusChange))
        paintBox(c.painter, QRectF(r).adjusted(4, 4, -4, -6), radius::tile, {}, c.tokens.accent, 2);
}

void paintTabLabel(const Canvas &c)
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(c.option);
    if (!tab)
        return;
    const bool selected = tab->state & QStyle::State_Selected;
    QFont font = c.painter->font();
    if (selected)
        font.setWeight(QFont::DemiBold);
    const QColor ink = !(tab->state & QStyle::State_Enabled) ? c.tokens.disabled
                       : selected                            ? c.tokens.text
                                                             : c.tokens.muted;
    c.painter->save();
    c.painter->setFont(font);
    c.painter->setPen(ink);
    const int mnemonic = c.style.styleHint(QStyle::SH_UnderlineShortcut, c.option, c.widget)
                             ? Qt::TextShowMnemonic
                             : Qt::TextHideMnemonic;
    c.painter->drawText(tab->rect, Qt::AlignCenter | mnemonic, tab->text);
    c.painter->restore();
}

} // namespace

bool viewPrimitive(QStyle::PrimitiveElement element, const Canvas &c)
{
    switch (element) {
    case QStyle::PE_PanelItemViewItem:
    case QStyle::PE_PanelItemViewRow:
        paintRowPanel(c);
        return true;
    case QStyle::PE_IndicatorBranch:
        paintBranch(c);
        return true;
    case QStyle::PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(c.widget)) {
            paintBox(c.painter, c.option->rect, 3, {}, c.tokens.line);
            return true;
        }
        return false;
    case QStyle::PE_FrameTabWidget:
        return true;
    case QStyle::PE_FrameTabBarBase:
        paintHairlineBelow(c.painter, c.option->rect, c.tokens.line);
        return true;
    case QStyle::PE_IndicatorHeaderArrow: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(c.option);
        if (header && header->sortIndicator != QStyleOptionHeader::None) {
            const bool up = header->sortIndicator == QStyleOptionHeader::SortUp;
            drawIcon(c.painter, c.option->rect, up ? u"chev-up"_s : u"chev-down"_s, c.tokens.muted,
                     12);
        }
        return true;
    }
    default:
        return false;
    }
}

bool viewControl(QStyle::ControlElement element, const Canvas &c)
{
    switch (element) {
    case QStyle::CE_HeaderSection:
    case QStyle::CE_HeaderEmptyArea:
        c.painter->fillRect(c.option->rect, c.tokens.surface);
        paintHairlineBelow(c.painter, c.option->rect, c.tokens.line);
        return true;
    case QStyle::CE_HeaderLabel:
        paintHeaderLabel(c);
        return true;
    case QStyle::CE_TabBarTabShape:
        paintTab(c);
        return true;
    case QStyle::CE_TabBarTabLabel:
        paintTabLabel(c);
        return true;
    default:
        return false;
    }
}

std::optional<QRect> viewRect(QStyle::SubElement element, const QStyleOption *option)
{
    if (element != QStyle::SE_HeaderLabel && element != QStyle::SE_HeaderArrow)
        return std::nullopt;
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    const bool sorted = header && header->sortIndicator != QStyleOptionHeader::None;
    const QRect r = option->rect;
    if (element == QStyle::SE_HeaderArrow)
        return QRect(r.right() - 15, r.top(), 14, r.height());
    return r.adjusted(cellPad, 0, sorted ? -16 : -cellPad, 0);
}

std::optional<QSize> viewSize(QStyle::ContentsType type, const QStyleOption *option,
                              const QSize &size)
{
    switch (type) {
    case QStyle::CT_HeaderSection: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        const int text =
            header ? header->fontMetrics.horizontalAdvance(header->text) : size.width();
        return QSize(text + 2 * cellPad + 10,
                     heightFor(height::tableHead, option->fontMetrics, 12));
    }
    case QStyle::CT_TabBarTab: {
        const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
        if (!tab)
            return std::nullopt;
        // Semibold is about a tenth wider; measured here so that nothing moves when it is chosen.
        const int text = tab->fontMetrics.size(Qt::TextShowMnemonic, tab->text).width();
        return QSize(text * 11 / 10 + 32, heightFor(height::tab, tab->fontMetrics, 18));
    }
    case QStyle::CT_ItemViewItem:
        return QSize(size.width(), heightFor(height::treeRow, option->fontMetrics, 10));
    default:
        return std::nullopt;
    }
}

} // namespace dfw::ui::rooms
