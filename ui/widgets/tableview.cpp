// SPDX-License-Identifier: Apache-2.0
#include "widgets/tableview.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"
#include "widgets/celldelegate.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

namespace dfw::ui {

namespace {

int headHeight()
{
    return heightFor(height::tableHead, typeMetrics(Type::TableHead), 12);
}

void setUp(QAbstractItemView *view)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setItemDelegate(new CellDelegate(view));
    view->setMouseTracking(true);
    // Tab leaves the view; the arrows move inside it.
    view->setTabKeyNavigation(false);
    view->viewport()->setAutoFillBackground(true);
}

void paintPlaceholder(QAbstractItemView *view, const QString &text)
{
    const auto *model = view->model();
    if (text.isEmpty() || (model && model->rowCount(view->rootIndex()) > 0))
        return;
    QPainter painter(view->viewport());
    painter.setPen(tokens(view).muted);
    painter.setFont(typeFont(Type::Body));
    painter.drawText(view->viewport()->rect().adjusted(space::m, space::m, -space::m, -space::m),
                     Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace

TableView::TableView(QWidget *parent) : QTableView(parent)
{
    setUp(this);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    // Qt's least height is above our dense row.
    verticalHeader()->setMinimumSectionSize(20);
    QHeaderView *head = horizontalHeader();
    setType(head, Type::TableHead);
    head->setHighlightSections(false);
    head->setStretchLastSection(true);
    head->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    head->setMinimumSectionSize(40);
    measure();
}

void TableView::setDense()
{
    m_dense = true;
    measure();
}

void TableView::setPlainRows()
{
    m_hairlines = false;
    viewport()->update();
}

void TableView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TableView::fitRows(int most)
{
    m_fitRows = most;
    setSizePolicy(sizePolicy().horizontalPolicy(), QSizePolicy::Maximum);
    updateGeometry();
}

void TableView::fitColumns(int rows)
{
    const auto *all = model();
    if (!all)
        return;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = all->columnCount() - 1;
    for (int column = 0; column < last; ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < qMin(rows, all->rowCount()); ++row) {
            const QModelIndex index = all->index(row, column);
            width = qMax(width, itemDelegateForIndex(index)->sizeHint(option, index).width());
        }
        horizontalHeader()->resizeSection(column, width);
    }
}

bool TableView::isFirstColumn(int column) const
{
    return horizontalHeader()->logicalIndex(0) == column;
}

QSize TableView::sizeHint() const
{
    if (m_fitRows <= 0 || !model())
        return QTableView::sizeHint();
    const int rows = qMin(qMax(1, model()->rowCount()), m_fitRows);
    const int head = horizontalHeader()->isHidden() ? 0 : headHeight();
    return {QTableView::sizeHint().width(),
            head + rows * verticalHeader()->defaultSectionSize() + 1};
}

QSize TableView::minimumSizeHint() const
{
    if (m_fitRows > 0)
        return {QTableView::minimumSizeHint().width(), sizeHint().height()};
    return {120, headHeight() + 2 * verticalHeader()->defaultSectionSize()};
}

void TableView::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    if (!model)
        return;
    const auto fit = [this] {
        if (m_fitRows > 0)
            updateGeometry();
    };
    connect(model, &QAbstractItemModel::modelReset, this, fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, fit);
    connect(model, &QAbstractItemModel::layoutChanged, this, fit);
}

void TableView::measure()
{
    const QFontMetrics body = typeMetrics(Type::Body);
    const int row =
        m_dense ? heightFor(height::denseRow, body, 10) : heightFor(height::row, body, 14);
    verticalHeader()->setDefaultSectionSize(row);
    horizontalHeader()->setFixedHeight(headHeight());
    updateGeometry();
}

void TableView::setHovered(int row)
{
    if (row == m_hovered)
        return;
    const int old = m_hovered;
    m_hovered = row;
    for (const int changed : {old, row}) {
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(),
                               rowHeight(changed));
    }
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    paintPlaceholder(this, m_placeholder);
}

void TableView::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHovered(-1);
    return QTableView::viewportEvent(event);
}

void TableView::scrollContentsBy(int dx, int dy)
{
    setHovered(-1);
    QTableView::scrollContentsBy(dx, dy);
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    // Return activates the row, as a double click does, instead of the wizard's Next.
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        currentIndex().isValid()) {
        Q_EMIT activated(currentIndex());
        event->accept();
        return;
    }
    QTableView::keyPressEvent(event);
}

TreeView::TreeView(QWidget *parent) : QTreeView(parent)
{
    setUp(this);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setIndentation(18);
    setExpandsOnDoubleClick(true);
    setType(header(), Type::TableHead);
    header()->setStretchLastSection(true);
}

void TreeView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    setAccessibleDescription(text);
    viewport()->update();
}

void TreeView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    paintPlaceholder(this, m_placeholder);
}

void TreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                       const QModelIndex &index) const
{
    const Tokens &t = tokens(this);
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (selected)
        painter->fillRect(row, t.tint);
    QTreeView::drawRow(painter, option, index);
    if (selected)
        painter->fillRect(QRect(0, row.top(), 3, row.height()), t.accent);
}

void TreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
}

} // namespace dfw::ui
