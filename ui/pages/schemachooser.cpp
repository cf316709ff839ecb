// SPDX-License-Identifier: Apache-2.0
#include "pages/schemachooser.h"

#include "models/schemalistmodel.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <algorithm>
#include <QHeaderView>
#include <QLocale>
#include <QVBoxLayout>
#include <utility>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::SchemaSearch;
using presenters::TargetPresenter;
using presenters::Task;

SchemaChooser::SchemaChooser(TargetPresenter &presenter, presenters::PlanKeeper &keeper,
                             QWidget *parent)
    : QWidget(parent), m_presenter(presenter), m_keeper(keeper),
      m_schemas(new SchemaListModel(this)), m_filter(new SchemaFilter(m_schemas, this))
{
    build();
    const auto reload = [this] { m_presenter.reload(); };
    connect(m_task, &TaskRow::retryRequested, this, reload);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &TargetPresenter::cancel);
    connect(m_search, &QLineEdit::textChanged, this, &SchemaChooser::search);
    const auto readAll = [this] {
        QStringList ids;
        for (const api::SchemaSummary &one : m_presenter.schemas())
            ids.append(one.id);
        m_presenter.search().readAll(ids);
    };
    connect(m_inFields, &QAbstractButton::clicked, this, readAll);
    connect(m_searchTask, &TaskRow::retryRequested, this, readAll);
    connect(m_progress, &BusyRow::cancelRequested, this, [this] { m_presenter.search().cancel(); });
    connect(&m_presenter.search(), &SchemaSearch::changed, this, &SchemaChooser::search);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const QString id = m_schemas->idAt(m_filter->mapToSource(current).row());
                if (!m_showing && !id.isEmpty())
                    m_presenter.chooseSchema(id);
            });
}

void SchemaChooser::build()
{
    m_search = new SearchEdit(tr("Search by title, class or field"));
    m_search->setObjectName(u"schemaSearch"_s);
    m_inFields = new Button(Kind::Secondary, tr("Search all &fields"), u"search"_s);
    m_inFields->setObjectName(u"searchAllFieldsButton"_s);
    m_inFields->setToolTip(tr("Reads the fields of every schema once, then finds in them too"));
    auto *again = new IconButton(u"refresh"_s, tr("Look for schemas and datasets again"));
    again->setObjectName(u"reloadTargetButton"_s);
    connect(again, &QAbstractButton::clicked, this, [this] { m_presenter.reload(); });
    auto *bar = new QHBoxLayout;
    bar->setSpacing(space::s);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_inFields);
    bar->addWidget(again);
    m_progress = new BusyRow;
    m_progress->setObjectName(u"fieldSearchProgress"_s);
    m_searchTask = new TaskRow;
    m_searchTask->setObjectName(u"fieldSearchTask"_s);
    m_searchHelp = wrapped(Type::Help, {}, Ink::Muted);
    m_searchHelp->setObjectName(u"fieldSearchHelp"_s);
    m_searchHelp->hide();
    m_task = new TaskRow;
    m_task->setObjectName(u"schemaListTask"_s);
    m_note = new Note(Tone::Warn);
    m_note->setObjectName(u"schemaNote"_s);
    m_note->hide();

    m_table = new TableView;
    letShrink(m_table);
    m_table->setObjectName(u"schemaTable"_s);
    m_table->setAccessibleName(tr("Schemas"));
    m_table->setModel(m_filter);
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->horizontalHeader()->setSectionResizeMode(SchemaListModel::Title, QHeaderView::Stretch);
    m_table->setColumnHidden(SchemaListModel::Fields, true);
    m_empty = new EmptyState(u"braces"_s, u"table"_s, tr("No schema yet"),
                             tr("A schema says which fields the data has. Make one from your "
                                "columns, or of what Platform brings."));
    auto *make = new Button(Kind::Secondary, tr("Make a new schema"), u"plus"_s);
    make->setObjectName(u"makeSchemaButton"_s);
    auto *look = new Button(Kind::Secondary, tr("Look again"), u"refresh"_s);
    look->setObjectName(u"lookAgainButton"_s);
    m_empty->addButton(make);
    m_empty->addButton(look);
    m_empty->hide();
    connect(make, &QAbstractButton::clicked, this, &SchemaChooser::newWanted);
    connect(look, &QAbstractButton::clicked, this, [this] { m_presenter.reload(); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addLayout(bar);
    column->addWidget(m_progress);
    column->addWidget(m_searchTask);
    column->addWidget(m_searchHelp);
    column->addWidget(m_task);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);
    column->addWidget(m_empty, 1);
}

QWidget *SchemaChooser::place() const
{
    return m_table;
}

void SchemaChooser::setWarning(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty() && m_empty->isHidden());
}

// The words are looked for in what is known of the fields, too.
void SchemaChooser::search()
{
    const QString text = m_search->text().trimmed();
    QHash<QString, QString> found;
    if (!text.isEmpty()) {
        for (const api::SchemaSummary &one : m_presenter.schemas()) {
            const presenters::FieldHit hit = m_presenter.search().find(one.id, text);
            if (hit.count > 0)
                found.insert(one.id,
                             hit.count == 1
                                 ? hit.firstPath
                                 : tr("%1 and %n more", nullptr, hit.count - 1).arg(hit.firstPath));
        }
    }
    m_showing = true; // hiding the chosen row must not choose another one
    m_schemas->setFound(found);
    m_filter->setText(text);
    m_table->setColumnHidden(SchemaListModel::Fields, found.isEmpty());
    m_table->setColumnHidden(SchemaListModel::Version, !found.isEmpty());
    if (!found.isEmpty())
        m_table->horizontalHeader()->resizeSection(SchemaListModel::Fields,
                                                   qMax(160, m_table->viewport()->width() * 2 / 5));
    m_showing = false;
    showChosen();
    refreshSearch();
}

void SchemaChooser::refreshSearch()
{
    const SchemaSearch &search = m_presenter.search();
    const QList<api::SchemaSummary> &all = m_presenter.schemas();
    const qsizetype known =
        std::count_if(all.begin(), all.end(),
                      [&](const api::SchemaSummary &one) { return search.knows(one.id); });
    const bool busy = search.task().isBusy();
    if (busy && !std::exchange(m_reading, true))
        m_progress->start(tr("Reading the fields of all schemas"));
    m_reading = busy;
    if (busy)
        m_progress->setProgress(search.done(), search.all());
    else
        m_progress->stop();
    m_searchTask->setTask(busy ? Task{} : search.task(), {});
    m_inFields->setVisible(known < all.size());
    m_inFields->setEnabled(!busy);
    const bool some = !m_search->text().trimmed().isEmpty() && known < all.size() && !busy;
    const QLocale locale;
    m_searchHelp->setText(tr("Fields are searched in %1 of %2 schemas so far.")
                              .arg(locale.toString(known), locale.toString(all.size())));
    m_searchHelp->setVisible(some);
}

void SchemaChooser::refresh()
{
    const Task &task = m_presenter.listsTask();
    m_task->setTask(task, tr("Reading schemas and datasets"));
    m_showing = true;
    const int before = m_schemas->rowCount();
    m_schemas->setSchemas(m_presenter.schemas());
    m_showing = false;
    const bool none = task.isReady() && m_presenter.schemas().isEmpty();
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    m_table->setPlaceholder(
        task.isReady() ? tr("No schema has this in its title, its class or the fields read so far.")
        : task.isBusy() ? tr("Reading the schemas")
                        : QString());
    if (m_schemas->rowCount() != before) {
        m_table->fitColumns(200);
        search();
        return;
    }
    showChosen();
    refreshSearch();
}

void SchemaChooser::showChosen()
{
    m_showing = true;
    const int row = m_schemas->rowOf(m_keeper.plan().target.schemaId);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_filter->mapFromSource(m_schemas->index(row, 0));
    if (!index.isValid()) {
        m_table->selectionModel()->clear();
    } else if (index.row() != m_table->currentIndex().row() ||
               !m_table->selectionModel()->isRowSelected(index.row(), {})) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
    m_showing = false;
}

} // namespace dfw::ui
