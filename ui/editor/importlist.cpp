// SPDX-License-Identifier: Apache-2.0
#include "editor/importlist.h"

#include "parts/taskrow.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"

#include <QHeaderView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int keyRole = Qt::UserRole + 1;

} // namespace

ImportList::ImportList(const QString &name, const Texts &texts, QWidget *parent)
    : QWidget(parent), m_texts(texts), m_model(new QStandardItemModel(this)),
      m_filter(new QSortFilterProxyModel(this)), m_search(new SearchEdit(texts.search)),
      m_table(new TableView), m_task(new TaskRow),
      m_button(new Button(Kind::Secondary, texts.button, u"download"_s))
{
    m_search->setObjectName(name + u"Search"_s);
    m_table->setObjectName(name + u"Table"_s);
    m_table->setAccessibleName(texts.table);
    m_button->setObjectName(name + u"Button"_s);
    m_model->setHorizontalHeaderLabels(texts.headings);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filter);
    m_table->setDense();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setPlaceholder(texts.empty);
    m_table->setMinimumHeight(3 * height::denseRow + height::tableHead);
    m_table->horizontalHeader()->setStretchLastSection(true);

    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_task);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filter->setFilterFixedString(text.trimmed());
        if (!m_table->currentIndex().isValid() && m_filter->rowCount() > 0)
            m_table->setCurrentIndex(m_filter->index(0, 0));
    });
    connect(m_search, &QLineEdit::returnPressed, this, &ImportList::chooseCurrent);
    connect(m_table, &QAbstractItemView::activated, this, &ImportList::chooseCurrent);
    connect(m_button, &QAbstractButton::clicked, this, &ImportList::chooseCurrent);
    connect(m_task, &TaskRow::retryRequested, this, &ImportList::retryRequested);
    connect(m_task, &TaskRow::cancelRequested, this, &ImportList::cancelRequested);
}

void ImportList::setEntries(const QList<Entry> &entries)
{
    m_button->setEnabled(!entries.isEmpty());
    if (entries == m_entries)
        return;
    m_entries = entries;
    m_model->removeRows(0, m_model->rowCount());
    for (const Entry &entry : entries) {
        QList<QStandardItem *> items;
        for (const QString &cell : entry.cells)
            items.append(new QStandardItem(cell));
        items.first()->setData(entry.key, keyRole);
        m_model->appendRow(items);
    }
    m_table->fitColumns();
    if (m_filter->rowCount() > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
}

void ImportList::setTask(const presenters::Task &task)
{
    m_task->setTask(task, m_texts.busy);
}

void ImportList::focusSearch()
{
    m_search->setFocus();
}

void ImportList::chooseCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (current.isValid())
        Q_EMIT chosen(current.siblingAtColumn(0).data(keyRole).toString());
}

} // namespace dfw::ui
