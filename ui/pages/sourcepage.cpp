// SPDX-License-Identifier: Apache-2.0
#include "pages/sourcepage.h"

#include "models/connectionmodel.h"
#include "models/samplemodel.h"
#include "models/tabletreemodel.h"
#include "pages/taskrow.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/tableview.h"
#include "widgets/text.h"

#include <QDateTime>
#include <QGridLayout>
#include <QHeaderView>
#include <QLocale>
#include <QSortFilterProxyModel>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::SourcePresenter;
using presenters::Task;

namespace {

// "Google BigQuery"; a connector nobody knows is left out, its ID would say nothing.
QString connectorWord(const SourcePresenter &presenter, const SpecRef &spec)
{
    const QString name = presenter.connectorName(spec);
    return name == spec.id ? QString() : name;
}

} // namespace

SourcePage::SourcePage(SourcePresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : WizardPage(parent), m_presenter(presenter), m_keeper(keeper),
      m_connections(new ConnectionModel(this)), m_connectionFilter(new QSortFilterProxyModel(this)),
      m_tables(new TableTreeModel(this)), m_sample(new SampleModel(this))
{
    setObjectName(u"sourcePage"_s);
    auto *grid = new QGridLayout;
    grid->setSpacing(space::l);
    grid->addWidget(buildConnections(), 0, 0, 1, 2);
    grid->addWidget(buildTables(), 1, 0);
    grid->addWidget(buildSample(), 1, 1);
    grid->setColumnStretch(0, 300);
    grid->setColumnStretch(1, 680);
    grid->setRowStretch(0, 5);
    grid->setRowStretch(1, 7);
    body()->addLayout(grid, 1);

    connect(&m_presenter, &SourcePresenter::connectionsChanged, this,
            &SourcePage::refreshConnections);
    connect(&m_presenter, &SourcePresenter::testChanged, this, &SourcePage::refreshTest);
    connect(&m_presenter, &SourcePresenter::tablesChanged, this, &SourcePage::refreshTables);
    connect(&m_presenter, &SourcePresenter::contentsChanged, this, &SourcePage::refreshContents);
    connect(&m_keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section != PlanKeeper::Section::Source && section != PlanKeeper::Section::Everything)
            return;
        refreshConnections();
        refreshTables();
        refreshContents();
    });
    refreshConnections();
    refreshTables();
    refreshContents();
}

Card *SourcePage::buildConnections()
{
    auto *card = new Card(tr("Base connection"));
    m_connectionSearch = new SearchEdit(tr("Search connections"));
    m_connectionSearch->setObjectName(u"connectionSearch"_s);
    m_connectionSearch->setMinimumWidth(230);
    auto *again = new IconButton(u"refresh"_s, tr("Look for connections again"));
    again->setObjectName(u"reloadConnectionsButton"_s);
    card->addHeaderWidget(m_connectionSearch);
    card->addHeaderWidget(again);

    m_connectionTask = new TaskRow;
    m_connectionTask->setObjectName(u"connectionTask"_s);
    m_connectionNote = new Note(Tone::Warn);
    m_connectionNote->setObjectName(u"connectionNote"_s);

    m_connectionFilter->setSourceModel(m_connections);
    m_connectionFilter->setFilterKeyColumn(-1);
    m_connectionFilter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_connectionTable = new TableView;
    letShrink(m_connectionTable);
    m_connectionTable->setObjectName(u"connectionTable"_s);
    m_connectionTable->setAccessibleName(tr("Base connections"));
    m_connectionTable->setModel(m_connectionFilter);
    m_connectionTable->setPlaceholder(tr("No connection has this in its name."));
    m_connectionEmpty =
        new EmptyState(u"database"_s, u"key"_s, tr("No base connection yet"),
                       tr("A base connection holds the sign-in to one system. Make it "
                          "once in Platform under Sources; every dataflow from that "
                          "system can use it."));
    auto *look = new Button(Kind::Secondary, tr("Look again"), u"refresh"_s);
    look->setObjectName(u"lookAgainButton"_s);
    look->setAccessibleName(look->text());
    m_connectionEmpty->addButton(look);

    m_testSentence = new IconSentence(Tone::Neutral, u"ring"_s, {});
    m_testSentence->setObjectName(u"testResult"_s);
    m_connectionId = new IdRow;
    m_connectionId->setObjectName(u"connectionIdRow"_s);
    m_test = new Button(Kind::Secondary, tr("&Test connection"), u"refresh"_s);
    m_test->setObjectName(u"testConnectionButton"_s);
    m_test->setAccessibleName(tr("Test connection"));
    m_testBusy = new BusyRow;
    m_testBusy->setObjectName(u"testBusy"_s);
    m_foot = new QWidget;
    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->setSpacing(space::m);
    foot->addWidget(m_testSentence, 1, Qt::AlignVCenter);
    foot->addWidget(m_testBusy, 1, Qt::AlignVCenter);
    foot->addWidget(m_connectionId, 0, Qt::AlignVCenter);
    foot->addWidget(m_test, 0, Qt::AlignVCenter);

    card->content()->addWidget(m_connectionTask);
    card->content()->addWidget(m_connectionNote);
    card->content()->addWidget(m_connectionTable, 1);
    card->content()->addWidget(m_connectionEmpty, 1);
    m_connectionEmpty->hide();
    card->content()->addWidget(m_foot);

    const auto reload = [this] { m_presenter.reload(); };
    connect(again, &Button::clicked, this, reload);
    connect(look, &Button::clicked, this, reload);
    connect(m_connectionTask, &TaskRow::retryRequested, this, reload);
    connect(m_connectionTask, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_testBusy, &BusyRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_test, &Button::clicked, &m_presenter, &SourcePresenter::testConnection);
    connect(m_connectionSearch, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true; // hiding the chosen row must not choose another one
        m_connectionFilter->setFilterFixedString(text);
        m_showing = false;
        showChosenConnection();
    });
    connect(m_connectionTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const QString id =
                    m_connections->idAt(m_connectionFilter->mapToSource(current).row());
                if (!m_showing && !id.isEmpty())
                    m_presenter.chooseConnection(id);
            });
    return card;
}

Card *SourcePage::buildTables()
{
    auto *card = new Card(tr("Table"));
    card->setMinimumWidth(240);
    m_tableSearch = new SearchEdit(tr("Filter tables"));
    m_tableSearch->setObjectName(u"tableSearch"_s);
    m_tableTask = new TaskRow;
    m_tableTask->setObjectName(u"tableTask"_s);
    m_tableNote = new Note(Tone::Warn);
    m_tableNote->setObjectName(u"tableNote"_s);
    m_tree = new TreeView;
    letShrink(m_tree);
    m_tree->setObjectName(u"tableTree"_s);
    m_tree->setAccessibleName(tr("Tables"));
    m_tree->setModel(m_tables);
    m_tree->setMinimumHeight(90);
    card->content()->addWidget(m_tableSearch);
    card->content()->addWidget(m_tableTask);
    card->content()->addWidget(m_tableNote);
    card->content()->addWidget(m_tree, 1);

    connect(m_tableTask, &TaskRow::retryRequested, &m_presenter, &SourcePresenter::load);
    connect(m_tableTask, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_tableSearch, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true;
        m_tables->setFilter(text.trimmed());
        m_showing = false;
        showChosenTable();
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &current) {
                const QString path = m_tables->pathAt(current);
                if (!m_showing && !path.isEmpty())
                    m_presenter.chooseTable(path);
            });
    return card;
}

Card *SourcePage::buildSample()
{
    m_sampleCard = new Card(tr("Sample rows"));
    m_caption = new Text(Type::Help, {}, Ink::Muted);
    m_caption->setObjectName(u"sampleCaption"_s);
    m_sampleCard->addHeaderWidget(m_caption);
    m_sampleTask = new TaskRow;
    m_sampleTask->setObjectName(u"sampleTask"_s);
    m_rows = new TableView;
    letShrink(m_rows);
    m_rows->setObjectName(u"sampleTable"_s);
    m_rows->setAccessibleName(tr("Sample rows"));
    m_rows->setDense();
    m_rows->setModel(m_sample);
    keepOnScreen(m_rows);
    m_sampleCard->content()->addWidget(m_sampleTask);
    m_sampleCard->content()->addWidget(m_rows, 1);
    connect(m_sampleTask, &TaskRow::retryRequested, &m_presenter, &SourcePresenter::reloadContents);
    connect(m_sampleTask, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    return m_sampleCard;
}

QString SourcePage::title() const
{
    return tr("Choose the source");
}

QString SourcePage::instruction() const
{
    return tr("Pick the sign-in to your system and the table to read.");
}

QString SourcePage::choice() const
{
    const SourcePlan &source = m_keeper.plan().source;
    if (source.baseConnectionId.isEmpty() || source.table.isEmpty())
        return {};
    const QString connector = connectorWord(m_presenter, source.connectionSpec);
    return connector.isEmpty() ? source.table : tr("%1 · %2").arg(connector, source.table);
}

void SourcePage::enter()
{
    m_presenter.load();
}

bool SourcePage::connectionGone() const
{
    return m_presenter.connectionsTask().isReady() &&
           !m_keeper.plan().source.baseConnectionId.isEmpty() && !m_presenter.chosenConnection();
}

bool SourcePage::tableGone() const
{
    const QString table = m_keeper.plan().source.table;
    return m_presenter.tablesTask().isReady() && !table.isEmpty() && !m_tables->contains(table);
}

QList<PageProblem> SourcePage::problems()
{
    const SourcePlan &source = m_keeper.plan().source;
    if (source.baseConnectionId.isEmpty())
        return {{tr("No base connection is chosen"), m_connectionTable}};
    if (connectionGone())
        return {{tr("The plan's base connection is not in this sandbox"), m_connectionTable}};
    if (source.table.isEmpty())
        return {{tr("No table is chosen"), m_tree}};
    if (tableGone())
        return {{tr("The plan's table is not in this connection"), m_tree}};
    return {};
}

void SourcePage::refreshConnections()
{
    const Task &task = m_presenter.connectionsTask();
    m_connectionTask->setTask(task, tr("Reading the base connections"));
    m_showing = true;
    m_connections->setConnections(
        m_presenter.connections(),
        [this](const SpecRef &spec) { return connectorWord(m_presenter, spec); },
        QDateTime::currentMSecsSinceEpoch());
    m_showing = false;
    const bool none = task.isReady() && m_presenter.connections().isEmpty();
    m_connectionTable->setVisible(!none);
    m_connectionEmpty->setVisible(none);
    m_connectionTable->setPlaceholder(task.isReady()  ? tr("No connection has this in its name.")
                                      : task.isBusy() ? tr("Reading the base connections")
                                                      : QString());
    QStringList names; // the connectors' names may come after the list
    for (const api::BaseConnection &one : m_presenter.connections())
        names.append(one.name + connectorWord(m_presenter, one.connectionSpec));
    if (std::exchange(m_fittedFor, names) != names)
        fitConnections();
    showChosenConnection();
    refreshTest();
    if (connectionGone()) {
        refreshTables();
        refreshContents();
    }
    refreshErrors();
    Q_EMIT changed();
}

// Technical accounts have long names; the tool tip holds them.
void SourcePage::fitConnections()
{
    m_connectionTable->fitColumns();
    const int unit = m_connectionTable->fontMetrics().averageCharWidth();
    for (const auto &[column, most] : {std::pair{ConnectionModel::Name, 40},
                                       {ConnectionModel::Connector, 28},
                                       {ConnectionModel::MadeBy, 26}})
        m_connectionTable->setColumnWidth(
            column, qMin(m_connectionTable->columnWidth(column), most * unit));
}

void SourcePage::showChosenConnection()
{
    m_showing = true;
    const QString id = m_keeper.plan().source.baseConnectionId;
    const int row = m_connections->rowOf(id);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_connectionFilter->mapFromSource(m_connections->index(row, 0));
    if (!index.isValid()) {
        m_connectionTable->selectionModel()->clear();
    } else if (index.row() != m_connectionTable->currentIndex().row() ||
               !m_connectionTable->selectionModel()->isRowSelected(index.row(), {})) {
        m_connectionTable->setCurrentIndex(index);
        m_connectionTable->scrollTo(index);
    }
    m_showing = false;
    const bool shown = row >= 0;
    m_foot->setVisible(shown);
    m_connectionId->setId(shown ? id : QString());
}

void SourcePage::refreshTest()
{
    const Task &task = m_presenter.testTask();
    const QString id = m_keeper.plan().source.baseConnectionId;
    const bool busy = task.isBusy();
    m_test->setEnabled(!busy);
    m_testSentence->setVisible(!busy);
    if (busy && !m_testBusy->isVisibleTo(m_foot))
        m_testBusy->start(tr("Signing in at the source"), 0);
    else if (!busy)
        m_testBusy->stop();
    const QString ms = QLocale().toString(task.ms);
    using Tested = ConnectionModel::Tested;
    if (task.isReady() && m_presenter.testWorked()) {
        m_connections->setTested(id, Tested::Answered);
        m_testSentence->set(Tone::Ok, u"check"_s, tr("Answered in %1 ms").arg(ms));
    } else if (task.isReady()) {
        m_connections->setTested(id, Tested::Refused);
        const QString reason = task.error ? shown(task.error->serverText, 160) : QString();
        m_testSentence->set(Tone::Err, u"error"_s,
                            reason.isEmpty()
                                ? tr("The source did not let us in. Renew its sign-in in Platform "
                                     "under Sources.")
                                : fill(tr("The source did not let us in: %1"), {reason}));
    } else if (task.state == Task::State::Failed && task.error) {
        m_connections->setTested(id, Tested::No);
        m_testSentence->set(Tone::Err, u"error"_s, errorText(*task.error).paragraph());
    } else {
        m_connections->setTested({}, Tested::No);
        m_testSentence->set(Tone::Neutral, u"ring"_s,
                            task.state == Task::State::Cancelled ? tr("Test stopped")
                                                                 : tr("Not tested yet"));
    }
}

void SourcePage::refreshTables()
{
    const Task &task = m_presenter.tablesTask();
    // Nothing can be read through a connection that is not here, and its own place says so.
    m_tableTask->setTask(connectionGone() ? Task{} : task, tr("Reading the tables"));
    m_showing = true;
    m_tables->setTables(m_presenter.tables());
    m_showing = false;
    const bool chosen = !m_keeper.plan().source.baseConnectionId.isEmpty() && !connectionGone();
    m_tree->setPlaceholder(!chosen ? tr("Tables appear here once a base connection is chosen.")
                           : task.isBusy()                  ? tr("Reading the tables")
                           : !task.isReady()                ? QString()
                           : m_presenter.tables().isEmpty() ? tr("This connection shows no tables.")
                                                            : tr("No table has this in its name."));
    m_tableSearch->setEnabled(!m_presenter.tables().isEmpty());
    showChosenTable();
    refreshErrors();
    Q_EMIT changed();
}

void SourcePage::showChosenTable()
{
    m_showing = true;
    const QModelIndex index = m_tables->indexOf(m_keeper.plan().source.table);
    // With a filter everything found is to be seen; without, only what is chosen is opened, unless
    // it is little enough to be seen at once.
    constexpr int fewTables = 40;
    if (!m_tables->filter().isEmpty() || m_tables->shownCount() <= fewTables)
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

void SourcePage::refreshContents()
{
    const Task &task = m_presenter.contentsTask();
    const QString table = m_keeper.plan().source.table;
    const bool gone = tableGone() || connectionGone();
    m_sampleCard->setTitle(table.isEmpty() ? tr("Sample rows") : table);
    m_sampleTask->setTask(gone ? Task{} : task, tr("Reading the first rows of %1").arg(table));
    m_sample->setContents(m_presenter.contents());
    const qsizetype rows = m_presenter.contents().sample.rows.size();
    const QLocale locale;
    const QString time =
        task.ms < 100
            ? tr("%1 ms").arg(locale.toString(task.ms))
            : tr("%1 s").arg(locale.toString(static_cast<double>(task.ms) / 1000, 'f', 1));
    m_caption->setText(!task.isReady() ? QString()
                       : rows >= 100
                           ? tr("First %1 rows · read in %2").arg(locale.toString(rows), time)
                           : tr("All %1 rows · read in %2").arg(locale.toString(rows), time));
    m_rows->setPlaceholder(table.isEmpty() || gone ? tr("Pick a table to see its first rows.")
                           : task.isBusy()         ? tr("Reading the first rows")
                           : task.isReady()        ? tr("This table has no rows.")
                                                   : QString());
    m_rows->fitColumns();
    for (int i = 0; i + 1 < m_sample->columnCount(); ++i)
        m_rows->setColumnWidth(i, qMin(m_rows->columnWidth(i), 190));
    Q_EMIT changed();
}

void SourcePage::refreshErrors()
{
    const SourcePlan &source = m_keeper.plan().source;
    QString connection;
    if (connectionGone())
        connection = fill(tr("The plan names a base connection that is not in this sandbox (%1). "
                             "Pick the one to use instead."),
                          {shown(source.baseConnectionId)});
    else if (errorsShown() && source.baseConnectionId.isEmpty())
        connection = tr("Pick the base connection to read with.");
    m_connectionNote->setText(connection);
    m_connectionNote->setVisible(!connection.isEmpty() && m_connectionEmpty->isHidden());

    QString table;
    if (tableGone())
        table = fill(tr("The plan's table %1 is not in this connection. Pick another."),
                     {shown(source.table)});
    else if (errorsShown() && source.table.isEmpty() && !source.baseConnectionId.isEmpty())
        table = tr("Pick the table to read.");
    m_tableNote->setText(table);
    m_tableNote->setVisible(!table.isEmpty());
    settleLayouts(this);
}

void SourcePage::showEvent(QShowEvent *event)
{
    WizardPage::showEvent(event);
    settleLayouts(this);
}

} // namespace dfw::ui
