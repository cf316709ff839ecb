// SPDX-License-Identifier: Apache-2.0
#include "models/fieldgroupmodel.h"

#include "widgets/cellroles.h"

#include <algorithm>

namespace dfw::ui {

using namespace Qt::StringLiterals;

FieldGroupModel::FieldGroupModel(QObject *parent) : QAbstractTableModel(parent) {}

void FieldGroupModel::setGroups(const QList<api::XdmResource> &groups, const QStringList &chosen,
                                const QStringList &misfits)
{
    const bool same = std::equal(groups.begin(), groups.end(), m_groups.begin(), m_groups.end(),
                                 [](const api::XdmResource &a, const api::XdmResource &b) {
                                     return a.id == b.id && a.title == b.title;
                                 });
    if (!same)
        beginResetModel();
    m_groups = groups;
    const bool otherTicks = m_chosen != chosen;
    m_chosen = chosen;
    m_misfits = misfits;
    if (!same)
        endResetModel();
    else if (otherTicks && !groups.isEmpty())
        Q_EMIT dataChanged(index(0, Title), index(rowCount() - 1, Title));
}

QString FieldGroupModel::idAt(int row) const
{
    return row >= 0 && row < m_groups.size() ? m_groups.at(row).id : QString();
}

int FieldGroupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_groups.size());
}

int FieldGroupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldGroupModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_groups.size())
        return {};
    const api::XdmResource &group = m_groups.at(index.row());
    const bool title = index.column() == Title;
    switch (role) {
    case Qt::DisplayRole:
        return title ? (group.title.isEmpty() ? group.id : group.title)
                     : group.description.simplified();
    case Qt::CheckStateRole:
        if (title)
            return m_chosen.contains(group.id) ? Qt::Checked : Qt::Unchecked;
        break;
    case BadgeRole:
        if (title && m_misfits.contains(group.id))
            return badgeValue(tr("does not fit"), Tone::Err, u"error"_s);
        if (title && group.isTenant)
            return badgeValue(tr("yours"), Tone::Accent);
        break;
    case LookRole:
        return static_cast<int>(!title                        ? Look::Muted
                                : m_chosen.contains(group.id) ? Look::Strong
                                                              : Look::Plain);
    }
    return {};
}

QVariant FieldGroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Title ? tr("Field group") : tr("What it is for");
}

Qt::ItemFlags FieldGroupModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Title ? flags | Qt::ItemIsUserCheckable : flags;
}

bool FieldGroupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.column() != Title)
        return false;
    const QString id = idAt(index.row());
    const bool chosen = static_cast<Qt::CheckState>(value.toInt()) == Qt::Checked;
    Q_EMIT tickRequested(id, chosen);
    return true;
}

} // namespace dfw::ui
