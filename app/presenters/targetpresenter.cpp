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
    : QObject(parent), m_session(session), m_keeper(keeper)
{
    connect(&session, &Session::aboutToChange, this, &TargetPresenter::forget);
}

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

void TargetPresenter::cancel()
{
    m_schemasCall.cancel();
    m_datasetsCall.cancel();
    m_schemaCall.cancel();
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
    if (m_listsTask.isReady() || m_listsTask.isBusy())
        loadSchema();
    else
        reload();
}

void TargetPresenter::reload()
{
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

QList<api::Dataset> TargetPresenter::datasets() const
{
    QList<api::Dataset> out;
    for (const api::Dataset &one : m_datasets) {
        if (one.schemaId == m_keeper.plan().target.schemaId)
            out.append(one);
    }
    return out;
}

const api::Dataset *TargetPresenter::dataset(const QString &id) const
{
    return findById(m_datasets, id);
}

const api::SchemaSummary *TargetPresenter::schemaSummary(const QString &id) const
{
    return findById(m_schemas, id);
}

void TargetPresenter::chooseSchema(const QString &id)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.target.schemaId != id) {
        plan.target.schemaId = id;
        const api::Dataset *current = dataset(plan.target.datasetId);
        if (!current || current->schemaId != id)
            plan.target.datasetId.clear();
        m_keeper.edit(PlanKeeper::Section::Target, plan);
        // One dataset only: nothing to choose.
        if (const auto fitting = datasets(); plan.target.datasetId.isEmpty() && fitting.size() == 1)
            chooseDataset(fitting.first().id);
    }
    Q_EMIT listsChanged();
    loadSchema();
}

void TargetPresenter::chooseDataset(const QString &id)
{
    FlowPlan plan = m_keeper.plan();
    if (plan.target.datasetId == id)
        return;
    const api::Dataset *before = dataset(plan.target.datasetId);
    const QString oldName = before ? suggestedTargetName(before->name) : QString();
    plan.target.datasetId = id;
    if (const api::Dataset *now = dataset(id);
        now && (plan.target.name.isEmpty() || plan.target.name == oldName))
        plan.target.name = suggestedTargetName(now->name);
    m_keeper.edit(PlanKeeper::Section::Target, plan);
}

bool TargetPresenter::hasSchema() const
{
    return m_schemaTask.isReady() && m_schema.id == m_keeper.plan().target.schemaId;
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
            m_schemaTask.state = Task::State::Ready;
        } else {
            m_schemaTask.state = Task::State::Failed;
            m_schemaTask.error = schema.error();
        }
        Q_EMIT schemaChanged();
    });
}

} // namespace dfw::presenters
