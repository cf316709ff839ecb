// SPDX-License-Identifier: Apache-2.0
#include "presenters/plankeeper.h"

#include <utility>

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
    m_planWorld = m_here;
    m_left.clear();
    m_leftBehind = {};
    Q_EMIT planChanged(Section::Everything);
    Q_EMIT savedStateChanged();
}

void PlanKeeper::restore(const FlowPlan &plan, const FlowPlan &saved, const QString &path,
                         const std::optional<signin::IdWorld> &world)
{
    m_plan = plan;
    m_savedPlan = saved;
    m_path = path;
    m_planWorld = m_here ? m_here : world;
    m_left.clear();
    m_leftBehind = {};
    // Before anybody hears of the plan: nobody may ask this sandbox for another one's IDs.
    const bool moved = m_here && world && *world != *m_here;
    if (moved) {
        m_leftBehind = worldIds(m_plan);
        m_left.append({*world, m_leftBehind});
        m_plan = withoutWorldIds(m_plan);
        Q_EMIT worldChanged();
    }
    Q_EMIT planChanged(Section::Everything);
    Q_EMIT savedStateChanged();
}

void PlanKeeper::enterWorld(const signin::IdWorld &world)
{
    m_here = world;
    m_leftBehind = {};
    const std::optional<signin::IdWorld> before = std::exchange(m_planWorld, world);
    if (!before || *before == world)
        return;
    m_leftBehind = worldIds(m_plan);
    m_left.removeIf([&before](const Left &one) { return one.world == *before; });
    m_left.append({*before, m_leftBehind});
    FlowPlan plan = withoutWorldIds(m_plan);
    for (const Left &one : std::as_const(m_left)) {
        if (one.world == world)
            plan = withWorldIds(plan, one.ids);
    }
    Q_EMIT worldChanged();
    // One part after the other: rows and columns have not changed, and keep what hangs on them.
    FlowPlan step = m_plan;
    step.source = plan.source;
    edit(Section::Source, step);
    edit(Section::Target, plan);
}

void PlanKeeper::markSaved(const QString &path)
{
    m_path = path;
    m_savedPlan = m_plan;
    Q_EMIT savedStateChanged();
}

} // namespace dfw::presenters
