// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvasrows.h"

#include <functional>
#include <QList>
#include <QPointF>

/// Which lines there are, and where they run while both sides are scrolled: values, no painting.
namespace dfw::ui {

/// Rising in how much they want to be seen: of several lines at one handle the last gives its look.
enum class LineKind { Suggestion, Direct, Constant, Formula, Warning, Broken };

/// One line: a column, or nothing (a constant, a formula without columns), to a field. A formula
/// that reads three columns has three.
struct CanvasLine
{
    int row = -1;    ///< of the presenter
    int column = -1; ///< -1 = starts at a chip with its value
    int node = -1;   ///< -1 = a target the schema does not have
    LineKind kind = LineKind::Direct;
    bool formula = false; ///< also where the kind says that something is wrong with it

    bool operator==(const CanvasLine &) const = default;
};

/// Lines by their ends.
class LineIndex
{
public:
    void set(const QList<CanvasLine> &lines, int columns, int nodes);
    const QList<CanvasLine> &all() const { return m_lines; }
    const CanvasLine &at(int line) const { return m_lines.at(line); }

    /// Numbers of the lines that start at a column; that end at nodes from…to (to left out).
    QList<int> ofColumn(int column) const;
    QList<int> ofNodes(int from, int to) const;
    QList<int> ofNode(int node) const { return ofNodes(node, node + 1); }
    QList<int> ofRow(int row) const { return m_byRow.values(row); }
    int countOfNodes(int from, int to) const { return m_nodeStarts.at(to) - m_nodeStarts.at(from); }
    bool isMapped(int column) const;

private:
    QList<CanvasLine> m_lines;
    QList<int> m_columnStarts;
    QList<int> m_byColumn;
    QList<int> m_nodeStarts;
    QList<int> m_byNode;
    QMultiHash<int, int> m_byRow;
};

/// What one side shows: rows of one height from y = -scroll on.
struct PaneWindow
{
    int scroll = 0;
    int rowHeight = 1;
    int height = 0;
    int count = 0;

    int firstRow() const { return qBound(0, scroll / rowHeight, count); }
    /// One past the last.
    int lastRow() const { return qBound(0, (scroll + height + rowHeight - 1) / rowHeight, count); }
    bool shows(int row) const { return row >= firstRow() && row < lastRow(); }
    double middleOf(int row) const { return row * rowHeight - scroll + rowHeight / 2.0; }
};

struct DrawnLine
{
    enum Shape {
        Curve,
        ColumnStub, ///< its field is out of sight
        FieldStub,  ///< its column is
        Chip,       ///< from its value beside the field
    };
    int line = -1;
    Shape shape = Curve;
    double from = 0; ///< y at the column
    double to = 0;   ///< y at the field
    int towards = 0; ///< of a stub: -1 up, 1 down, 0 = hidden by a filter or not in the schema

    bool operator==(const DrawnLine &) const = default;
};

/// More lines than can be told apart into one collapsed parent: one thick line with their number.
struct LineBundle
{
    int node = -1;
    int count = 0;
    LineKind kind = LineKind::Direct;
    double to = 0;
    struct Branch
    {
        int line = -1;
        double from = 0;
    };
    QList<Branch> branches; ///< from the columns in sight

    /// Where the thin lines come together.
    double middle() const;
};

/// What leaves the picture at one corner.
struct Beyond
{
    int count = 0;
    int row = -1; ///< the nearest of the other side
};

struct LineLayout
{
    QList<DrawnLine> lines;
    QList<LineBundle> bundles;
    int curves = 0;
    Beyond goAbove, goBelow;     ///< fields of the columns in sight
    Beyond fromAbove, fromBelow; ///< columns of the fields in sight
};

/// From this many lines on a collapsed parent gets one thick line.
inline constexpr int bundledFrom = 9;

/// Walks the rows in sight only. `shown` says which lines are wanted at all.
LineLayout layOut(const LineIndex &lines, const ColumnRows &columns, const FieldRows &fields,
                  const PaneWindow &left, const PaneWindow &right,
                  const std::function<bool(int line)> &shown = {});

/// The curve between two handles: a cubic with control points at half the width, at least 60.
struct Curve
{
    QPointF from, first, second, to;

    QPointF at(double t) const;
    /// How far a point is above or below the curve; very far outside its width.
    double distance(const QPointF &point) const;
};
Curve curveBetween(const QPointF &from, const QPointF &to);

} // namespace dfw::ui
