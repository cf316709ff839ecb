// SPDX-License-Identifier: Apache-2.0
#include "presenters/reviewpresenter.h"

#include "mapping/checks.h"
#include "presenters/names.h"

namespace dfw::presenters {

using namespace Qt::StringLiterals;

ReviewPresenter::ReviewPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                                 TargetPresenter &target, QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_source(source), m_target(target),
      m_dryRun(session, keeper, source)
{
}

void ReviewPresenter::load()
{
    m_target.load();
    FlowPlan plan = m_keeper.plan();
    const api::SchemaSummary *schema = m_target.schemaSummary(plan.target.schemaId);
    const QString schemaTitle = plan.target.newSchema ? plan.target.newSchema->title
                                : schema              ? schema->title
                                                      : QString();
    const QString read = plan.source.isFiles() ? plan.source.files->path : plan.source.table;
    if (plan.name.isEmpty() && !read.isEmpty())
        plan.name = suggestedFlowName(read, schemaTitle);
    if (plan.source.name.isEmpty() && !read.isEmpty())
        plan.source.name = suggestedSourceName(read);
    const api::Dataset *dataset = m_target.dataset(plan.target.datasetId);
    const QString datasetName = plan.target.newDataset ? plan.target.newDataset->name
                                : dataset              ? dataset->name
                                                       : QString();
    if (!datasetName.isEmpty() && plan.target.name.isEmpty())
        plan.target.name = suggestedTargetName(datasetName);
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

void ReviewPresenter::setDraft(bool draft)
{
    FlowPlan plan = m_keeper.plan();
    plan.draft = draft;
    m_keeper.edit(PlanKeeper::Section::Names, plan);
}

QList<Issue> ReviewPresenter::issues() const
{
    QList<Issue> out = validate(m_keeper.plan(), m_session.scheduler().nowMs() / 1000);
    out += mapping::checkFormulas(m_keeper.plan());
    if (m_target.hasSchema()) {
        out.removeIf([](const Issue &issue) { return issue.code == IssueCode::TargetIsObject; });
        out += validateAgainstSchema(m_keeper.plan(), m_target.schema().fields);
    }
    return out;
}

} // namespace dfw::presenters
