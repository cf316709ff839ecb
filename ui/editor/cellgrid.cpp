// SPDX-License-Identifier: Apache-2.0
#include "editor/cellgrid.h"

#include <QMimeData>

namespace dfw::ui {

using namespace Qt::StringLiterals;

void CellGrid::set(const QStringList &headers, const QList<QList<GridCell>> &rows)
{
    if (headers == m_headers && rows == m_rows)
        return;
    if (headers == m_headers && rows.size() == m_rows.size() && !rows.isEmpty()) {
        m_rows = rows; // keeps scroll position and current cell while something is typed
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_headers = headers;
    m_rows = rows;
    endResetModel();
}

const GridCell *CellGrid::cell(int row, int column) const
{
    return row >= 0 && row < m_rows.size() && column >= 0 && column < m_rows.at(row).size()
               ? &m_rows.at(row).at(column)
               : nullptr;
}

int CellGrid::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CellGrid::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_headers.size());
}

QVariant CellGrid::data(const QModelIndex &index, int role) const
{
    const GridCell *one = index.isValid() ? cell(index.row(), index.column()) : nullptr;
    return one ? answer(*one, role) : QVariant();
}

QVariant CellGrid::answer(const GridCell &cell, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        // One line: a cell with line breaks would paint over its neighbours.
        return cell.null ? QVariant() : QVariant(cell.text.left(400).simplified());
    case Qt::ToolTipRole:
        return cell.text.isEmpty() ? QVariant() : QVariant(cell.text.left(1000).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return cell.null ? tr("null") : cell.text;
    case NullRole:
        return cell.null;
    case LookRole:
        return int(cell.look);
    case IconRole:
        return cell.icon.isEmpty() ? QVariant() : QVariant(cell.icon);
    case IconToneRole:
        return cell.iconTone == Tone::Neutral ? QVariant() : QVariant(int(cell.iconTone));
    case TileRole:
        return cell.tile == TileKind::None ? QVariant() : QVariant(int(cell.tile));
    default:
        return {};
    }
}

QVariant CellGrid::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole
               ? QVariant(m_headers.value(section))
               : QVariant();
}

QMimeData *CellGrid::mimeData(const QModelIndexList &) const
{
    return nullptr;
}

} // namespace dfw::ui
