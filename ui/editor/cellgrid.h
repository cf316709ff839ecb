// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "widgets/cellroles.h"

#include <QAbstractTableModel>

namespace dfw::ui {

struct GridCell
{
    QString text;
    Look look = Look::Plain;
    QString icon;
    Tone iconTone = Tone::Neutral;
    bool null = false; ///< "null" in italics
    TileKind tile = TileKind::None;

    bool operator==(const GridCell &) const = default;
};

/// A small table of ready-made cells, for the screen only: it offers no MIME data, so that neither
/// dragging nor copying carries sample values away.
class CellGrid : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void set(const QStringList &headers, const QList<QList<GridCell>> &rows);
    const GridCell *cell(int row, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    /// What one cell says for a role; for models that make their cells when asked.
    static QVariant answer(const GridCell &cell, int role);

private:
    QStringList m_headers;
    QList<QList<GridCell>> m_rows;
};

} // namespace dfw::ui
