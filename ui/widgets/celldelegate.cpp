// SPDX-License-Identifier: Apache-2.0
#include "widgets/celldelegate.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/typescale.h"
#include "widgets/tableview.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

constexpr int checkSide = 18;
constexpr int gap = 8;
constexpr int badgeGap = 10;
constexpr int shareWidth = 64;
constexpr int shareHeight = 6;

Tone toneAt(const QModelIndex &index, int role, Tone otherwise)
{
    const QVariant value = index.data(role);
    return value.isValid() ? static_cast<Tone>(value.toInt()) : otherwise;
}

// Everything the model says about a cell, read once.
struct Cell
{
    explicit Cell(const QModelIndex &index)
        : look(static_cast<Look>(index.data(LookRole).toInt())),
          isNull(index.data(NullRole).toBool()), icon(index.data(IconRole).toString()),
          tile(static_cast<TileKind>(index.data(TileRole).toInt())),
          badge(index.data(BadgeRole).value<BadgeSpec>()), share(index.data(ShareRole)),
          count(index.data(CountRole).toString()), check(index.data(Qt::CheckStateRole))
    {
        const QVariant value = index.data(Qt::DisplayRole);
        text = isNull ? CellDelegate::tr("null") : value.toString();
        const QVariant mode = index.data(ElideRole);
        elide = mode.isValid() ? static_cast<Qt::TextElideMode>(mode.toInt()) : Qt::ElideRight;
        const QVariant alignment = index.data(Qt::TextAlignmentRole);
        right = alignment.isValid() && (alignment.toInt() & Qt::AlignRight);
        if (look == Look::Bad && icon.isEmpty())
            icon = u"error"_s;
    }

    QFont font() const
    {
        QFont f = ui::typeFont(look == Look::Mono     ? Type::Mono
                               : look == Look::Strong ? Type::Strong
                                                      : Type::Body);
        f.setItalic(isNull);
        return f;
    }

    QColor ink(const Tokens &t) const
    {
        if (isNull || look == Look::Muted)
            return t.muted;
        return look == Look::Bad ? t.err : look == Look::Link ? t.link : t.text;
    }

    Look look;
    bool isNull;
    QString text;
    QString icon;
    TileKind tile;
    BadgeSpec badge;
    QVariant share;
    QString count;
    QVariant check;
    Qt::TextElideMode elide;
    bool right;
};

// Where each part of a cell goes. Painting, measuring and clicking all ask the same place.
struct Plan
{
    QRect check, icon, tile, share, text, badge, count;
    int textNeeds = 0;
    int whole = 0;
};

Plan planFor(const Cell &cell, const QRect &cellRect, int pad)
{
    Plan plan;
    const QRect rect = cellRect.adjusted(pad, 0, -pad, 0);
    int x = rect.left();
    int end = rect.right() + 1;
    const auto take = [&](int width, int after) {
        const QRect part(x, rect.top(), width, rect.height());
        x += width + after;
        return part;
    };
    if (cell.check.isValid())
        plan.check = take(checkSide, 10);
    if (!cell.icon.isEmpty())
        plan.icon = take(iconSmall, gap);
    if (cell.tile != TileKind::None)
        plan.tile = take(tileSize().width(), cell.text.isEmpty() ? 0 : gap);
    plan.textNeeds = QFontMetrics(cell.font()).horizontalAdvance(cell.text);
    if (cell.share.isValid()) {
        // In a narrow column the bar gives way to its number.
        const int room = end - x - plan.textNeeds - gap;
        plan.share = take(qBound(24, room, shareWidth), gap);
    }
    if (!cell.count.isEmpty()) {
        const int width = typeMetrics(Type::Help).horizontalAdvance(cell.count) + 2;
        plan.count = QRect(end - width, rect.top(), width, rect.height());
        plan.whole += width + gap;
        end -= width + gap;
    }
    const bool badge = !cell.badge.text.isEmpty();
    const int badgeWidth = badge ? badgeSize(cell.badge).width() : 0;
    const int tail = badge ? badgeWidth + (cell.text.isEmpty() ? 0 : badgeGap) : 0;
    const int textWidth = qMax(0, qMin(plan.textNeeds + 2, end - x - tail));
    plan.whole += x - rect.left() + plan.textNeeds + 2 + tail + 2 * pad;
    if (cell.right && !badge)
        plan.text = QRect(end - textWidth, rect.top(), textWidth, rect.height());
    else
        plan.text = QRect(x, rect.top(), textWidth, rect.height());
    if (badge) {
        const int left = x + (cell.text.isEmpty() ? 0 : textWidth + badgeGap);
        plan.badge = QRect(left, rect.top(), qMax(0, qMin(badgeWidth, end - left)), rect.height());
    }
    return plan;
}

bool inTree(const QStyleOptionViewItem &option)
{
    return qobject_cast<const TreeView *>(option.widget) != nullptr;
}

int padFor(const QStyleOptionViewItem &option)
{
    return inTree(option) ? 4 : 10;
}

void paintShare(QPainter *painter, const QRect &rect, double share, const QColor &ink,
                const Tokens &t)
{
    QRectF groove(rect.left(), rect.center().y() - shareHeight / 2 + 1, rect.width(), shareHeight);
    paintBox(painter, groove, shareHeight / 2.0, t.contrast ? t.window : t.line,
             t.contrast ? t.line : QColor());
    if (share <= 0)
        return;
    groove.setWidth(qMax(4.0, groove.width() * qMin(1.0, share)));
    paintBox(painter, groove, qMin(shareHeight / 2.0, groove.width() / 2), ink);
}

void paintGround(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                 const Tokens &t)
{
    const auto *table = qobject_cast<const TableView *>(option.widget);
    const QRect r = option.rect;
    if (option.state & QStyle::State_Selected)
        painter->fillRect(r, t.tint);
    else if (table && table->hoveredRow() == index.row())
        painter->fillRect(r, t.hover);
    if (!table || table->hasHairlines())
        paintHairlineBelow(painter, r, t.line);
    if ((option.state & QStyle::State_Selected) && table && table->isFirstColumn(index.column()))
        painter->fillRect(QRect(r.left(), r.top(), 3, r.height()), t.accent);
}

void paintMark(QPainter *painter, const QStyleOptionViewItem &option, const Cell &cell,
               const QRect &rect)
{
    QStyleOptionViewItem box = option;
    box.rect =
        QRect(rect.left(), rect.top() + (rect.height() - checkSide) / 2, checkSide, checkSide);
    box.state &= ~(QStyle::State_On | QStyle::State_Off | QStyle::State_NoChange |
                   QStyle::State_MouseOver | QStyle::State_HasFocus);
    const auto state = static_cast<Qt::CheckState>(cell.check.toInt());
    box.state |= state == Qt::Checked            ? QStyle::State_On
                 : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                 : QStyle::State_Off;
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter,
                                          option.widget);
}

} // namespace

CellDelegate::CellDelegate(QObject *parent) : QStyledItemDelegate(parent) {}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const Tokens &t = tokens(option.widget);
    const Cell cell(index);
    const Plan plan = planFor(cell, option.rect, padFor(option));
    const bool enabled = option.state & QStyle::State_Enabled;
    painter->save();
    if (!inTree(option))
        paintGround(painter, option, index, t);
    if (!plan.check.isNull())
        paintMark(painter, option, cell, plan.check);
    const Tone iconTone =
        toneAt(index, IconToneRole, cell.look == Look::Bad ? Tone::Err : Tone::Neutral);
    drawIcon(painter, plan.icon, cell.icon, enabled ? toneInk(t, iconTone) : t.disabled);
    paintTile(painter, plan.tile, cell.tile, t);
    if (cell.share.isValid()) {
        const Tone tone = toneAt(index, ShareToneRole, Tone::Accent);
        paintShare(painter, plan.share, cell.share.toDouble(),
                   tone == Tone::Accent ? t.accent
                   : tone == Tone::Warn ? t.lineWarning
                                        : toneInk(t, tone),
                   t);
    }
    const Qt::Alignment side = cell.right ? Qt::AlignRight : Qt::AlignLeft;
    paintText(painter, plan.text, cell.text, cell.font(), enabled ? cell.ink(t) : t.disabled,
              side | Qt::AlignVCenter, cell.elide);
    if (!plan.badge.isNull())
        paintBadge(painter, plan.badge, cell.badge, t);
    paintText(painter, plan.count, cell.count, typeFont(Type::Help), t.muted,
              Qt::AlignRight | Qt::AlignVCenter);
    if ((option.state & QStyle::State_HasFocus) &&
        (option.state & QStyle::State_KeyboardFocusChange))
        paintBox(painter, option.rect.adjusted(1, 1, -1, -2), radius::tile, {}, t.accent, 2);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Cell cell(index);
    const Plan plan = planFor(cell, QRect(0, 0, 4000, 20), padFor(option));
    const int least = inTree(option) ? height::treeRow : height::denseRow;
    return {plan.whole, heightFor(least, typeMetrics(Type::Body), 10)};
}

bool CellDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                             const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid() &&
        !index.data(Qt::ToolTipRole).isValid()) {
        const Cell cell(index);
        const Plan plan = planFor(cell, option.rect, padFor(option));
        const bool cut = plan.text.width() < plan.textNeeds;
        QToolTip::showText(event->globalPos(), cut ? cell.text.toHtmlEscaped() : QString(), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

bool CellDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                               const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto flags = index.flags();
    const QVariant check = index.data(Qt::CheckStateRole);
    if (!check.isValid() || !(flags & Qt::ItemIsUserCheckable) || !(flags & Qt::ItemIsEnabled))
        return false;
    if (event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        // The hit area is the whole height of the row and some pixels beside the box.
        const Plan plan = planFor(Cell(index), option.rect, padFor(option));
        if (mouse->button() != Qt::LeftButton ||
            !plan.check.adjusted(-6, 0, 6, 0).contains(mouse->position().toPoint()))
            return false;
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_Space && key != Qt::Key_Select)
            return false;
    } else {
        return false;
    }
    const bool on = static_cast<Qt::CheckState>(check.toInt()) == Qt::Checked;
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace dfw::ui
