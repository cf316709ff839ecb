// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/newschemapresenter.h"
#include "presenters/plankeeper.h"
#include "presenters/schemasearch.h"
#include "presenters/session.h"
#include "presenters/task.h"

#include <QElapsedTimer>
#include <QObject>

namespace dfw::presenters {

/// Where the data goes: a schema that exists or one that the run makes, and a dataset of either
/// kind; gives the schema's fields for the mapping, also before it exists. Creates nothing.
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
    /// The one with this very title.
    const api::SchemaSummary *schemaTitled(const QString &title) const;

    /// What was chosen or typed for the other kind comes back when the user does.
    void setNewSchema(bool on);
    bool isNewSchema() const;
    void chooseSchema(const QString &id);
    /// Takes a schema that exists in place of the new one whose title it has.
    void reuseSchema(const QString &id);

    /// A new schema has no dataset yet, so its dataset is always new.
    void setNewDataset(bool on);
    bool isNewDataset() const;
    void chooseDataset(const QString &id);
    void editDataset(const NewDataset &changed);
    const NewDataset &newDataset() const;

    void setForm2020(bool on);

    NewSchemaPresenter &newSchema() { return m_newSchema; }
    SchemaSearch &search() { return m_search; }

    /// The chosen schema in full, or the one to be made from its parts.
    const Task &schemaTask() const;
    const api::Schema &schema() const;
    bool hasSchema() const;

    /// Of the target's schema, new or existing; empty while it is not known.
    QString schemaTitle(const TargetPlan &target) const;

Q_SIGNALS:
    void listsChanged();
    void schemaChanged();

private:
    void forget();
    void forgetAside();
    void loadSchema();
    void finishLists();
    void showFuture();
    QList<api::Dataset> datasetsOn(const QString &schemaId) const;
    QString targetNameFor(const TargetPlan &target) const;
    void store(TargetPlan changed);

    Session &m_session;
    PlanKeeper &m_keeper;
    NewSchemaPresenter m_newSchema;
    SchemaSearch m_search;
    Task m_listsTask;
    Task m_schemaTask;
    QList<api::SchemaSummary> m_schemas;
    QList<api::Dataset> m_datasets;
    bool m_schemasHere = false;
    bool m_datasetsHere = false;
    api::Schema m_schema;
    QString m_schemaOf;
    api::Schema m_future;
    QElapsedTimer m_listsClock;
    QElapsedTimer m_schemaClock;
    Call m_schemasCall;
    Call m_datasetsCall;
    Call m_schemaCall;

    // What the plan cannot hold beside the present choice.
    QString m_asideSchemaId;
    QString m_asideDatasetId;
    std::optional<NewSchema> m_asideSchema;
    std::optional<NewDataset> m_asideDataset;
};

} // namespace dfw::presenters
