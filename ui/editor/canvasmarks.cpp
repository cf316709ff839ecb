// SPDX-License-Identifier: Apache-2.0
// The half of the scene that says how rows and lines stand: selected, under the pointer, mapped.
#include "editor/canvasscene.h"

#include <algorithm>

namespace dfw::ui {

namespace {

constexpr int mostOfSample = 200; // letters; more are never in sight

} // namespace

void CanvasScene::markSelected()
{
    m_selectedRows.clear();
    m_selectedColumns.clear();
    m_selectedNodes.clear();
    m_hasSelectedLine = false;
    if (m_stale)
        return; // comes with settle()
    for (const int row : m_selection.rows()) {
        if (row >= rows().size())
            continue;
        m_selectedRows.insert(row);
        if (rows().at(row).kind == MappingKind::Column)
            m_selectedColumns.insert(m_columns.find(rows().at(row).source));
        const QList<int> lines = m_lines.ofRow(row);
        for (const int line : lines) {
            m_hasSelectedLine = true;
            m_selectedColumns.insert(m_lines.at(line).column);
            m_selectedNodes.insert(m_lines.at(line).node);
        }
    }
    m_selectedColumns.remove(-1);
    m_selectedNodes.remove(-1);
}

void CanvasScene::selectColumn(int column)
{
    settle();
    QList<int> wanted;
    for (const int line : m_lines.ofColumn(column))
        wanted.append(m_lines.at(line).row);
    wanted += rowsOfColumn(column);
    const QList<int> own = rowsOfColumn(column);
    choose(wanted, own.isEmpty() ? wanted.value(0, -1) : own.first());
}

void CanvasScene::selectNode(int node)
{
    settle();
    QList<int> wanted;
    for (const int line : m_lines.ofNode(node))
        wanted.append(m_lines.at(line).row);
    choose(wanted, wanted.value(0, -1));
}

void CanvasScene::selectRow(int row)
{
    choose({row}, row);
}

void CanvasScene::choose(const QList<int> &rows, int current)
{
    m_choosing = true;
    m_selection.select(rows, current);
    m_choosing = false;
}

void CanvasScene::selectLine(int line)
{
    settle();
    selectRow(m_lines.at(line).row);
}

bool CanvasScene::isLineSelected(int line) const
{
    return m_selectedRows.contains(m_lines.at(line).row);
}

void CanvasScene::setHovered(const Pointed &hovered)
{
    // What was pointed at a moment ago may be gone.
    const bool known = hovered.node < m_fields.nodeCount() && hovered.line < m_lines.all().size() &&
                       hovered.column < m_columns.all().size();
    const Pointed pointed = known ? hovered : Pointed{};
    if (pointed == m_hovered)
        return;
    m_hovered = pointed;
    Q_EMIT marked();
}

bool CanvasScene::isLineHovered(int line) const
{
    const CanvasLine &one = m_lines.at(line);
    if (m_hovered.line >= 0)
        return m_hovered.line < m_lines.all().size() && m_lines.at(m_hovered.line).row == one.row;
    if (m_hovered.column >= 0)
        return one.column == m_hovered.column;
    return m_hovered.node >= 0 && one.node >= m_hovered.node &&
           (one.node == m_hovered.node ||
            (!m_fields.isExpanded(m_hovered.node) && one.node < m_fields.endOf(m_hovered.node)));
}

bool CanvasScene::hasHoveredLine(const QList<int> &lines) const
{
    return std::any_of(lines.begin(), lines.end(),
                       [this](int line) { return isLineHovered(line); });
}

std::optional<LineKind> CanvasScene::columnKind(int column)
{
    std::optional<LineKind> worst;
    const QList<int> here = lines().ofColumn(column);
    for (const int line : here)
        worst = qMax(worst.value_or(LineKind::Suggestion), m_lines.at(line).kind);
    return worst;
}

std::optional<LineKind> CanvasScene::nodeKind(int node)
{
    settle();
    const bool closed = m_fields.hasChildren(node) && !m_fields.isExpanded(node);
    std::optional<LineKind> worst;
    const QList<int> here = m_lines.ofNodes(node, closed ? m_fields.endOf(node) : node + 1);
    for (const int line : here)
        worst = qMax(worst.value_or(LineKind::Suggestion), m_lines.at(line).kind);
    return worst;
}

int CanvasScene::linesInside(int node)
{
    const int end = fields().endOf(node);
    if (end == node + 1)
        return 0;
    // A formula of three columns is one field mapped.
    QSet<int> mapped;
    const QList<int> here = m_lines.ofNodes(node + 1, end);
    for (const int line : here) {
        if (m_lines.at(line).kind != LineKind::Suggestion)
            mapped.insert(m_lines.at(line).node);
    }
    return static_cast<int>(mapped.size());
}

bool CanvasScene::isIdentity(int node)
{
    const SchemaField &field = fields().field(node);
    return field.primaryIdentity || m_identities.contains(field.path);
}

bool CanvasScene::isRequired(int node)
{
    const SchemaField &field = fields().field(node);
    return field.required && field.isLeaf();
}

int CanvasScene::rowOfNode(int node)
{
    const QList<int> here = lines().ofNode(node);
    for (const int line : here) {
        if (m_lines.at(line).kind != LineKind::Suggestion)
            return m_lines.at(line).row;
    }
    return -1;
}

int CanvasScene::rowOfColumn(int column) const
{
    return m_rowsOfColumn.value(column).value(0, -1);
}

QString CanvasScene::sampleOf(int column)
{
    if (const auto known = m_samples.constFind(column); known != m_samples.cend())
        return *known;
    const QString sample =
        m_presenter.sampleOf(columns().all().at(column).name).simplified().left(mostOfSample);
    // An empty one may only not have been read yet.
    if (!sample.isEmpty())
        m_samples.insert(column, sample);
    return sample;
}

const QList<int> &CanvasScene::linedRows()
{
    settle();
    return m_linedRows;
}

QString CanvasScene::tenantRoot() const
{
    // https://ns.adobe.com/TENANT/schemas/…
    const QString tenant = m_presenter.plan().target.schemaId.section(u'/', 3, 3);
    return tenant.isEmpty() ? QString() : u'_' + tenant;
}

int CanvasScene::mappedColumns()
{
    int count = 0;
    const LineIndex &all = lines();
    for (int i = 0; i < m_columns.all().size(); ++i)
        count += all.isMapped(i) ? 1 : 0;
    return count;
}

int CanvasScene::usedFields()
{
    QSet<int> used;
    for (const CanvasLine &line : lines().all()) {
        if (line.node >= 0 && line.kind != LineKind::Suggestion)
            used.insert(line.node);
    }
    return static_cast<int>(used.size());
}

} // namespace dfw::ui
