// SPDX-License-Identifier: Apache-2.0
#include "pages/connectioncard.h"

#include "models/connectionmodel.h"
#include "pages/sourcetext.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "widgets/button.h"
#include "widgets/inputs.h"
#include "widgets/note.h"
#include "widgets/places.h"
#include "widgets/tableview.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSortFilterProxyModel>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::PlanKeeper;
using presenters::SourcePresenter;
using presenters::Task;

ConnectionCard::ConnectionCard(SourcePresenter &presenter, PlanKeeper &keeper, QWidget *parent)
    : Card(tr("Base connection"), parent), m_presenter(presenter), m_keeper(keeper),
      m_model(new ConnectionModel(this)), m_filter(new QSortFilterProxyModel(this))
{
    m_search = new SearchEdit(tr("Search connections"));
    m_search->setObjectName(u"connectionSearch"_s);
    m_search->setMinimumWidth(180);
    auto *again = new IconButton(u"refresh"_s, tr("Look for connections again"));
    again->setObjectName(u"reloadConnectionsButton"_s);
    m_new = new Button(Kind::Secondary, tr("Ne&w connection…"), u"plus"_s);
    m_new->setObjectName(u"newConnectionButton"_s);
    m_new->setAccessibleName(tr("New connection"));
    addHeaderWidget(m_search);
    addHeaderWidget(again);
    addHeaderWidget(m_new);

    m_task = new TaskRow;
    m_task->setObjectName(u"connectionTask"_s);
    m_note = new Note(Tone::Warn);
    m_note->setObjectName(u"connectionNote"_s);
    m_filter->setSourceModel(m_model);
    m_filter->setFilterKeyColumn(-1);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new TableView;
    letShrink(m_table);
    m_table->setObjectName(u"connectionTable"_s);
    m_table->setAccessibleName(tr("Base connections"));
    m_table->setModel(m_filter);
    m_empty = new EmptyState(u"database"_s, u"key"_s, tr("No base connection yet"),
                             tr("A base connection holds the sign-in to one system. Make it once; "
                                "every dataflow from that system can use it."));
    auto *first = new Button(Kind::Secondary, tr("New connection…"), u"plus"_s);
    first->setObjectName(u"firstConnectionButton"_s);
    first->setAccessibleName(tr("New connection"));
    auto *look = new Button(Kind::Quiet, tr("Look again"), u"refresh"_s);
    look->setObjectName(u"lookAgainButton"_s);
    look->setAccessibleName(look->text());
    m_empty->addButton(first);
    m_empty->addButton(look);
    m_empty->hide();
    content()->addWidget(m_task);
    content()->addWidget(m_note);
    content()->addWidget(m_table, 1);
    content()->addWidget(m_empty, 1);
    buildFoot();

    const auto reload = [this] { m_presenter.reload(); };
    connect(again, &Button::clicked, this, reload);
    connect(look, &Button::clicked, this, reload);
    connect(m_new, &Button::clicked, this, &ConnectionCard::newRequested);
    connect(first, &Button::clicked, this, &ConnectionCard::newRequested);
    connect(m_task, &TaskRow::retryRequested, this, reload);
    connect(m_task, &TaskRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_showing = true; // hiding the chosen row must not choose another one
        m_filter->setFilterFixedString(text);
        m_showing = false;
        showChosen();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                const QString id = m_model->idAt(m_filter->mapToSource(current).row());
                if (!m_showing && !id.isEmpty())
                    m_presenter.chooseConnection(id);
            });
    connect(&m_presenter, &SourcePresenter::testChanged, this, &ConnectionCard::refreshTest);
    refresh();
}

void ConnectionCard::buildFoot()
{
    m_testSentence = new IconSentence(Tone::Neutral, u"ring"_s, {});
    m_testSentence->setObjectName(u"testResult"_s);
    m_id = new IdRow;
    m_id->setObjectName(u"connectionIdRow"_s);
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
    foot->addWidget(m_id, 0, Qt::AlignVCenter);
    foot->addWidget(m_test, 0, Qt::AlignVCenter);
    content()->addWidget(m_foot);
    connect(m_testBusy, &BusyRow::cancelRequested, &m_presenter, &SourcePresenter::cancel);
    connect(m_test, &Button::clicked, &m_presenter, &SourcePresenter::testConnection);
}

// "Google BigQuery"; a connector nobody knows is left out, its ID would say nothing.
QString ConnectionCard::connectorWord(const SpecRef &spec) const
{
    const QString name = m_presenter.connectorName(spec);
    return name == spec.id ? QString() : name;
}

bool ConnectionCard::isGone() const
{
    return m_presenter.connectionsTask().isReady() &&
           !m_keeper.plan().source.baseConnectionId.isEmpty() && !m_presenter.chosenConnection();
}

QWidget *ConnectionCard::place() const
{
    return m_table;
}

void ConnectionCard::focusNew()
{
    m_new->setFocus(Qt::OtherFocusReason);
}

void ConnectionCard::setErrorsShown(bool shown)
{
    m_errorsShown = shown;
    refreshNote();
}

void ConnectionCard::refresh()
{
    const Task &task = m_presenter.connectionsTask();
    m_task->setTask(task, tr("Reading the base connections"));
    m_showing = true;
    m_model->setConnections(
        m_presenter.connections(), [this](const SpecRef &spec) { return connectorWord(spec); },
        QDateTime::currentMSecsSinceEpoch());
    m_model->setFlowCounts(m_presenter.flowCounts());
    m_showing = false;
    const bool none = task.isReady() && m_presenter.connections().isEmpty();
    m_table->setVisible(!none);
    m_empty->setVisible(none);
    m_table->setPlaceholder(task.isReady()  ? tr("No connection has this in its name.")
                            : task.isBusy() ? tr("Reading the base connections")
                                            : QString());
    QStringList names{m_presenter.flowCounts() ? u"counted"_s : QString()};
    for (const api::BaseConnection &one : m_presenter.connections())
        names.append(one.name + connectorWord(one.connectionSpec));
    // The connectors' names and the counts may come after the list.
    if (std::exchange(m_fittedFor, names) != names)
        fit();
    showChosen();
    refreshTest();
    refreshNote();
}

// Technical accounts have long names; the tool tip holds them.
void ConnectionCard::fit()
{
    m_table->fitColumns();
    const int unit = m_table->fontMetrics().averageCharWidth();
    for (const auto &[column, most] : {std::pair{ConnectionModel::Name, 40},
                                       {ConnectionModel::Connector, 28},
                                       {ConnectionModel::MadeBy, 22}})
        m_table->setColumnWidth(column, qMin(m_table->columnWidth(column), most * unit));
}

void ConnectionCard::showChosen()
{
    m_showing = true;
    const QString id = m_keeper.plan().source.baseConnectionId;
    const int row = m_model->rowOf(id);
    const QModelIndex index =
        row < 0 ? QModelIndex() : m_filter->mapFromSource(m_model->index(row, 0));
    if (!index.isValid()) {
        m_table->selectionModel()->clear();
    } else if (index.row() != m_table->currentIndex().row() ||
               !m_table->selectionModel()->isRowSelected(index.row(), {})) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    }
    m_showing = false;
    const bool shown = row >= 0;
    m_foot->setVisible(shown);
    m_id->setId(shown ? id : QString());
}

void ConnectionCard::refreshTest()
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
    using Tested = ConnectionModel::Tested;
    if (task.isReady() && m_presenter.testWorked()) {
        m_model->setTested(id, Tested::Answered);
        m_testSentence->set(Tone::Ok, u"check"_s,
                            tr("Answered in %1 ms").arg(QLocale().toString(task.ms)));
    } else if (task.isReady()) {
        m_model->setTested(id, Tested::Refused);
        const QString reason = task.error ? shown(task.error->serverText, 160) : QString();
        m_testSentence->set(Tone::Err, u"error"_s,
                            reason.isEmpty()
                                ? tr("The source did not let us in. Renew its sign-in in Platform "
                                     "under Sources.")
                                : fill(tr("The source did not let us in: %1"), {reason}));
    } else if (task.state == Task::State::Failed && task.error) {
        m_model->setTested(id, Tested::No);
        m_testSentence->set(Tone::Err, u"error"_s, errorText(*task.error).paragraph());
    } else {
        m_model->setTested({}, Tested::No);
        m_testSentence->set(Tone::Neutral, u"ring"_s,
                            task.state == Task::State::Cancelled ? tr("Test stopped")
                                                                 : tr("Not tested yet"));
    }
}

void ConnectionCard::refreshNote()
{
    const SourcePlan &source = m_keeper.plan().source;
    QString sentence;
    if (isGone())
        sentence = fill(tr("The plan names a base connection that is not in this sandbox (%1). "
                           "Pick the one to use instead."),
                        {shown(source.baseConnectionId)});
    else if (source.newConnection)
        sentence = fill(tr("The plan makes its base connection %1 in the run. To look at its data "
                           "now, make it here or pick one."),
                        {shown(source.newConnection->name)});
    else if (m_presenter.unfit() != presenters::Unfit::No)
        sentence =
            unfitSentence(m_presenter.unfit(), m_presenter.connectorName(source.connectionSpec));
    else if (m_errorsShown && source.baseConnectionId.isEmpty())
        sentence = tr("Pick the base connection to read with.");
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty() && m_empty->isHidden());
}

} // namespace dfw::ui
