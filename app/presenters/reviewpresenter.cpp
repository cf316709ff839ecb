// SPDX-License-Identifier: Apache-2.0
#include "presenters/reviewpresenter.h"

#include "presenters/names.h"

namespace dfw::presenters {

using namespace Qt::StringLiterals;

ReviewPresenter::ReviewPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                                 TargetPresenter &target, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_source(source), m_target(target)
{
}

void ReviewPresenter::load()
{
    m_target.load();
    FlowPlan plan = m_keeper.plan();
    const api::SchemaSummary *schema = m_target.schemaSummary(plan.target.schemaId);
    if (plan.name.isEmpty() && !plan.source.table.isEmpty())
        plan.name = suggestedFlowName(plan.source.table, schema ? schema->title : QString());
    if (plan.source.name.isEmpty() && !plan.source.table.isEmpty())
        plan.source.name = suggestedSourceName(plan.source.table);
    if (const api::Dataset *dataset = m_target.dataset(plan.target.datasetId);
        dataset && plan.target.name.isEmpty())
        plan.target.name = suggestedTargetName(dataset->name);
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

void ReviewPresenter::setFlowName(const QString &name)
{
    FlowPlan plan = m_keeper.plan();
    plan.name = name;
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

void ReviewPresenter::setDescription(const QString &description)
{
    FlowPlan plan = m_keeper.plan();
    plan.description = description;
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

void ReviewPresenter::setSourceName(const QString &name)
{
    FlowPlan plan = m_keeper.plan();
    plan.source.name = name;
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

void ReviewPresenter::setTargetName(const QString &name)
{
    FlowPlan plan = m_keeper.plan();
    plan.target.name = name;
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

QList<Issue> ReviewPresenter::issues() const
{
    QList<Issue> out = validate(m_keeper.plan(), m_session.scheduler().nowMs() / 1000);
    if (m_target.hasSchema()) {
        out.removeIf([](const Issue &issue) { return issue.code == IssueCode::TargetIsObject; });
        out += validateAgainstSchema(m_keeper.plan(), m_target.schema().fields);
    }
    return out;
}

} // namespace dfw::presenters
