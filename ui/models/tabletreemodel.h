// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"

#include <QAbstractItemModel>

namespace dfw::ui {

/// The tables of a base connection, grouped by the part of the path before the first dot. A filter
/// hides what does not contain its text and says in the counts how much that is.
class TableTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    explicit TableTreeModel(QObject *parent = nullptr);

    /// The same tables again change nothing: selection and open groups stay.
    void setTables(const QList<api::ExploreEntry> &tables);
    void setFilter(const QString &text);
    QString filter() const { return m_filter; }
    /// Empty for a group and for what is no table.
    QString pathAt(const QModelIndex &index) const;
    QModelIndex indexOf(const QString &path) const;
    bool contains(const QString &path) const;
    int shownCount() const { return m_shown; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Entry
    {
        QString path;
        QString label;
        bool table = true;
    };
    struct Group
    {
        QString name;
        QList<Entry> all;
        QList<Entry> shown;
    };
    void refilter();
    const Entry *entryAt(const QModelIndex &index) const;

    QStringList m_paths; ///< as they came
    QList<Group> m_groups;
    QList<qsizetype> m_shownGroups;
    QString m_filter;
    int m_shown = 0;
};

} // namespace dfw::ui
