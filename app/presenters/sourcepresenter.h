// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>

namespace dfw::presenters {

/// Chooses a base connection and a table. What was read is kept in memory for as long as the
/// session lasts, sample rows included; nothing of it reaches a file.
class SourcePresenter : public QObject
{
    Q_OBJECT
public:
    SourcePresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    /// Reads connections and specs unless they are here; called when the page is shown.
    void load();
    void reload();
    void cancel();

    const Task &connectionsTask() const { return m_connectionsTask; }
    const QList<api::BaseConnection> &connections() const { return m_connections; }
    /// "Google BigQuery" for a base connection; the spec's id where the name is not known.
    QString connectorName(const SpecRef &spec) const;
    const api::BaseConnection *chosenConnection() const;
    /// A new connection empties table, columns and mapping only when it differs from the plan's.
    void chooseConnection(const QString &id);

    void testConnection();
    const Task &testTask() const { return m_testTask; }
    bool testWorked() const { return m_testWorked; }

    const Task &tablesTask() const { return m_tablesTask; }
    const QList<api::ExploreEntry> &tables() const { return m_tables; }
    void chooseTable(const QString &path);

    /// Columns and sample of the plan's table.
    const Task &contentsTask() const { return m_contentsTask; }
    const api::TableContents &contents() const { return m_contents; }
    void reloadContents();

Q_SIGNALS:
    void connectionsChanged();
    void testChanged();
    void tablesChanged();
    void contentsChanged();

private:
    void forget();
    void loadTables();
    void loadContents();

    Session &m_session;
    PlanKeeper &m_keeper;
    Task m_connectionsTask;
    Task m_tablesTask;
    Task m_contentsTask;
    Task m_testTask;
    bool m_testWorked = false;
    QList<api::BaseConnection> m_connections;
    QHash<QString, QString> m_specNames;
    QString m_tablesOf;   // base connection the tables belong to
    QString m_contentsOf; // "connection table" the contents belong to
    QList<api::ExploreEntry> m_tables;
    api::TableContents m_contents;
    QElapsedTimer m_connectionsClock;
    QElapsedTimer m_tablesClock;
    QElapsedTimer m_contentsClock;
    QElapsedTimer m_testClock;
    Call m_connectionsCall;
    Call m_specsCall;
    Call m_tablesCall;
    Call m_contentsCall;
    Call m_testCall;
};

} // namespace dfw::presenters
