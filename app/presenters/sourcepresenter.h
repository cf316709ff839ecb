// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/filespresenter.h"
#include "presenters/filterpresenter.h"
#include "presenters/job.h"
#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "presenters/signinpresenter.h"
#include "presenters/sourcecatalogue.h"

#include <QHash>
#include <QObject>

namespace dfw::presenters {

/// Chooses a base connection and a table or files. What was read is kept in memory for as long as
/// the session lasts, sample rows included; nothing of it reaches a file.
class SourcePresenter : public QObject
{
    Q_OBJECT
public:
    SourcePresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    /// Reads connections and specs unless they are here; called when the page is shown.
    void load();
    void reload();
    void cancel();

    const Task &connectionsTask() const { return m_connectionsJob.task; }
    const QList<api::BaseConnection> &connections() const { return m_connections; }
    /// Number of flows by base connection; empty until it is known.
    const std::optional<QHash<QString, int>> &flowCounts() const { return m_flowCounts; }
    /// "Google BigQuery" for a base connection; the spec's id where the name is not known.
    QString connectorName(const SpecRef &spec) const;
    const api::BaseConnection *chosenConnection() const;
    /// One of another kind empties table and columns. Mapping rows always stay: those that no
    /// longer fit are marked.
    void chooseConnection(const QString &id);

    const SourceCatalogue &catalogue() const { return m_catalogue; }
    const Task &catalogueTask() const { return m_specsJob.task; }
    /// Of the plan's connection; nullptr while it is not known.
    const api::ConnectionSpec *connectionSpec() const;
    const api::FlowSpec *flowSpec() const;
    /// Tables or Files; by what is at the top where the spec does not say.
    api::SourceKind kind() const;
    /// Why the chosen connection cannot be used here.
    Unfit unfit() const;

    /// Connection spec of the base connection that the plan wants made; else empty.
    QString wantedConnector() const;
    SignInPresenter &signIn() { return m_signIn; }
    FilesPresenter &files() { return m_files; }
    FilterPresenter &filter() { return m_filter; }
    const FilterPresenter &filter() const { return m_filter; }

    void testConnection();
    const Task &testTask() const { return m_testJob.task; }
    bool testWorked() const { return m_testWorked; }

    /// Tables, or the top folder of files.
    const Task &tablesTask() const { return m_tablesJob.task; }
    const QList<api::ExploreEntry> &tables() const { return m_tables; }
    void chooseTable(const QString &path);

    /// Columns and sample of the plan's table or files.
    const Task &contentsTask() const { return m_contentsJob.task; }
    const api::TableContents &contents() const { return m_contents; }
    /// The file the contents are of; empty for a table, and where a wildcard fits no file.
    const QString &sampledFile() const { return m_sampledFile; }
    void reloadContents();

Q_SIGNALS:
    void connectionsChanged();
    void catalogueChanged();
    void testChanged();
    void tablesChanged();
    void contentsChanged();

private:
    void forget();
    void loadSpecs();
    void loadFlowCounts();
    void loadTables();
    void loadContents(bool findOut = false);
    void loadFileContents(bool findOut);
    void takeContents(const Result<api::TableContents> &contents);
    void settleFlowSpec();
    void adopt(const QString &id);

    Session &m_session;
    PlanKeeper &m_keeper;
    SignInPresenter m_signIn;
    FilesPresenter m_files;
    FilterPresenter m_filter;
    SourceCatalogue m_catalogue;
    Job m_connectionsJob;
    Job m_specsJob;
    Job m_tablesJob;
    Job m_contentsJob;
    Job m_testJob;
    bool m_testWorked = false;
    bool m_flowSpecPending = false; ///< a connection was chosen before the flow specs were here
    QList<api::BaseConnection> m_connections;
    std::optional<QHash<QString, int>> m_flowCounts;
    QString m_chooseWhenListed; ///< made a moment ago; the list is being read
    Task m_madeTest;            ///< the test of that one
    QString m_tablesOf;         ///< base connection the tables belong to
    QString m_contentsOf;       ///< "connection table" the contents belong to
    QList<api::ExploreEntry> m_tables;
    api::TableContents m_contents;
    QString m_sampledFile;
    Call m_flowSpecsCall;
    Call m_flowCountsCall;
};

} // namespace dfw::presenters
