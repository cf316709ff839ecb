// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QObject>

namespace dfw::presenters {

/// Chooses an existing schema and a dataset made on it; reads the schema's fields for the mapping.
class TargetPresenter : public QObject
{
    Q_OBJECT
public:
    TargetPresenter(Session &session, PlanKeeper &keeper, QObject *parent = nullptr);

    void load();
    void reload();
    void cancel();

    /// Schemas and datasets.
    const Task &listsTask() const { return m_listsTask; }
    const QList<api::SchemaSummary> &schemas() const { return m_schemas; }
    /// Only those made on the chosen schema: another schema's dataset would be refused at the end.
    QList<api::Dataset> datasets() const;
    const api::Dataset *dataset(const QString &id) const;
    const api::SchemaSummary *schemaSummary(const QString &id) const;

    void chooseSchema(const QString &id);
    void chooseDataset(const QString &id);

    /// The chosen schema in full.
    const Task &schemaTask() const { return m_schemaTask; }
    const api::Schema &schema() const { return m_schema; }
    bool hasSchema() const;

Q_SIGNALS:
    void listsChanged();
    void schemaChanged();

private:
    void forget();
    void loadSchema();
    void finishLists();

    Session &m_session;
    PlanKeeper &m_keeper;
    Task m_listsTask;
    Task m_schemaTask;
    QList<api::SchemaSummary> m_schemas;
    QList<api::Dataset> m_datasets;
    bool m_schemasHere = false;
    bool m_datasetsHere = false;
    api::Schema m_schema;
    QString m_schemaOf;
    QElapsedTimer m_listsClock;
    QElapsedTimer m_schemaClock;
    Call m_schemasCall;
    Call m_datasetsCall;
    Call m_schemaCall;
};

} // namespace dfw::presenters
