// SPDX-License-Identifier: Apache-2.0
#include "models/samplemodel.h"

#include "widgets/cellroles.h"

#include <QLocale>
#include <QMimeData>

namespace dfw::ui {

namespace {

bool isNumber(ValueType type)
{
    return type == ValueType::Integer || type == ValueType::Number;
}

// One line: a cell with line breaks would otherwise paint over its neighbours.
QString shownCell(const QVariant &cell, ValueType type)
{
    const QLocale locale;
    bool whole = false;
    const qlonglong number = cell.toLongLong(&whole);
    if (type == ValueType::Integer && whole)
        return locale.toString(number);
    return cell.toString().simplified();
}

} // namespace

SampleModel::SampleModel(QObject *parent) : QAbstractTableModel(parent) {}

void SampleModel::setContents(const api::TableContents &contents)
{
    beginResetModel();
    m_sample = contents.sample;
    m_types.clear();
    for (const QString &name : std::as_const(m_sample.columns)) {
        ValueType type = ValueType::Unknown;
        for (const Column &column : contents.columns) {
            if (column.name == name)
                type = column.type();
        }
        m_types.append(type);
    }
    endResetModel();
}

int SampleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sample.rows.size());
}

int SampleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sample.columns.size());
}

QVariant SampleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_sample.rows.size())
        return {};
    const QVariant cell = m_sample.rows.at(index.row()).value(index.column());
    const ValueType type = m_types.value(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.isNull() ? QVariant() : shownCell(cell, type);
    case NullRole:
        return cell.isNull();
    case Qt::AccessibleTextRole:
        return cell.isNull() ? tr("null") : shownCell(cell, type);
    case Qt::TextAlignmentRole:
        return isNumber(type) ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    default:
        return {};
    }
}

QVariant SampleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return m_sample.columns.value(section);
    if (role == Qt::TextAlignmentRole && isNumber(m_types.value(section)))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QMimeData *SampleModel::mimeData(const QModelIndexList &) const
{
    return nullptr;
}

} // namespace dfw::ui
