// SPDX-License-Identifier: Apache-2.0
// Paints the cells of tables and trees by the roles of cellroles.h. It paints the whole cell,
// ground and hairline included, so that a table looks the same with and without a selection.
#pragma once

#include "widgets/cellroles.h"

#include <QStyledItemDelegate>

namespace dfw::ui {

class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit CellDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

} // namespace dfw::ui
