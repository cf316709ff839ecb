// SPDX-License-Identifier: Apache-2.0
#include "pages/tablecard.h"

#include "models/tabletreemodel.h"
#include "parts/taskrow.h"
#include "texts/fill.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/tableview.h"

#include <QVBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::SourcePresenter;
using presenters::Task;

TableCard::TableCard(SourcePresenter &presenter, presenters::PlanKeeper &keeper, QWidget *parent)
    : Card(tr("Table"), parent), m_presenter(presenter), m_keeper(keeper),
      m_model(new TableTreeModel(this))
{
    setMinimumWidth(240);
    m_search = new SearchEdit(tr("Filter tables"));
    m_search->setObjectName(u"tableSearch"_s);
    m_task = new TaskRow;
    m_task->setObjectName(u"tableTask"_s);
    m_note = new Note(Tone::Warn);
    m_note->setObjectName(u"tableNote"_s);
    m_tree = new TreeView;
    letShrink(m_tree);
    m_tree->setObjectName(u"tableTree"_s);
    m_tree->setAccessibleName(tr("Tables"));
    m_tree->setModel(m_model);
    m_tree->setMinimumHeight(90);
    content()->addWidget(m_search);
    content()->addWidget(m_task);
    content()->addWidget(m_note);
    content()->addWidget(m_tree, 1);

    connect(m_task, &TaskRow::retryRequested, &m_presenter, &SourcePresenter::load);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true;
        m_model->setFilter(text.trimmed());
        m_showing = false;
        showChosen();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const QString path = m_model->pathAt(current);
                if (!m_showing && !path.isEmpty())
                    m_presenter.chooseTable(path);
            });
}

bool TableCard::isGone() const
{
    const QString table = m_keeper.plan().source.table;
    return m_presenter.tablesTask().isReady() && !table.isEmpty() && !m_model->contains(table);
}

QWidget *TableCard::place() const
{
    return m_tree;
}

void TableCard::refresh(bool connectionGone)
{
    const Task &task = m_presenter.tablesTask();
    m_task->setTask(connectionGone ? Task{} : task, tr("Reading the tables"));
    m_showing = true;
    m_model->setTables(m_presenter.tables());
    m_showing = false;
    const bool chosen = !m_keeper.plan().source.baseConnectionId.isEmpty() && !connectionGone;
    m_tree->setPlaceholder(!chosen ? tr("Tables appear here once a base connection is chosen.")
                           : task.isBusy()                  ? tr("Reading the tables")
                           : !task.isReady()                ? QString()
                           : m_presenter.tables().isEmpty() ? tr("This connection shows no tables.")
                                                            : tr("No table has this in its name."));
    m_search->setEnabled(!m_presenter.tables().isEmpty());
    showChosen();
}

void TableCard::showChosen()
{
    m_showing = true;
    const QModelIndex index = m_model->indexOf(m_keeper.plan().source.table);
    // With a filter everything found is to be seen; without, only what is chosen is opened, unless
    // it is little enough to be seen at once.
    constexpr int fewTables = 40;
    if (!m_model->filter().isEmpty() || m_model->shownCount() <= fewTables)
        m_tree->expandAll();
    else if (index.isValid())
        m_tree->expand(index.parent());
    if (index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    } else {
        m_tree->selectionModel()->clear();
    }
    m_showing = false;
}

void TableCard::refreshNote(bool errorsShown)
{
    const SourcePlan &source = m_keeper.plan().source;
    QString sentence;
    if (isGone())
        sentence = fill(tr("The plan's table %1 is not in this connection. Pick another."),
                        {shown(source.table)});
    else if (errorsShown && source.table.isEmpty() && !source.baseConnectionId.isEmpty())
        sentence = tr("Pick the table to read.");
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

} // namespace dfw::ui
