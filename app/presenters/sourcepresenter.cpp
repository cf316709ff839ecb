// SPDX-License-Identifier: Apache-2.0
#include "presenters/sourcepresenter.h"

#include "presenters/names.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

Task failed(const Error &error, const QElapsedTimer &clock)
{
    return {.state = Task::State::Failed, .error = error, .ms = clock.elapsed()};
}

Task ready(const QElapsedTimer &clock)
{
    return {.state = Task::State::Ready, .ms = clock.elapsed()};
}

void stop(Call &call, Task &task)
{
    call.cancel();
    if (task.isBusy())
        task.state = Task::State::Cancelled;
}

} // namespace

SourcePresenter::SourcePresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper)
{
    connect(&session, &Session::aboutToChange, this, &SourcePresenter::forget);
}

void SourcePresenter::forget()
{
    cancel();
    m_connectionsTask = m_tablesTask = m_contentsTask = m_testTask = {};
    m_connections.clear();
    m_specNames.clear();
    m_tables.clear();
    m_contents = {};
    m_tablesOf.clear();
    m_contentsOf.clear();
    Q_EMIT connectionsChanged();
    Q_EMIT tablesChanged();
    Q_EMIT contentsChanged();
}

void SourcePresenter::cancel()
{
    m_specsCall.cancel();
    stop(m_connectionsCall, m_connectionsTask);
    stop(m_tablesCall, m_tablesTask);
    stop(m_contentsCall, m_contentsTask);
    stop(m_testCall, m_testTask);
    Q_EMIT connectionsChanged();
    Q_EMIT tablesChanged();
    Q_EMIT contentsChanged();
    Q_EMIT testChanged();
}

void SourcePresenter::load()
{
    if (!m_session.isConnected())
        return;
    if (m_connectionsTask.isReady() || m_connectionsTask.isBusy()) {
        loadTables();
        loadContents();
        return;
    }
    reload();
}

void SourcePresenter::reload()
{
    m_connectionsTask = {.state = Task::State::Busy};
    m_connectionsClock.start();
    Q_EMIT connectionsChanged();
    // Names of connectors are a courtesy: without them the page works and shows IDs.
    m_specsCall =
        m_session.api().connectionSpecs([this](const Result<QList<api::ConnectionSpec>> &specs) {
            if (!specs)
                return;
            for (const api::ConnectionSpec &spec : *specs)
                m_specNames.insert(spec.ref.id, spec.name);
            Q_EMIT connectionsChanged();
        });
    m_connectionsCall =
        m_session.api().connections([this](const Result<QList<api::BaseConnection>> &list) {
            if (list) {
                m_connections = *list;
                m_connectionsTask = ready(m_connectionsClock);
            } else {
                m_connectionsTask = failed(list.error(), m_connectionsClock);
            }
            Q_EMIT connectionsChanged();
        });
    loadTables();
    loadContents();
}

QString SourcePresenter::connectorName(const SpecRef &spec) const
{
    return m_specNames.value(spec.id, spec.id);
}

const api::BaseConnection *SourcePresenter::chosenConnection() const
{
    const QString id = m_keeper.plan().source.baseConnectionId;
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const api::BaseConnection &one) { return one.id == id; });
    return found == m_connections.end() ? nullptr : &*found;
}

void SourcePresenter::chooseConnection(const QString &id)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.source.baseConnectionId != id) {
        plan.source.baseConnectionId = id;
        for (const api::BaseConnection &one : std::as_const(m_connections)) {
            if (one.id == id)
                plan.source.connectionSpec = one.connectionSpec;
        }
        stop(m_testCall, m_testTask);
        m_testTask = {};
        Q_EMIT testChanged();
        m_keeper.edit(PlanKeeper::Section::Source, plan);
    }
    loadTables();
    loadContents();
}

void SourcePresenter::testConnection()
{
    if (!m_session.isConnected() || m_keeper.plan().source.baseConnectionId.isEmpty())
        return;
    m_testTask = {.state = Task::State::Busy};
    m_testClock.start();
    Q_EMIT testChanged();
    m_testCall = m_session.api().testConnection(
        m_keeper.plan().source.baseConnectionId, [this](const Result<api::ConnectionTest> &test) {
            m_testWorked = test && test->works;
            if (!test)
                m_testTask = failed(test.error(), m_testClock);
            else
                m_testTask = ready(m_testClock);
            if (test && !test->works)
                m_testTask.error = Error{.kind = ErrorKind::Refused,
                                         .operation = u"testConnection"_s,
                                         .serverText = test->reason};
            Q_EMIT testChanged();
        });
}

void SourcePresenter::loadTables()
{
    const QString id = m_keeper.plan().source.baseConnectionId;
    if (!m_session.isConnected() || id.isEmpty())
        return;
    if (m_tablesOf == id && (m_tablesTask.isReady() || m_tablesTask.isBusy()))
        return;
    m_tablesOf = id;
    m_tables.clear();
    m_tablesTask = {.state = Task::State::Busy};
    m_tablesClock.start();
    Q_EMIT tablesChanged();
    m_tablesCall = m_session.api().tables(id, [this](const Result<QList<api::ExploreEntry>> &list) {
        if (list) {
            m_tables = *list;
            m_tablesTask = ready(m_tablesClock);
        } else {
            m_tablesTask = failed(list.error(), m_tablesClock);
        }
        Q_EMIT tablesChanged();
    });
}

void SourcePresenter::chooseTable(const QString &path)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.source.table != path) {
        const QString before = plan.source.table;
        plan.source.table = path;
        if (plan.source.name.isEmpty() || plan.source.name == suggestedSourceName(before))
            plan.source.name = suggestedSourceName(path);
        plan.source.columns
            .clear(); // another table's columns; the mapping rows stay and are marked
        m_keeper.edit(PlanKeeper::Section::Source, plan);
    }
    loadContents();
}

void SourcePresenter::loadContents()
{
    const SourcePlan &source = m_keeper.plan().source;
    const QString key = source.baseConnectionId + u' ' + source.table;
    if (!m_session.isConnected() || source.baseConnectionId.isEmpty() || source.table.isEmpty())
        return;
    if (m_contentsOf == key && (m_contentsTask.isReady() || m_contentsTask.isBusy()))
        return;
    m_contentsOf = key;
    m_contents = {};
    m_contentsTask = {.state = Task::State::Busy};
    m_contentsClock.start();
    Q_EMIT contentsChanged();
    m_contentsCall = m_session.api().table(source.baseConnectionId, source.table, source.filter,
                                           [this](const Result<api::TableContents> &contents) {
                                               if (contents) {
                                                   m_contents = *contents;
                                                   m_contentsTask = ready(m_contentsClock);
                                               } else {
                                                   m_contentsTask =
                                                       failed(contents.error(), m_contentsClock);
                                               }
                                               Q_EMIT contentsChanged();
                                           });
}

void SourcePresenter::reloadContents()
{
    m_contentsOf.clear();
    m_contentsCall.cancel();
    loadContents();
}

} // namespace dfw::presenters
