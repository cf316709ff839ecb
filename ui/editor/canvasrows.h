// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/column.h"
#include "domain/schemafield.h"

#include <functional>
#include <QHash>
#include <QList>

/// The rows of the canvas's two sides as values: what there is, what of it is shown and in which
/// order. All rows of a side are equally high, so that a row's place is arithmetic.
namespace dfw::ui {

struct CanvasColumn
{
    QString name;
    ValueType type = ValueType::Unknown;
    QString rawType;
    bool missing = false; ///< a mapping row reads it, but it is not chosen

    bool operator==(const CanvasColumn &) const = default;
};

/// The source columns. A column's number is its place in all(), a row's number its place on screen.
class ColumnRows
{
public:
    void set(const QList<CanvasColumn> &columns);
    const QList<CanvasColumn> &all() const { return m_columns; }
    /// -1 where there is none of this name.
    int find(const QString &name) const { return m_numbers.value(name, -1); }

    /// `order` holds every column once; empty = as in the table.
    void setOrder(const QList<int> &order);
    /// Shows the columns whose name has `text` in it and that pass; no function = all pass.
    void show(const QString &text, const std::function<bool(int column)> &passes = {});

    int count() const { return static_cast<int>(m_rows.size()); }
    int at(int row) const { return m_rows.at(row); }
    /// -1 while it is not shown.
    int rowOf(int column) const { return column < 0 ? -1 : m_places.at(column); }

private:
    void place();

    QList<CanvasColumn> m_columns;
    QList<QString> m_texts;
    QHash<QString, int> m_numbers;
    QList<int> m_order;
    QList<bool> m_shown;
    QList<int> m_rows;
    QList<int> m_places;
};

/// The schema's tree. A node's number is its place in tree order, so that what lies inside node n
/// are the nodes n + 1 up to endOf(n).
class FieldRows
{
public:
    void set(const SchemaFields &fields);
    int nodeCount() const { return static_cast<int>(m_nodes.size()); }
    const SchemaField &field(int node) const { return m_fields.at(m_nodes.at(node).field); }
    /// By path, also for "list[0].x" and "list[*].x"; -1 where the schema has no such path.
    int find(const QString &path) const;
    int parentOf(int node) const { return m_nodes.at(node).parent; }
    int depthOf(int node) const { return m_nodes.at(node).depth; }
    int endOf(int node) const { return m_nodes.at(node).end; }
    bool hasChildren(int node) const { return endOf(node) > node + 1; }
    QString nameOf(int node) const;

    bool isExpanded(int node) const;
    void setExpanded(int node, bool expanded);
    void collapseAll();
    /// Opens every parent of the node.
    void reveal(int node);

    /// Shows the fields whose path or title has `text` in it and that pass, with their parents. As
    /// long as something is asked for, all that is found stands open.
    void show(const QString &text, const std::function<bool(int node)> &passes = {});
    bool isFiltered() const { return m_filtered; }

    int count() const { return static_cast<int>(m_rows.size()); }
    int at(int row) const { return m_rows.at(row); }
    /// -1 while it is not shown.
    int rowOf(int node) const { return node >= 0 && isPlaced(node) ? m_places.at(node) : -1; }
    /// The row of the node, or of the collapsed parent it is in; -1 where a filter hides it.
    int anchorOf(int node) const { return node < 0 ? -1 : m_places.at(node); }

private:
    struct Node
    {
        qsizetype field = 0;
        int parent = -1;
        int depth = 0;
        int end = 0;
    };

    bool isPlaced(int node) const
    {
        return m_places.at(node) >= 0 && m_rows.at(m_places.at(node)) == node;
    }
    void place();

    SchemaFields m_source;
    QList<SchemaField> m_fields;
    QList<Node> m_nodes;
    QList<QString> m_texts;
    QHash<QString, int> m_numbers;
    QList<bool> m_open;
    QList<bool> m_shut; ///< closed by the user while a filter is on
    QList<bool> m_shown;
    bool m_filtered = false;
    QList<int> m_rows;
    QList<int> m_places;
};

} // namespace dfw::ui
