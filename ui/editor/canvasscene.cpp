// SPDX-License-Identifier: Apache-2.0
#include "editor/canvasscene.h"

#include "dataprep/expression.h"

#include <algorithm>
#include <numeric>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;
using presenters::RowState;

namespace {

// A schema with more paths starts with its top level only, a smaller one than the other wholly
// open.
constexpr int largeSchema = 2000;
constexpr int smallSchema = 40;

} // namespace

CanvasScene::CanvasScene(MappingModel &model, MappingPresenter &presenter, RowSelection &selection,
                         QObject *parent)
    : QObject(parent), m_model(model), m_presenter(presenter), m_selection(selection)
{
    connect(&presenter, &MappingPresenter::rowsChanged, this, [this] {
        m_opened = false;
        makeStale();
    });
    connect(&presenter, &MappingPresenter::issuesChanged, this, &CanvasScene::makeStale);
    connect(&presenter.suggestions(), &presenters::SuggestionsPresenter::changed, this,
            &CanvasScene::makeStale);
    connect(&model, &MappingModel::edited, this, &CanvasScene::makeStale);
    connect(&selection, &RowSelection::changed, this, [this] {
        markSelected();
        Q_EMIT marked();
    });
}

void CanvasScene::makeStale()
{
    if (m_stale)
        return;
    m_stale = true;
    // An edit says several things; all of them are read once, before the next painting.
    QMetaObject::invokeMethod(this, &CanvasScene::settle, Qt::QueuedConnection);
}

void CanvasScene::settle()
{
    if (!m_stale)
        return;
    m_stale = false;
    readColumns();
    readFields();
    readLines();
    if (!m_opened && m_fields.nodeCount() > 0)
        openAsFound();
    if (m_filter != MappingFilter::All) {
        applyColumnFilter();
        applyFieldFilter();
    }
    if (m_sorted)
        applyOrder();
    markSelected();
    Q_EMIT laidOut();
}

const ColumnRows &CanvasScene::columns()
{
    settle();
    return m_columns;
}

const FieldRows &CanvasScene::fields()
{
    settle();
    return m_fields;
}

const LineIndex &CanvasScene::lines()
{
    settle();
    return m_lines;
}

void CanvasScene::readColumns()
{
    QList<CanvasColumn> columns;
    const QList<Column> &chosen = m_presenter.plan().source.columns;
    columns.reserve(chosen.size());
    QSet<QString> names;
    names.reserve(chosen.size());
    for (const Column &column : chosen) {
        columns.append({.name = column.name,
                        .type = column.type(),
                        .rawType = column.xdmType.isEmpty() ? column.rawType : column.xdmType});
        names.insert(column.name);
    }
    for (const MappingRow &row : rows()) {
        if (row.kind != MappingKind::Column || names.contains(row.source))
            continue;
        columns.append({.name = row.source, .missing = !chosen.isEmpty()});
        names.insert(row.source);
    }
    if (columns == m_columns.all())
        return;
    m_columns.set(columns);
    m_samples.clear();
    m_expressionColumns.clear();
    m_hovered = {};
    applyColumnFilter();
    Q_EMIT renumbered();
}

void CanvasScene::readFields()
{
    m_identities.clear();
    if (const auto &fresh = m_presenter.plan().target.newSchema) {
        for (const IdentityMark &mark : fresh->identities)
            m_identities.insert(mark.path);
    }
    if (m_presenter.fields() == m_schema && m_fields.nodeCount() == m_schema.all().size())
        return;
    m_schema = m_presenter.fields();
    m_fields.set(m_schema);
    m_leaves = 0;
    for (int i = 0; i < m_fields.nodeCount(); ++i)
        m_leaves += m_fields.field(i).isLeaf() ? 1 : 0;
    m_opened = false;
    m_hovered = {};
    if (!m_fieldText.isEmpty())
        applyFieldFilter();
    Q_EMIT renumbered();
}

LineKind CanvasScene::kindOf(int row) const
{
    switch (m_presenter.stateOf(row)) {
    case RowState::Broken:
        return LineKind::Broken;
    case RowState::Warning:
        return LineKind::Warning;
    case RowState::Suggested:
        return LineKind::Suggestion;
    case RowState::Good:
    case RowState::Unmapped:
        break;
    }
    switch (rows().at(row).kind) {
    case MappingKind::Constant:
        return LineKind::Constant;
    case MappingKind::Expression:
        return LineKind::Formula;
    case MappingKind::Column:
        break;
    }
    return LineKind::Direct;
}

QStringList CanvasScene::columnsIn(const QString &expression)
{
    const auto known = m_expressionColumns.constFind(expression);
    if (known != m_expressionColumns.cend())
        return *known;
    QStringList out;
    const dataprep::ParseResult parsed = dataprep::Expression::parse(expression);
    const QStringList names = parsed ? parsed.expression->columns() : QStringList();
    for (QString name : names) {
        // "address.city" may be a column, or something inside the column "address".
        while (m_columns.find(name) < 0 && name.contains(u'.'))
            name.truncate(name.lastIndexOf(u'.'));
        if (m_columns.find(name) >= 0 && !out.contains(name))
            out.append(name);
    }
    m_expressionColumns.insert(expression, out);
    return out;
}

void CanvasScene::readLines()
{
    QList<CanvasLine> lines;
    lines.reserve(rows().size());
    m_rowsOfColumn.clear();
    for (int i = 0; i < rows().size(); ++i) {
        const MappingRow &row = rows().at(i);
        const int column = row.kind == MappingKind::Column ? m_columns.find(row.source) : -1;
        if (column >= 0)
            m_rowsOfColumn[column].append(i);
        const LineKind kind = kindOf(i);
        CanvasLine line{.row = i,
                        .column = column,
                        .kind = kind,
                        .formula = row.kind == MappingKind::Expression};
        if (kind == LineKind::Suggestion)
            line.node = m_fields.find(m_presenter.suggestions().shownFor(row.source)->best.target);
        else if (row.target.isEmpty())
            continue;
        else
            line.node = m_fields.find(row.target);
        // Without a schema nothing can be said about the other end.
        if (m_fields.nodeCount() == 0)
            continue;
        if (row.kind != MappingKind::Expression) {
            lines.append(line);
            continue;
        }
        const QStringList read = columnsIn(row.source);
        for (const QString &name : read) {
            line.column = m_columns.find(name);
            lines.append(line);
        }
        if (read.isEmpty())
            lines.append(line);
    }
    m_linedRows.clear();
    for (const CanvasLine &line : std::as_const(lines)) {
        if (m_linedRows.isEmpty() || m_linedRows.last() != line.row)
            m_linedRows.append(line.row);
    }
    m_lines.set(lines, static_cast<int>(m_columns.all().size()), m_fields.nodeCount());
}

void CanvasScene::openAsFound()
{
    m_opened = true;
    if (m_fields.nodeCount() > largeSchema)
        return;
    const bool all = m_fields.nodeCount() <= smallSchema;
    for (int i = 0; i < m_fields.nodeCount(); ++i) {
        if (m_fields.parentOf(i) >= 0 &&
            (all || m_fields.field(i).required || !m_lines.ofNode(i).isEmpty()))
            m_fields.reveal(i);
    }
}

void CanvasScene::setSearch(const QString &columns, const QString &fields)
{
    settle();
    if (columns != m_columnText) {
        m_columnText = columns;
        applyColumnFilter();
    }
    if (fields != m_fieldText) {
        m_fieldText = fields;
        applyFieldFilter();
    }
    Q_EMIT laidOut();
}

void CanvasScene::setFilter(MappingFilter filter)
{
    settle();
    if (filter == m_filter)
        return;
    m_filter = filter;
    applyColumnFilter();
    applyFieldFilter();
    Q_EMIT laidOut();
}

bool CanvasScene::isFiltered() const
{
    return m_filter != MappingFilter::All || !m_columnText.isEmpty() || !m_fieldText.isEmpty();
}

void CanvasScene::applyColumnFilter()
{
    if (m_filter == MappingFilter::All)
        m_columns.show(m_columnText);
    else
        m_columns.show(m_columnText, [this](int column) { return columnPasses(column); });
}

void CanvasScene::applyFieldFilter()
{
    if (m_filter == MappingFilter::All)
        m_fields.show(m_fieldText);
    else
        m_fields.show(m_fieldText, [this](int node) { return nodePasses(node); });
}

bool CanvasScene::columnPasses(int column) const
{
    const QList<int> lines = m_lines.ofColumn(column);
    const auto any = [&](auto test) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](int line) { return test(m_lines.at(line)); });
    };
    switch (m_filter) {
    case MappingFilter::All:
        return true;
    case MappingFilter::Unmapped:
        return !m_lines.isMapped(column);
    case MappingFilter::Required:
        return any([this](const CanvasLine &line) {
            return line.node >= 0 && m_fields.field(line.node).required;
        });
    case MappingFilter::Calculated:
        return any([](const CanvasLine &line) { return line.formula; });
    case MappingFilter::Suggested:
        return any([](const CanvasLine &line) { return line.kind == LineKind::Suggestion; });
    case MappingFilter::Broken:
        return any([](const CanvasLine &line) { return line.kind >= LineKind::Warning; });
    }
    return true;
}

bool CanvasScene::nodePasses(int node) const
{
    const QList<int> lines = m_lines.ofNode(node);
    const auto any = [&](auto test) {
        return std::any_of(lines.begin(), lines.end(),
                           [&](int line) { return test(m_lines.at(line)); });
    };
    const auto real = [](const CanvasLine &line) { return line.kind != LineKind::Suggestion; };
    const SchemaField &field = m_fields.field(node);
    switch (m_filter) {
    case MappingFilter::All:
        return true;
    case MappingFilter::Unmapped:
        return field.isLeaf() && !any(real);
    case MappingFilter::Required:
        return field.isLeaf() && field.required;
    case MappingFilter::Calculated:
        return any([](const CanvasLine &line) { return line.formula || line.column < 0; });
    case MappingFilter::Suggested:
        return any([](const CanvasLine &line) { return line.kind == LineKind::Suggestion; });
    case MappingFilter::Broken:
        return any([](const CanvasLine &line) { return line.kind >= LineKind::Warning; }) ||
               (field.isLeaf() && field.required && !any(real));
    }
    return true;
}

void CanvasScene::setFocusMode(bool on)
{
    if (on == m_focusMode)
        return;
    m_focusMode = on;
    Q_EMIT marked();
}

void CanvasScene::sortByField(bool on)
{
    settle();
    if (on == m_sorted)
        return;
    m_sorted = on;
    applyOrder();
    Q_EMIT laidOut();
}

void CanvasScene::applyOrder()
{
    if (!m_sorted) {
        m_columns.setOrder({});
        return;
    }
    QList<int> first(m_columns.all().size(), m_fields.nodeCount());
    for (const CanvasLine &line : m_lines.all()) {
        if (line.column >= 0 && line.node >= 0)
            first[line.column] = qMin(first.at(line.column), line.node);
    }
    QList<int> order(first.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return first.at(a) < first.at(b); });
    m_columns.setOrder(order);
}

void CanvasScene::setExpanded(int node, bool expanded)
{
    if (!m_fields.hasChildren(node) || m_fields.isExpanded(node) == expanded)
        return;
    m_fields.setExpanded(node, expanded);
    Q_EMIT laidOut();
    Q_EMIT expansionChanged(node);
}

void CanvasScene::revealRow(int row)
{
    settle();
    if (row < 0 || row >= rows().size())
        return;
    const int node = m_fields.find(rows().at(row).target);
    if (node < 0 || m_fields.rowOf(node) >= 0 || m_fields.anchorOf(node) < 0)
        return;
    m_fields.reveal(node);
    Q_EMIT laidOut();
}

} // namespace dfw::ui
