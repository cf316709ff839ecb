// SPDX-License-Identifier: Apache-2.0
#include "editor/canvaslines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace dfw::ui {

namespace {

// starts[k] … starts[k + 1] are the places in `sorted` of the lines with key k.
template<typename Key>
void sortBy(const QList<CanvasLine> &lines, int keys, Key key, QList<int> &starts,
            QList<int> &sorted)
{
    starts = QList<int>(keys + 1, 0);
    for (const CanvasLine &line : lines) {
        if (key(line) >= 0)
            ++starts[key(line) + 1];
    }
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    sorted = QList<int>(starts.last());
    QList<int> next = starts;
    for (int i = 0; i < lines.size(); ++i) {
        if (key(lines.at(i)) >= 0)
            sorted[next[key(lines.at(i))]++] = i;
    }
}

void beyond(Beyond &corner, int row, bool above)
{
    ++corner.count;
    if (corner.row < 0 || (above ? row > corner.row : row < corner.row))
        corner.row = row;
}

} // namespace

void LineIndex::set(const QList<CanvasLine> &lines, int columns, int nodes)
{
    m_lines = lines;
    sortBy(
        m_lines, columns, [](const CanvasLine &line) { return line.column; }, m_columnStarts,
        m_byColumn);
    sortBy(
        m_lines, nodes, [](const CanvasLine &line) { return line.node; }, m_nodeStarts, m_byNode);
    m_byRow.clear();
    m_byRow.reserve(m_lines.size());
    for (int i = 0; i < m_lines.size(); ++i)
        m_byRow.insert(m_lines.at(i).row, i);
}

QList<int> LineIndex::ofColumn(int column) const
{
    const int from = m_columnStarts.at(column);
    return m_byColumn.mid(from, m_columnStarts.at(column + 1) - from);
}

QList<int> LineIndex::ofNodes(int from, int to) const
{
    return m_byNode.mid(m_nodeStarts.at(from), countOfNodes(from, to));
}

bool LineIndex::isMapped(int column) const
{
    for (int i = m_columnStarts.at(column); i < m_columnStarts.at(column + 1); ++i) {
        if (m_lines.at(m_byColumn.at(i)).kind != LineKind::Suggestion)
            return true;
    }
    return false;
}

double LineBundle::middle() const
{
    double sum = 0;
    for (const Branch &branch : branches)
        sum += branch.from;
    return branches.isEmpty() ? to : sum / static_cast<double>(branches.size());
}

namespace {

class Layouter
{
public:
    Layouter(const LineIndex &lines, const ColumnRows &columns, const FieldRows &fields,
             const PaneWindow &left, const PaneWindow &right, const std::function<bool(int)> &shown)
        : m_lines(lines), m_columns(columns), m_fields(fields), m_left(left), m_right(right),
          m_shown(shown)
    {
    }

    LineLayout run()
    {
        // Fields first: they know which parents are bundled.
        for (int row = m_right.firstRow(); row < m_right.lastRow(); ++row)
            fieldRow(row);
        for (int row = m_left.firstRow(); row < m_left.lastRow(); ++row)
            columnRow(row);
        return std::move(m_out);
    }

private:
    bool wanted(int line) const { return !m_shown || m_shown(line); }

    void fieldRow(int row)
    {
        const int node = m_fields.at(row);
        const bool closed = m_fields.hasChildren(node) && !m_fields.isExpanded(node);
        const int end = closed ? m_fields.endOf(node) : node + 1;
        QList<int> here = m_lines.ofNodes(node, end);
        if (here.isEmpty())
            return;
        here.removeIf([this](int line) {
            return !wanted(line) || m_fields.anchorOf(m_lines.at(line).node) < 0;
        });
        const double y = m_right.middleOf(row);
        LineBundle *bundle = nullptr;
        if (closed && here.size() >= bundledFrom) {
            m_bundles.insert(node, m_out.bundles.size());
            m_out.bundles.append(
                {.node = node, .count = static_cast<int>(here.size()), .to = y, .branches = {}});
            bundle = &m_out.bundles.last();
        }
        bool chipDone = false;
        for (const int line : std::as_const(here)) {
            const CanvasLine &one = m_lines.at(line);
            if (bundle)
                bundle->kind = qMax(bundle->kind, one.kind);
            if (one.column < 0) {
                if (!bundle && !chipDone)
                    m_out.lines.append(
                        {.line = line, .shape = DrawnLine::Chip, .from = y, .to = y});
                chipDone = true;
                continue;
            }
            const int from = m_columns.rowOf(one.column);
            if (from >= 0 && m_left.shows(from))
                continue; // a curve: comes with its column
            const int towards = from < 0 ? 0 : from < m_left.firstRow() ? -1 : 1;
            if (towards != 0)
                beyond(towards < 0 ? m_out.fromAbove : m_out.fromBelow, from, towards < 0);
            if (!bundle)
                m_out.lines.append({.line = line,
                                    .shape = DrawnLine::FieldStub,
                                    .from = y,
                                    .to = y,
                                    .towards = towards});
        }
    }

    void columnRow(int row)
    {
        const double y = m_left.middleOf(row);
        const QList<int> here = m_lines.ofColumn(m_columns.at(row));
        for (const int line : here) {
            if (!wanted(line))
                continue;
            const int to = m_fields.anchorOf(m_lines.at(line).node);
            if (to >= 0 && m_right.shows(to)) {
                const int node = m_fields.at(to);
                if (const auto at = m_bundles.constFind(node); at != m_bundles.cend()) {
                    m_out.bundles[*at].branches.append({line, y});
                    continue;
                }
                ++m_out.curves;
                m_out.lines.append({.line = line, .from = y, .to = m_right.middleOf(to)});
                continue;
            }
            const int towards = to < 0 ? 0 : to < m_right.firstRow() ? -1 : 1;
            if (towards != 0)
                beyond(towards < 0 ? m_out.goAbove : m_out.goBelow, to, towards < 0);
            m_out.lines.append({.line = line,
                                .shape = DrawnLine::ColumnStub,
                                .from = y,
                                .to = y,
                                .towards = towards});
        }
    }

    const LineIndex &m_lines;
    const ColumnRows &m_columns;
    const FieldRows &m_fields;
    PaneWindow m_left;
    PaneWindow m_right;
    const std::function<bool(int)> &m_shown;
    QHash<int, qsizetype> m_bundles;
    LineLayout m_out;
};

} // namespace

LineLayout layOut(const LineIndex &lines, const ColumnRows &columns, const FieldRows &fields,
                  const PaneWindow &left, const PaneWindow &right,
                  const std::function<bool(int)> &shown)
{
    return Layouter(lines, columns, fields, left, right, shown).run();
}

QPointF Curve::at(double t) const
{
    const double s = 1 - t;
    return s * s * s * from + 3 * s * s * t * first + 3 * s * t * t * second + t * t * t * to;
}

double Curve::distance(const QPointF &point) const
{
    if (point.x() < from.x() || point.x() > to.x())
        return 1e6;
    // x rises with t, so that halving finds the place.
    double low = 0;
    double high = 1;
    for (int i = 0; i < 24; ++i) {
        const double middle = (low + high) / 2;
        (at(middle).x() < point.x() ? low : high) = middle;
    }
    const QPointF near = at(low);
    const QPointF ahead = at(qMin(1.0, low + 0.01)) - near;
    // Measured across the curve: a steep part must not be harder to hit.
    const double slope = std::abs(ahead.x()) > 1e-9 ? ahead.y() / ahead.x() : 0;
    return std::abs(point.y() - near.y()) / std::hypot(1, slope);
}

Curve curveBetween(const QPointF &from, const QPointF &to)
{
    const double reach = qMax(60.0, (to.x() - from.x()) / 2);
    return {from, from + QPointF(reach, 0), to - QPointF(reach, 0), to};
}

} // namespace dfw::ui
