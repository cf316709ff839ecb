// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasrows.h"

#include <numeric>
#include <utility>

namespace dfw::ui {

using namespace Qt::StringLiterals;

void ColumnRows::set(const QList<CanvasColumn> &columns)
{
    m_columns = columns;
    m_numbers.clear();
    m_texts.clear();
    m_texts.reserve(columns.size());
    for (int i = 0; i < columns.size(); ++i) {
        m_numbers.insert(columns.at(i).name, i);
        m_texts.append(columns.at(i).name.toLower());
    }
    m_shown = QList<bool>(columns.size(), true);
    setOrder({});
}

void ColumnRows::setOrder(const QList<int> &order)
{
    m_order = order;
    if (m_order.isEmpty()) {
        m_order.resize(m_columns.size());
        std::iota(m_order.begin(), m_order.end(), 0);
    }
    place();
}

void ColumnRows::show(const QString &text, const std::function<bool(int)> &passes)
{
    const QString wanted = text.toLower();
    for (int i = 0; i < m_columns.size(); ++i)
        m_shown[i] = (wanted.isEmpty() || m_texts.at(i).contains(wanted)) && (!passes || passes(i));
    place();
}

void ColumnRows::place()
{
    m_rows.clear();
    m_places = QList<int>(m_columns.size(), -1);
    for (const int column : std::as_const(m_order)) {
        if (!m_shown.at(column))
            continue;
        m_places[column] = static_cast<int>(m_rows.size());
        m_rows.append(column);
    }
}

namespace {

// "list[].x" hangs below "list".
QString parentPath(const QString &path)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    return dot < 0 ? QString() : path.left(dot);
}

} // namespace

void FieldRows::set(const SchemaFields &fields)
{
    m_source = fields;
    m_fields = fields.all();
    const qsizetype count = m_fields.size();
    QHash<QString, qsizetype> places;
    places.reserve(count);
    QList<QList<qsizetype>> children(count);
    QList<qsizetype> roots;
    for (qsizetype i = 0; i < count; ++i) {
        const QString &path = m_fields.at(i).path;
        places.insert(path, i);
        QString above = parentPath(path);
        qsizetype parent = above.isEmpty() ? -1 : places.value(above, -1);
        if (parent < 0 && above.endsWith("[]"_L1)) {
            above.chop(2);
            parent = places.value(above, -1);
        }
        (parent < 0 ? roots : children[parent]).append(i);
    }
    m_nodes.clear();
    m_nodes.reserve(count);
    m_texts.clear();
    m_texts.reserve(count);
    m_numbers.clear();
    m_numbers.reserve(count);
    const std::function<void(const QList<qsizetype> &, int, int)> add =
        [&](const QList<qsizetype> &list, int parent, int depth) {
            for (const qsizetype i : list) {
                const int node = static_cast<int>(m_nodes.size());
                m_nodes.append({.field = i, .parent = parent, .depth = depth});
                const SchemaField &field = m_fields.at(i);
                m_texts.append(field.path.toLower() + u'\n' + field.title.toLower());
                m_numbers.insert(field.path, node);
                add(children.at(i), node, depth + 1);
                m_nodes[node].end = static_cast<int>(m_nodes.size());
            }
        };
    add(roots, -1, 0);
    m_open = QList<bool>(m_nodes.size(), false);
    m_shut = m_open;
    m_shown = QList<bool>(m_nodes.size(), true);
    m_filtered = false;
    place();
}

int FieldRows::find(const QString &path) const
{
    const int node = m_numbers.value(path, -1);
    if (node >= 0 || !path.contains(u'['))
        return node;
    const SchemaField *field = m_source.find(path);
    return field ? m_numbers.value(field->path, -1) : -1;
}

QString FieldRows::nameOf(int node) const
{
    const QString &path = field(node).path;
    return path.mid(path.lastIndexOf(u'.') + 1);
}

bool FieldRows::isExpanded(int node) const
{
    return m_filtered ? !m_shut.at(node) : m_open.at(node);
}

void FieldRows::setExpanded(int node, bool expanded)
{
    if (m_filtered)
        m_shut[node] = !expanded;
    else
        m_open[node] = expanded;
    place();
}

void FieldRows::collapseAll()
{
    m_open.fill(false);
    place();
}

void FieldRows::reveal(int node)
{
    for (int above = parentOf(node); above >= 0; above = parentOf(above)) {
        m_open[above] = true;
        m_shut[above] = false;
    }
    place();
}

void FieldRows::show(const QString &text, const std::function<bool(int)> &passes)
{
    const QString wanted = text.toLower();
    m_filtered = !wanted.isEmpty() || passes;
    m_shut.fill(false);
    for (int i = 0; i < m_nodes.size(); ++i)
        m_shown[i] = (wanted.isEmpty() || m_texts.at(i).contains(wanted)) && (!passes || passes(i));
    // Parents stand before their children: from the end every field can show its parent.
    for (int i = nodeCount() - 1; i >= 0; --i) {
        if (m_shown.at(i) && parentOf(i) >= 0)
            m_shown[parentOf(i)] = true;
    }
    place();
}

void FieldRows::place()
{
    m_rows.clear();
    m_places = QList<int>(m_nodes.size(), -1);
    for (int i = 0; i < m_nodes.size();) {
        if (!m_shown.at(i)) {
            i = endOf(i);
            continue;
        }
        const int row = static_cast<int>(m_rows.size());
        m_places[i] = row;
        m_rows.append(i);
        if (!hasChildren(i) || isExpanded(i)) {
            ++i;
            continue;
        }
        for (const int end = endOf(i); ++i < end;) {
            if (m_shown.at(i))
                m_places[i] = row;
        }
    }
}

} // namespace dfw::ui
