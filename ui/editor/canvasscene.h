// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaslines.h"
#include "models/mappingfilter.h"
#include "models/mappingmodel.h"
#include "models/rowselection.h"

#include <optional>
#include <QSet>

namespace dfw::ui {

/// What the parts of the canvas show, kept in step with the presenter: rows, lines, what is
/// selected and what is under the pointer. Edits make it stale; it is built anew when somebody
/// looks next, once for any number of signals.
class CanvasScene : public QObject
{
    Q_OBJECT
public:
    CanvasScene(MappingModel &model, presenters::MappingPresenter &presenter,
                RowSelection &selection, QObject *parent = nullptr);

    const ColumnRows &columns();
    const FieldRows &fields();
    const LineIndex &lines();
    /// Does now what would be done before the next painting.
    void settle();

    MappingModel &model() { return m_model; }
    const presenters::MappingPresenter &presenter() const { return m_presenter; }
    RowSelection &selection() { return m_selection; }
    const Mapping &rows() const { return m_presenter.rows(); }

    void setSearch(const QString &columns, const QString &fields);
    /// On each side what belongs to it: Unmapped shows fields without a line too, Broken also the
    /// required ones that have none.
    void setFilter(MappingFilter filter);
    MappingFilter filter() const { return m_filter; }
    bool isFiltered() const;
    /// Only the lines of the selected rows.
    void setFocusMode(bool on);
    bool isFocusMode() const { return m_focusMode; }
    void sortByField(bool on);
    void setExpanded(int node, bool expanded);
    /// Opens the parents of a row's field.
    void revealRow(int row);

    void selectColumn(int column);
    void selectNode(int node);
    void selectLine(int line);
    void selectRow(int row);
    /// The selection changes because something was chosen here, where it is in sight.
    bool isChoosing() const { return m_choosing; }
    bool isColumnSelected(int column) const { return m_selectedColumns.contains(column); }
    bool isNodeSelected(int node) const { return m_selectedNodes.contains(node); }
    bool isLineSelected(int line) const;
    bool hasSelectedLine() const { return m_hasSelectedLine; }

    /// Under the pointer; -1 = none.
    struct Pointed
    {
        int column = -1;
        int node = -1;
        int line = -1;

        bool operator==(const Pointed &) const = default;
        bool isNothing() const { return *this == Pointed{}; }
    };
    void setHovered(const Pointed &hovered);
    const Pointed &hovered() const { return m_hovered; }
    bool isLineHovered(int line) const;
    bool hasHoveredLine(const QList<int> &lines) const;

    /// How the handle looks: of its lines the one that wants to be seen most; nothing = free.
    std::optional<LineKind> columnKind(int column);
    /// A collapsed parent's handle stands for all inside.
    std::optional<LineKind> nodeKind(int node);
    int linesInside(int node);
    bool isIdentity(int node);
    bool isRequired(int node);
    /// The row that goes to a field; -1 for none.
    int rowOfNode(int node);
    /// Its first row; a shown column has one, with or without target.
    int rowOfColumn(int column) const;
    /// The column a column row is of; -1 where it is not shown.
    int columnOfRow(int row) const { return m_columns.find(rows().at(row).source); }
    QList<int> rowsOfColumn(int column) const { return m_rowsOfColumn.value(column); }
    /// First filled value; read once. Personal data, for the screen only.
    QString sampleOf(int column);
    /// What the schema's tenant calls its own object, "_lumenretail".
    QString tenantRoot() const;
    /// The rows that have a line, each once, in their order.
    const QList<int> &linedRows();
    int mappedColumns();
    int usedFields();
    int leafCount() const { return m_leaves; }

Q_SIGNALS:
    /// Rows or lines are others than before.
    void laidOut();
    /// Only what is selected or under the pointer.
    void marked();
    void expansionChanged(int node);
    /// Columns or fields are others: numbers from before mean nothing.
    void renumbered();

private:
    void makeStale();
    void readColumns();
    void readFields();
    void readLines();
    void applyColumnFilter();
    void applyFieldFilter();
    void applyOrder();
    void choose(const QList<int> &rows, int current);
    void markSelected();
    void openAsFound();
    bool columnPasses(int column) const;
    bool nodePasses(int node) const;
    LineKind kindOf(int row) const;
    QStringList columnsIn(const QString &expression);

    MappingModel &m_model;
    presenters::MappingPresenter &m_presenter;
    RowSelection &m_selection;
    ColumnRows m_columns;
    FieldRows m_fields;
    LineIndex m_lines;
    QList<int> m_linedRows;
    SchemaFields m_schema;
    QSet<QString> m_identities;
    QHash<int, QList<int>> m_rowsOfColumn;
    QHash<int, QString> m_samples;
    QHash<QString, QStringList> m_expressionColumns;
    QString m_columnText;
    QString m_fieldText;
    MappingFilter m_filter = MappingFilter::All;
    bool m_focusMode = false;
    bool m_sorted = false;
    bool m_stale = true;
    bool m_opened = false; ///< the tree stands as it should at first
    int m_leaves = 0;
    QSet<int> m_selectedRows;
    QSet<int> m_selectedColumns;
    QSet<int> m_selectedNodes;
    bool m_hasSelectedLine = false;
    bool m_choosing = false;
    Pointed m_hovered;
};

} // namespace dfw::ui
