// SPDX-License-Identifier: Apache-2.0
#include "presenters/sourcepresenter.h"

#include "presenters/filesample.h"
#include "presenters/names.h"

#include <algorithm>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

SourcePresenter::SourcePresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_signIn(session),
      m_files(session, keeper), m_filter(session, keeper)
{
    connect(&session, &Session::aboutToChange, this, &SourcePresenter::forget);
    connect(&keeper, &PlanKeeper::worldChanged, &m_signIn, &SignInPresenter::forgetMade);
    connect(&m_signIn, &SignInPresenter::ready, this, &SourcePresenter::adopt);
    connect(&m_files, &FilesPresenter::contentsWanted, this, [this](bool findOut) {
        m_contentsOf.clear();
        m_contentsJob.call.cancel();
        loadContents(findOut);
    });
}

void SourcePresenter::forget()
{
    cancel();
    for (Job *job : {&m_connectionsJob, &m_specsJob, &m_tablesJob, &m_contentsJob, &m_testJob})
        job->reset();
    m_flowSpecsCall.cancel();
    m_flowCountsCall.cancel();
    m_connections.clear();
    m_flowCounts.reset();
    m_catalogue.clear();
    m_tables.clear();
    m_files.setTop({}, {});
    m_contents = {};
    m_sampledFile.clear();
    m_tablesOf.clear();
    m_contentsOf.clear();
    Q_EMIT catalogueChanged();
    Q_EMIT connectionsChanged();
    Q_EMIT tablesChanged();
    Q_EMIT contentsChanged();
}

void SourcePresenter::cancel()
{
    for (Job *job : {&m_specsJob, &m_connectionsJob, &m_tablesJob, &m_contentsJob, &m_testJob})
        job->stop();
    m_files.cancel();
    Q_EMIT catalogueChanged();
    Q_EMIT connectionsChanged();
    Q_EMIT tablesChanged();
    Q_EMIT contentsChanged();
    Q_EMIT testChanged();
}

void SourcePresenter::load()
{
    if (!m_session.isConnected())
        return;
    if (m_connectionsJob.isWanted()) {
        reload();
        return;
    }
    loadSpecs();
    loadTables();
    loadContents();
}

void SourcePresenter::reload()
{
    m_connectionsJob.begin();
    Q_EMIT connectionsChanged();
    loadSpecs();
    loadFlowCounts();
    m_connectionsJob.call =
        m_session.api().connections([this](const Result<QList<api::BaseConnection>> &list) {
            if (list) {
                m_connections = *list;
                m_connectionsJob.end();
            } else {
                m_connectionsJob.fail(list.error());
            }
            Q_EMIT connectionsChanged();
            const QString wanted = std::exchange(m_chooseWhenListed, {});
            if (wanted.isEmpty() || !list)
                return;
            chooseConnection(wanted);
            m_testJob.task = m_madeTest; // it was tested a moment ago
            m_testWorked = true;
            Q_EMIT testChanged();
        });
    loadTables();
    loadContents();
}

// Specs name the connectors and say what they can do; without them the page works and shows IDs.
void SourcePresenter::loadSpecs()
{
    if (m_specsJob.isWanted()) {
        m_specsJob.begin();
        m_specsJob.call = m_session.api().connectionSpecs(
            [this](const Result<QList<api::ConnectionSpec>> &specs) {
                if (specs) {
                    m_catalogue.setConnectionSpecs(*specs);
                    m_specsJob.end();
                } else {
                    m_specsJob.fail(specs.error());
                }
                settleFlowSpec();
                Q_EMIT catalogueChanged();
                Q_EMIT connectionsChanged();
                Q_EMIT tablesChanged(); // tables or files: now it is known
            });
    }
    if (!m_catalogue.hasFlowSpecs() && !m_flowSpecsCall) {
        m_flowSpecsCall =
            m_session.api().flowSpecs([this](const Result<QList<api::FlowSpec>> &specs) {
                m_flowSpecsCall = {};
                if (!specs)
                    return;
                m_catalogue.setFlowSpecs(*specs);
                settleFlowSpec();
                Q_EMIT catalogueChanged();
            });
    }
}

void SourcePresenter::loadFlowCounts()
{
    m_flowCountsCall =
        m_session.api().flowsPerConnection([this](const Result<QHash<QString, int>> &counts) {
            if (!counts)
                return; // a courtesy
            m_flowCounts = *counts;
            Q_EMIT connectionsChanged();
        });
}

QString SourcePresenter::connectorName(const SpecRef &spec) const
{
    const api::ConnectionSpec *known = m_catalogue.connectionSpec(spec.id);
    return known ? known->name : spec.id;
}

const api::BaseConnection *SourcePresenter::chosenConnection() const
{
    const QString id = m_keeper.plan().source.baseConnectionId;
    const auto found = std::find_if(m_connections.begin(), m_connections.end(),
                                    [&](const api::BaseConnection &one) { return one.id == id; });
    return found == m_connections.end() ? nullptr : &*found;
}

const api::ConnectionSpec *SourcePresenter::connectionSpec() const
{
    return m_catalogue.connectionSpec(m_keeper.plan().source.connectionSpec.id);
}

const api::FlowSpec *SourcePresenter::flowSpec() const
{
    return m_catalogue.flowSpecFor(m_keeper.plan().source.connectionSpec.id);
}

api::SourceKind SourcePresenter::kind() const
{
    const SourcePlan &source = m_keeper.plan().source;
    if (const api::ConnectionSpec *spec = connectionSpec();
        spec && spec->kind != api::SourceKind::Unknown)
        return spec->kind;
    if (m_tablesOf == source.baseConnectionId && m_tablesJob.task.isReady() && !m_tables.isEmpty())
        return std::any_of(m_tables.begin(), m_tables.end(),
                           [](const api::ExploreEntry &one) { return one.type == "table"_L1; })
                   ? api::SourceKind::Tables
                   : api::SourceKind::Files;
    return source.isFiles() ? api::SourceKind::Files : api::SourceKind::Tables;
}

Unfit SourcePresenter::unfit() const
{
    const ConnectorChoice *known = m_catalogue.connector(m_keeper.plan().source.connectionSpec.id);
    // A connection that exists needs no sign-in form.
    return !known || known->unfit == Unfit::NoConnection ? Unfit::No : known->unfit;
}

QString SourcePresenter::wantedConnector() const
{
    const SourcePlan &source = m_keeper.plan().source;
    return source.newConnection ? source.connectionSpec.id : QString();
}

void SourcePresenter::chooseConnection(const QString &id)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.source.baseConnectionId != id || plan.source.newConnection) {
        const api::SourceKind before = kind();
        plan.source.baseConnectionId = id;
        plan.source.newConnection.reset();
        for (const api::BaseConnection &one : std::as_const(m_connections)) {
            if (one.id == id)
                plan.source.connectionSpec = one.connectionSpec;
        }
        plan.source.filter.reset();
        m_testJob.reset();
        Q_EMIT testChanged();
        m_flowSpecPending = true;
        m_keeper.edit(PlanKeeper::Section::Source, plan);
        if (kind() != before) {
            plan.source.table.clear();
            plan.source.files.reset();
            plan.source.columns.clear();
            plan.deltaColumn.reset(); // one of those columns
            m_keeper.edit(PlanKeeper::Section::Source, plan);
        }
        settleFlowSpec();
    }
    loadTables();
    loadContents();
}

// Only for a connection that was chosen here: opening a plan must not change it.
void SourcePresenter::settleFlowSpec()
{
    const api::FlowSpec *spec = flowSpec();
    if (!m_flowSpecPending || !spec)
        return;
    m_flowSpecPending = false;
    FlowPlan plan = m_keeper.plan();
    plan.source.flowSpecName = spec->name;
    m_keeper.edit(PlanKeeper::Section::Source, plan);
}

// The new connection is to be among the others before it is chosen.
void SourcePresenter::adopt(const QString &id)
{
    m_chooseWhenListed = id;
    m_madeTest = m_signIn.task();
    reload();
}

void SourcePresenter::testConnection()
{
    if (!m_session.isConnected() || m_keeper.plan().source.baseConnectionId.isEmpty())
        return;
    m_testJob.begin();
    Q_EMIT testChanged();
    m_testJob.call = m_session.api().testConnection(
        m_keeper.plan().source.baseConnectionId, [this](const Result<api::ConnectionTest> &test) {
            m_testWorked = test && test->works;
            if (!test)
                m_testJob.fail(test.error());
            else
                m_testJob.end();
            if (test && !test->works)
                m_testJob.task.error = Error{.kind = ErrorKind::Refused,
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
    if (m_tablesOf == id && !m_tablesJob.isWanted())
        return;
    m_tablesOf = id;
    m_tables.clear();
    m_files.setTop({}, {});
    m_tablesJob.begin();
    Q_EMIT tablesChanged();
    m_tablesJob.call =
        m_session.api().tables(id, [this, id](const Result<QList<api::ExploreEntry>> &list) {
            if (list) {
                m_tables = *list;
                m_tablesJob.end();
                m_files.setTop(id, m_tables);
            } else {
                m_tablesJob.fail(list.error());
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
        plan.source.files.reset();
        plan.source.filter.reset(); // it names the other table's columns
        if (plan.source.name.isEmpty() || plan.source.name == suggestedSourceName(before))
            plan.source.name = suggestedSourceName(path);
        plan.source.columns
            .clear(); // another table's columns; the mapping rows stay and are marked
        m_keeper.edit(PlanKeeper::Section::Source, plan);
    }
    loadContents();
}

void SourcePresenter::loadContents(bool findOut)
{
    const SourcePlan &source = m_keeper.plan().source;
    const QString what = source.isFiles() ? source.files->path : source.table;
    const QString key = source.baseConnectionId + u' ' + what;
    if (!m_session.isConnected() || source.baseConnectionId.isEmpty() || what.isEmpty())
        return;
    if (m_contentsOf == key && !m_contentsJob.isWanted())
        return;
    m_contentsOf = key;
    m_contents = {};
    m_sampledFile.clear();
    m_contentsJob.begin();
    Q_EMIT contentsChanged();
    if (source.isFiles()) {
        loadFileContents(findOut);
        return;
    }
    // Without the row filter: the columns' profile is of the table, the filter has its own preview.
    m_contentsJob.call = m_session.api().table(
        source.baseConnectionId, source.table, std::nullopt,
        [this](const Result<api::TableContents> &contents) { takeContents(contents); });
}

void SourcePresenter::loadFileContents(bool findOut)
{
    const SourcePlan &source = m_keeper.plan().source;
    m_contentsJob.call = readFileSample(m_session.api(), source.baseConnectionId, *source.files,
                                        findOut, [this, findOut](const Result<FileSample> &sample) {
                                            if (!sample) {
                                                takeContents(sample.error());
                                                return;
                                            }
                                            m_sampledFile = sample->path;
                                            if (findOut && !sample->path.isEmpty())
                                                m_files.takeProperties(sample->contents.properties);
                                            takeContents(sample->contents);
                                        });
}

void SourcePresenter::takeContents(const Result<api::TableContents> &contents)
{
    if (contents) {
        m_contents = *contents;
        m_filter.setColumns(m_contents.columns);
        m_contentsJob.end();
    } else {
        m_contentsJob.fail(contents.error());
    }
    Q_EMIT contentsChanged();
}

void SourcePresenter::reloadContents()
{
    m_contentsOf.clear();
    m_contentsJob.call.cancel();
    loadContents();
}

} // namespace dfw::presenters
