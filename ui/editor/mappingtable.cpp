// SPDX-License-Identifier: Apache-2.0
#include "editor/mappingtable.h"

#include "editor/fielddelegate.h"
#include "widgets/cellroles.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::MappingPresenter;

// Shows the rows that filter and search let through.
class MappingTable::Rows : public QSortFilterProxyModel
{
public:
    Rows(const MappingPresenter &presenter, QObject *parent)
        : QSortFilterProxyModel(parent), m_presenter(presenter)
    {
        setSortCaseSensitivity(Qt::CaseInsensitive);
    }
    void set(MappingFilter filter)
    {
        m_filter = filter;
        invalidateFilter();
    }
    void set(const QString &text)
    {
        m_text = text;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const MappingRow &one = m_presenter.rows().at(row);
        if (!m_text.isEmpty() && !one.source.contains(m_text, Qt::CaseInsensitive) &&
            !one.target.contains(m_text, Qt::CaseInsensitive))
            return false;
        return matches(m_filter, m_presenter, row);
    }
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override
    {
        if (left.column() == MappingModel::State) // what is worst comes last, first when turned
            return m_presenter.stateOf(left.row()) < m_presenter.stateOf(right.row());
        if (left.column() == MappingModel::Field) {
            const QString &a = m_presenter.rows().at(left.row()).target;
            const QString &b = m_presenter.rows().at(right.row()).target;
            if (a.isEmpty() != b.isEmpty())
                return b.isEmpty(); // rows with a field before those without
            return a.compare(b, Qt::CaseInsensitive) < 0;
        }
        return QSortFilterProxyModel::lessThan(left, right);
    }

private:
    const MappingPresenter &m_presenter;
    MappingFilter m_filter = MappingFilter::All;
    QString m_text;
};

MappingTable::MappingTable(MappingModel &model, const MappingPresenter &presenter,
                           RowSelection &selection, QWidget *parent)
    : TableView(parent), m_model(model), m_rowSelection(selection),
      m_rows(new Rows(presenter, this))
{
    setObjectName(u"mappingTable"_s);
    setAccessibleName(tr("Mapping rows"));
    m_rows->setSourceModel(&model);
    setModel(m_rows);
    setItemDelegate(new FieldDelegate(presenter, this));
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers); // see activate(): formulas open elsewhere
    setPlaceholder(tr("No row matches."));
    QHeaderView *header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(MappingModel::Field, QHeaderView::Stretch);
    header->resizeSection(MappingModel::Source, 170);
    header->resizeSection(MappingModel::Kind, 104);
    header->resizeSection(MappingModel::Type, 120);
    header->resizeSection(MappingModel::Sample, 180);
    header->resizeSection(MappingModel::State, 150);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &MappingTable::sortBy);

    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &MappingTable::takeSelection);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &MappingTable::takeSelection);
    connect(&m_rowSelection, &RowSelection::changed, this, &MappingTable::showSelection);
    // A click on "Choose a field…" starts editing; on a mapped field it only selects.
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == MappingModel::Field && index.data(Qt::EditRole).toString().isEmpty())
            edit(index);
    });
    connect(this, &QAbstractItemView::doubleClicked, this, &MappingTable::activate);
}

void MappingTable::setSearch(const QString &text)
{
    m_rows->set(text.trimmed());
}

void MappingTable::setFilter(MappingFilter filter)
{
    m_rows->set(filter);
}

int MappingTable::rowAt(const QModelIndex &index) const
{
    return m_rows->mapToSource(index).row();
}

QModelIndex MappingTable::indexOf(int row, int column) const
{
    return row < 0 || row >= m_model.rowCount() ? QModelIndex()
                                                : m_rows->mapFromSource(m_model.index(row, column));
}

void MappingTable::editField()
{
    const QModelIndex index = indexOf(m_rowSelection.current());
    if (!index.isValid())
        return;
    setFocus();
    setCurrentIndex(index);
    edit(index);
}

void MappingTable::editSource()
{
    const int row = m_rowSelection.current();
    const QModelIndex index = indexOf(row, MappingModel::Source);
    if (!index.isValid())
        return;
    if (!(m_model.flags(m_model.index(row, MappingModel::Source)) & Qt::ItemIsEditable)) {
        Q_EMIT formulaRequested(row);
        return;
    }
    setFocus();
    setCurrentIndex(index);
    edit(index);
}

void MappingTable::activate(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_rowSelection.select(rowAt(index));
    if (index.column() == MappingModel::Source && m_model.isCalculated(rowAt(index)))
        editSource();
    else
        editField();
}

void MappingTable::keyPressEvent(QKeyEvent *event)
{
    // Return that ends an edit passes through here, too, once the line edit has had it.
    if (state() == EditingState) {
        TableView::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_F2:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            activate(currentIndex());
            return;
        }
        break;
    case Qt::Key_Delete:
        m_model.clearRows(m_rowSelection.rows());
        return;
    default:
        break;
    }
    TableView::keyPressEvent(event);
}

void MappingTable::sortBy(int column)
{
    m_rows->sort(column, horizontalHeader()->sortIndicatorOrder());
    scrollTo(currentIndex());
}

void MappingTable::takeSelection()
{
    if (m_syncing)
        return;
    m_syncing = true;
    QList<int> rows;
    const QModelIndexList selected = selectionModel()->selectedRows();
    rows.reserve(selected.size());
    for (const QModelIndex &index : selected)
        rows.append(rowAt(index));
    m_rowSelection.select(rows, rowAt(currentIndex()));
    m_syncing = false;
}

void MappingTable::showSelection()
{
    if (m_syncing)
        return;
    m_syncing = true;
    QItemSelection shown;
    for (const int row : m_rowSelection.rows()) {
        const QModelIndex index = indexOf(row);
        if (index.isValid())
            shown.select(index, index);
    }
    const QModelIndex current = indexOf(m_rowSelection.current());
    if (current.isValid())
        selectionModel()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
    selectionModel()->select(shown,
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    if (current.isValid())
        scrollTo(current);
    m_syncing = false;
}

} // namespace dfw::ui
