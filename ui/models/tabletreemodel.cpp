// SPDX-License-Identifier: Apache-2.0
#include "models/tabletreemodel.h"

#include "widgets/cellroles.h"

#include <algorithm>
#include <QHash>
#include <QLocale>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

// A table's index carries its group's row + 1; a group's carries 0.
constexpr quintptr groupMark = 0;

} // namespace

TableTreeModel::TableTreeModel(QObject *parent) : QAbstractItemModel(parent) {}

void TableTreeModel::setTables(const QList<api::ExploreEntry> &tables)
{
    QStringList paths;
    for (const api::ExploreEntry &table : tables)
        paths.append(table.type + u' ' + table.path);
    if (paths == m_paths)
        return;
    beginResetModel();
    m_paths = paths;
    m_groups.clear();
    QHash<QString, qsizetype> places;
    for (const api::ExploreEntry &table : tables) {
        const qsizetype dot = table.path.indexOf(u'.');
        const QString name = dot > 0 ? table.path.left(dot) : QString();
        if (!places.contains(name)) {
            places.insert(name, m_groups.size());
            m_groups.append(Group{.name = name, .all = {}, .shown = {}});
        }
        m_groups[places.value(name)].all.append({.path = table.path,
                                                 .label = table.path.mid(dot > 0 ? dot + 1 : 0),
                                                 .table = table.type == "table"_L1});
    }
    std::sort(m_groups.begin(), m_groups.end(),
              [](const Group &a, const Group &b) { return a.name.localeAwareCompare(b.name) < 0; });
    for (Group &group : m_groups)
        std::sort(group.all.begin(), group.all.end(), [](const Entry &a, const Entry &b) {
            return a.label.localeAwareCompare(b.label) < 0;
        });
    refilter();
    endResetModel();
}

void TableTreeModel::setFilter(const QString &text)
{
    if (text == m_filter)
        return;
    beginResetModel();
    m_filter = text;
    refilter();
    endResetModel();
}

void TableTreeModel::refilter()
{
    m_shownGroups.clear();
    m_shown = 0;
    for (qsizetype i = 0; i < m_groups.size(); ++i) {
        Group &group = m_groups[i];
        group.shown.clear();
        for (const Entry &entry : std::as_const(group.all)) {
            if (entry.path.contains(m_filter, Qt::CaseInsensitive))
                group.shown.append(entry);
        }
        m_shown += static_cast<int>(group.shown.size());
        if (!group.shown.isEmpty())
            m_shownGroups.append(i);
    }
}

const TableTreeModel::Entry *TableTreeModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == groupMark)
        return nullptr;
    const auto row = static_cast<qsizetype>(index.internalId() - 1);
    return &m_groups.at(m_shownGroups.at(row)).shown.at(index.row());
}

QString TableTreeModel::pathAt(const QModelIndex &index) const
{
    const Entry *entry = entryAt(index);
    return entry && entry->table ? entry->path : QString();
}

QModelIndex TableTreeModel::indexOf(const QString &path) const
{
    for (int g = 0; g < m_shownGroups.size(); ++g) {
        const QList<Entry> &shown = m_groups.at(m_shownGroups.at(g)).shown;
        for (int row = 0; row < shown.size(); ++row) {
            if (shown.at(row).path == path)
                return createIndex(row, 0, static_cast<quintptr>(g) + 1);
        }
    }
    return {};
}

bool TableTreeModel::contains(const QString &path) const
{
    return std::any_of(m_groups.begin(), m_groups.end(), [&](const Group &group) {
        return std::any_of(group.all.begin(), group.all.end(),
                           [&](const Entry &entry) { return entry.path == path; });
    });
}

QModelIndex TableTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column,
                       parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupMark);
}

QModelIndex TableTreeModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupMark)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, groupMark);
}

int TableTreeModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_shownGroups.size());
    if (parent.internalId() != groupMark || parent.column() > 0)
        return 0;
    return static_cast<int>(m_groups.at(m_shownGroups.at(parent.row())).shown.size());
}

int TableTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant TableTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const Entry *entry = entryAt(index)) {
        if (role == Qt::DisplayRole)
            return entry->label;
        if (role == Qt::AccessibleTextRole)
            return entry->path;
        if (role == IconRole)
            return entry->table ? u"table"_s : u"folder"_s;
        if (role == Qt::ToolTipRole && !entry->table)
            return tr("This is no table: this connector cannot read it.");
        if (role == LookRole && !entry->table)
            return static_cast<int>(Look::Muted);
        return {};
    }
    const Group &group = m_groups.at(m_shownGroups.at(index.row()));
    if (role == Qt::DisplayRole)
        return group.name.isEmpty() ? tr("Without a folder") : group.name;
    if (role == IconRole)
        return u"folder"_s;
    if (role == CountRole) {
        const QLocale locale;
        if (group.shown.size() == group.all.size())
            return locale.toString(group.all.size());
        return tr("%1 of %2")
            .arg(locale.toString(group.shown.size()), locale.toString(group.all.size()));
    }
    return {};
}

Qt::ItemFlags TableTreeModel::flags(const QModelIndex &index) const
{
    const Entry *entry = entryAt(index);
    if (entry && !entry->table)
        return Qt::ItemIsEnabled;
    return QAbstractItemModel::flags(index);
}

} // namespace dfw::ui
