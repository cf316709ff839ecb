// SPDX-License-Identifier: Apache-2.0
#include "models/ownfieldmodel.h"

#include "models/typetiles.h"
#include "presenters/schemaparts.h"
#include "widgets/cellroles.h"

#include <algorithm>

namespace dfw::ui {

using namespace Qt::StringLiterals;

OwnFieldModel::OwnFieldModel(QObject *parent) : QAbstractTableModel(parent) {}

QList<ValueType> OwnFieldModel::types()
{
    return {ValueType::String,  ValueType::Integer, ValueType::Number,
            ValueType::Boolean, ValueType::Date,    ValueType::DateTime};
}

void OwnFieldModel::setFields(const QList<NewField> &fields)
{
    if (fields == m_fields)
        return;
    const bool sameCount = fields.size() == m_fields.size();
    if (!sameCount)
        beginResetModel();
    m_fields = fields;
    if (!sameCount)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString OwnFieldModel::problemAt(int row) const
{
    if (row < 0 || row >= m_fields.size())
        return {};
    const QString &name = m_fields.at(row).name;
    if (name.isEmpty())
        return tr("A field needs a name.");
    if (name.startsWith(u'_'))
        return tr("A name does not begin with \"_\": those belong to Platform.");
    if (!presenters::isOwnFieldName(name))
        return tr("Only letters a to z, digits, \"-\" and \"_\" are possible in a name.");
    for (int i = 0; i < row; ++i) {
        if (m_fields.at(i).name.compare(name, Qt::CaseInsensitive) == 0)
            return tr("Another field has this name.");
    }
    return {};
}

int OwnFieldModel::firstProblem() const
{
    for (int row = 0; row < m_fields.size(); ++row) {
        if (!problemAt(row).isEmpty())
            return row;
    }
    return -1;
}

int OwnFieldModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_fields.size());
}

int OwnFieldModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OwnFieldModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_fields.size())
        return {};
    const NewField &field = m_fields.at(index.row());
    const bool bad = index.column() == Name && !problemAt(index.row()).isEmpty();
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case From:
            return field.column.isEmpty() ? tr("added by hand") : field.column;
        case Name:
            return field.name.isEmpty() ? tr("Type a name…") : field.name;
        case Type:
            return tileWord(tileFor(field.type));
        }
        break;
    case Qt::EditRole:
        if (index.column() == Name)
            return field.name;
        return index.column() == Type ? QVariant(static_cast<int>(field.type)) : QVariant();
    case TileRole:
        return index.column() == Type ? QVariant(static_cast<int>(tileFor(field.type)))
                                      : QVariant();
    case LookRole:
        return static_cast<int>(bad                      ? Look::Bad
                                : index.column() == Name ? Look::Plain
                                                         : Look::Muted);
    case Qt::ToolTipRole:
        return bad ? QVariant(problemAt(index.row())) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return bad ? QVariant(problemAt(index.row())) : QVariant();
    }
    return {};
}

QVariant OwnFieldModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case From:
        return tr("Column");
    case Name:
        return tr("Name of the field");
    case Type:
        return tr("Type");
    }
    return {};
}

Qt::ItemFlags OwnFieldModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() != From ? flags | Qt::ItemIsEditable : flags;
}

bool OwnFieldModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    NewField changed = m_fields.at(index.row());
    if (index.column() == Name)
        changed.name = value.toString().trimmed();
    else
        changed.type = static_cast<ValueType>(value.toInt());
    if (changed == m_fields.at(index.row()))
        return false;
    Q_EMIT changeRequested(index.row(), changed);
    return true;
}

} // namespace dfw::ui
