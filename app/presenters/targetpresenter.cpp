// SPDX-License-Identifier: Apache-2.0
#include "presenters/targetpresenter.h"

#include "presenters/names.h"

#include <algorithm>

namespace dfw::presenters {

namespace {

template<typename T>
const T *findById(const QList<T> &list, const QString &id)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T &one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

} // namespace

TargetPresenter::TargetPresenter(Session &session, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_newSchema(session, keeper),
      m_search(session)
{
    connect(&session, &Session::aboutToChange, this, &TargetPresenter::forget);
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (section == PlanKeeper::Section::Everything)
            forgetAside();
    });
    connect(&keeper, &PlanKeeper::worldChanged, this, &TargetPresenter::forgetAside);
    connect(&m_newSchema, &NewSchemaPresenter::fieldsChanged, this, &TargetPresenter::showFuture);
}

// What the user chose and typed is the plan's and stays; only what the service said goes.
void TargetPresenter::forget()
{
    cancel();
    m_listsTask = m_schemaTask = {};
    m_schemas.clear();
    m_datasets.clear();
    m_schema = {};
    m_schemaOf.clear();
    Q_EMIT listsChanged();
    Q_EMIT schemaChanged();
}

void TargetPresenter::forgetAside()
{
    m_asideSchemaId.clear();
    m_asideDatasetId.clear();
    m_asideSchema.reset();
    m_asideDataset.reset();
}

void TargetPresenter::cancel()
{
    m_schemasCall.cancel();
    m_datasetsCall.cancel();
    m_schemaCall.cancel();
    m_newSchema.cancel();
    for (Task *task : {&m_listsTask, &m_schemaTask}) {
        if (task->isBusy())
            task->state = Task::State::Cancelled;
    }
    Q_EMIT listsChanged();
    Q_EMIT schemaChanged();
}

void TargetPresenter::load()
{
    if (!m_session.isConnected())
        return;
    if (isNewSchema())
        m_newSchema.load();
    if (m_listsTask.isReady() || m_listsTask.isBusy())
        loadSchema();
    else
        reload();
}

void TargetPresenter::reload()
{
    if (!m_session.isConnected())
        return;
    if (m_listsTask.isReady() && isNewSchema())
        m_newSchema.reload();
    m_search.forget();
    m_listsTask = {.state = Task::State::Busy};
    m_schemasHere = m_datasetsHere = false;
    m_listsClock.start();
    Q_EMIT listsChanged();
    const auto fail = [this](const Error &error) {
        m_schemasCall.cancel();
        m_datasetsCall.cancel();
        m_listsTask = {.state = Task::State::Failed, .error = error, .ms = m_listsClock.elapsed()};
        Q_EMIT listsChanged();
    };
    m_schemasCall =
        m_session.api().schemas([this, fail](const Result<QList<api::SchemaSummary>> &list) {
            if (!list)
                return fail(list.error());
            m_schemas = *list;
            m_schemasHere = true;
            finishLists();
        });
    m_datasetsCall =
        m_session.api().datasets([this, fail](const Result<QList<api::Dataset>> &list) {
            if (!list)
                return fail(list.error());
            m_datasets = *list;
            std::sort(m_datasets.begin(), m_datasets.end(),
                      [](const api::Dataset &a, const api::Dataset &b) {
                          return a.name.localeAwareCompare(b.name) < 0;
                      });
            m_datasetsHere = true;
            finishLists();
        });
    loadSchema();
}

void TargetPresenter::finishLists()
{
    if (!m_schemasHere || !m_datasetsHere)
        return;
    m_listsTask = {.state = Task::State::Ready, .ms = m_listsClock.elapsed()};
    Q_EMIT listsChanged();
}

QList<api::Dataset> TargetPresenter::datasetsOn(const QString &schemaId) const
{
    QList<api::Dataset> out;
    for (const api::Dataset &one : m_datasets) {
        if (one.schemaId == schemaId)
            out.append(one);
    }
    return out;
}

QList<api::Dataset> TargetPresenter::datasets() const
{
    return datasetsOn(m_keeper.plan().target.schemaId);
}

const api::Dataset *TargetPresenter::dataset(const QString &id) const
{
    return findById(m_datasets, id);
}

const api::SchemaSummary *TargetPresenter::schemaSummary(const QString &id) const
{
    return findById(m_schemas, id);
}

const api::SchemaSummary *TargetPresenter::schemaTitled(const QString &title) const
{
    const auto found =
        std::find_if(m_schemas.begin(), m_schemas.end(),
                     [&](const api::SchemaSummary &one) { return one.title == title; });
    return found == m_schemas.end() ? nullptr : &*found;
}

QString TargetPresenter::schemaTitle(const TargetPlan &target) const
{
    if (target.newSchema)
        return target.newSchema->title;
    const api::SchemaSummary *schema = schemaSummary(target.schemaId);
    return schema ? schema->title : QString();
}

QString TargetPresenter::targetNameFor(const TargetPlan &target) const
{
    const api::Dataset *existing = dataset(target.datasetId);
    const QString name = target.newDataset ? target.newDataset->name
                         : existing        ? existing->name
                                           : QString();
    return name.isEmpty() ? QString() : suggestedTargetName(name);
}

// Names proposed from the schema and the dataset follow them; then the plan takes the whole.
void TargetPresenter::store(TargetPlan changed)
{
    FlowPlan plan = m_keeper.plan();
    followTitle(changed, schemaTitle(plan.target), schemaTitle(changed));
    changed.name = followed(changed.name, targetNameFor(plan.target), targetNameFor(changed));
    plan.target = changed;
    m_keeper.edit(PlanKeeper::Section::Target, plan);
}

bool TargetPresenter::isNewSchema() const
{
    return m_keeper.plan().target.newSchema.has_value();
}

void TargetPresenter::setNewSchema(bool on)
{
    if (on == isNewSchema())
        return;
    TargetPlan target = m_keeper.plan().target;
    if (on) {
        m_asideSchemaId = std::exchange(target.schemaId, {});
        m_asideDatasetId = std::exchange(target.datasetId, {});
        target.newSchema = m_asideSchema.value_or(NewSchema{});
        if (!target.newDataset)
            target.newDataset = m_asideDataset.value_or(NewDataset{});
    } else {
        m_asideSchema = std::exchange(target.newSchema, std::nullopt);
        target.schemaId = m_asideSchemaId;
        if (!m_asideDatasetId.isEmpty()) {
            m_asideDataset = std::exchange(target.newDataset, std::nullopt);
            target.datasetId = m_asideDatasetId;
        }
    }
    store(target);
    Q_EMIT listsChanged();
    load();
    showFuture();
    Q_EMIT schemaChanged();
}

void TargetPresenter::reuseSchema(const QString &id)
{
    setNewSchema(false);
    chooseSchema(id);
}

bool TargetPresenter::isNewDataset() const
{
    const TargetPlan &target = m_keeper.plan().target;
    return target.newDataset.has_value() || target.newSchema.has_value();
}

void TargetPresenter::setNewDataset(bool on)
{
    TargetPlan target = m_keeper.plan().target;
    if (isNewSchema() || on == target.newDataset.has_value())
        return;
    if (on) {
        m_asideDatasetId = std::exchange(target.datasetId, {});
        target.newDataset = m_asideDataset.value_or(NewDataset{.name = schemaTitle(target)});
    } else {
        m_asideDataset = std::exchange(target.newDataset, std::nullopt);
        const api::Dataset *former = dataset(m_asideDatasetId);
        if (former && former->schemaId == target.schemaId)
            target.datasetId = m_asideDatasetId;
    }
    store(target);
    Q_EMIT listsChanged();
}

const NewDataset &TargetPresenter::newDataset() const
{
    static const NewDataset none;
    const TargetPlan &target = m_keeper.plan().target;
    return target.newDataset ? *target.newDataset : none;
}

void TargetPresenter::editDataset(const NewDataset &changed)
{
    TargetPlan target = m_keeper.plan().target;
    target.newDataset = changed;
    store(target);
}

void TargetPresenter::setForm2020(bool on)
{
    FlowPlan plan = m_keeper.plan();
    plan.form2020 = on;
    m_keeper.edit(PlanKeeper::Section::Target, plan);
}

const Task &TargetPresenter::schemaTask() const
{
    return isNewSchema() ? m_newSchema.fieldsTask() : m_schemaTask;
}

const api::Schema &TargetPresenter::schema() const
{
    return isNewSchema() ? m_future : m_schema;
}

bool TargetPresenter::hasSchema() const
{
    if (isNewSchema())
        return m_newSchema.isComplete();
    return m_schemaTask.isReady() && m_schemaOf == m_keeper.plan().target.schemaId;
}

void TargetPresenter::showFuture()
{
    const NewSchema &schema = m_newSchema.schema();
    m_future = {.title = schema.title,
                .classId = schema.classId,
                .inProfile = newDataset().inProfile,
                .fields = m_newSchema.fields()};
    if (isNewSchema())
        Q_EMIT schemaChanged();
}

void TargetPresenter::chooseSchema(const QString &id)
{
    TargetPlan target = m_keeper.plan().target;
    if (target.schemaId != id && !isNewSchema()) {
        target.schemaId = id;
        const api::Dataset *current = dataset(target.datasetId);
        if (!current || current->schemaId != id)
            target.datasetId.clear();
        // One dataset only: nothing to choose.
        if (const auto fitting = datasetsOn(id);
            !target.newDataset && target.datasetId.isEmpty() && fitting.size() == 1)
            target.datasetId = fitting.first().id;
        store(target);
    }
    Q_EMIT listsChanged();
    loadSchema();
}

void TargetPresenter::chooseDataset(const QString &id)
{
    TargetPlan target = m_keeper.plan().target;
    target.datasetId = id;
    store(target);
}

void TargetPresenter::loadSchema()
{
    const QString id = m_keeper.plan().target.schemaId;
    if (!m_session.isConnected() || id.isEmpty())
        return;
    if (m_schemaOf == id && (m_schemaTask.isReady() || m_schemaTask.isBusy()))
        return;
    m_schemaOf = id;
    m_schema = {};
    m_schemaTask = {.state = Task::State::Busy};
    m_schemaClock.start();
    Q_EMIT schemaChanged();
    m_schemaCall = m_session.api().schema(id, [this](const Result<api::Schema> &schema) {
        m_schemaTask.ms = m_schemaClock.elapsed();
        if (schema) {
            m_schema = *schema;
            m_search.remember(m_schemaOf, schema->fields);
            m_schemaTask.state = Task::State::Ready;
        } else {
            m_schemaTask.state = Task::State::Failed;
            m_schemaTask.error = schema.error();
        }
        Q_EMIT schemaChanged();
    });
}

} // namespace dfw::presenters
