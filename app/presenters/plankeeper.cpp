// SPDX-License-Identifier: Apache-2.0
#include "presenters/plankeeper.h"

namespace dfw::presenters {

PlanKeeper::PlanKeeper(QObject *parent) : QObject(parent) {}

void PlanKeeper::edit(Section section, const FlowPlan &changed)
{
    if (changed == m_plan)
        return;
    m_plan = changed;
    Q_EMIT planChanged(section);
    Q_EMIT savedStateChanged();
}

void PlanKeeper::open(const FlowPlan &plan, const QString &path)
{
    m_plan = plan;
    m_savedPlan = plan;
    m_path = path;
    Q_EMIT planChanged(Section::Everything);
    Q_EMIT savedStateChanged();
}

void PlanKeeper::markSaved(const QString &path)
{
    m_path = path;
    m_savedPlan = m_plan;
    Q_EMIT savedStateChanged();
}

} // namespace dfw::presenters
