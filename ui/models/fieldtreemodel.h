// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/schemafield.h"
#include "domain/targetplan.h"

#include <QAbstractItemModel>
#include <QHash>

namespace dfw::ui {

/// The fields of a schema as a tree. Holds numbers into the schema's own list instead of items:
/// several thousand fields cost some milliseconds. A filter takes rows out and puts them back, so
/// that selection and what is open stay.
class FieldTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, Type, ColumnCount };

    explicit FieldTreeModel(QObject *parent = nullptr);

    /// `schemaId` names the tenant, whose own fields hang below "_tenant".
    void setFields(const SchemaFields &fields, const QString &schemaId = {});
    /// Keeps what contains the text in its path or title, with all parents.
    void setFilter(const QString &text);
    /// What a schema to be made marks, shown beside what an existing one says itself.
    void setIdentities(const QList<IdentityMark> &identities);
    QString pathAt(const QModelIndex &index) const;
    const SchemaField *fieldAt(const QModelIndex &index) const;
    /// Invalid where the filter hides it.
    QModelIndex indexOf(const QString &path) const;
    /// Fields that hold values, all and after the filter.
    int leafCount() const { return m_leaves; }
    int shownLeafCount() const { return m_shownLeaves; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node
    {
        int parent = -1;
        int row = 0; ///< among the shown children of the parent
        bool shown = true;
        QString text;        ///< what is searched, in lower case
        QList<int> all;      ///< children
        QList<int> children; ///< those that are rows
    };
    void markShown();
    void showBranch(int number);
    void updateRows(int number);
    void removeHidden(QList<int> &rows, const QModelIndex &parent);
    void insertShown(const QList<int> &all, QList<int> &rows, const QModelIndex &parent);
    void number(const QList<int> &rows, qsizetype from);
    const QList<int> &childrenOf(const QModelIndex &parent) const;
    QVariant nameData(const SchemaField &field, int role) const;
    QVariant typeData(const SchemaField &field, int role) const;

    QList<SchemaField> m_fields;
    QList<Node> m_nodes;
    QList<int> m_roots;
    QList<int> m_shownRoots;
    QHash<QString, int> m_places;
    QHash<QString, bool> m_identities; ///< path → primary
    QString m_tenantRoot;
    QString m_filter;
    int m_leaves = 0;
    int m_shownLeaves = 0;
};

} // namespace dfw::ui
