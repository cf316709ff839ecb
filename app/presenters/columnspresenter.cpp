// SPDX-License-Identifier: Apache-2.0
#include "presenters/columnspresenter.h"

#include <algorithm>
#include <QSet>

namespace dfw::presenters {

ColumnsPresenter::ColumnsPresenter(SourcePresenter &source, PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_source(source), m_keeper(keeper)
{
    connect(&source, &SourcePresenter::contentsChanged, this, &ColumnsPresenter::merge);
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        if (!m_storing &&
            (section == PlanKeeper::Section::Columns || section == PlanKeeper::Section::Everything))
            merge();
    });
}

int ColumnsPresenter::chosenCount() const
{
    return static_cast<int>(std::count_if(m_choices.begin(), m_choices.end(),
                                          [](const ColumnChoice &one) { return one.chosen; }));
}

void ColumnsPresenter::merge()
{
    const QList<Column> planned = m_keeper.plan().source.columns;
    m_choices.clear();
    if (m_source.contentsTask().isReady()) {
        QSet<QString> live;
        QSet<QString> plannedNames;
        for (const Column &column : planned)
            plannedNames.insert(column.name);
        for (const Column &column : m_source.contents().columns) {
            live.insert(column.name);
            ColumnChoice choice{.column = column};
            choice.chosen = planned.isEmpty() || plannedNames.contains(column.name);
            describe(choice, m_source.contents().sample);
            m_choices.append(choice);
        }
        for (const Column &column : planned) {
            if (!live.contains(column.name))
                m_choices.append({.column = column, .chosen = true, .missing = true});
        }
        if (planned.isEmpty())
            store();
    }
    Q_EMIT choicesChanged();
}

void ColumnsPresenter::setChosen(const QStringList &names, bool chosen)
{
    change(names, [chosen](bool) { return chosen; });
}

void ColumnsPresenter::invert(const QStringList &names)
{
    change(names, [](bool chosen) { return !chosen; });
}

void ColumnsPresenter::chooseOnly(const QStringList &names)
{
    for (ColumnChoice &choice : m_choices)
        choice.chosen = false;
    setChosen(names, true);
}

void ColumnsPresenter::change(const QStringList &names, const std::function<bool(bool)> &now)
{
    const QSet<QString> wanted(names.begin(), names.end());
    for (ColumnChoice &choice : m_choices) {
        if (wanted.contains(choice.column.name))
            choice.chosen = now(choice.chosen);
    }
    store();
    Q_EMIT choicesChanged();
}

void ColumnsPresenter::store()
{
    FlowPlan plan = m_keeper.plan();
    plan.source.columns.clear();
    for (const ColumnChoice &choice : std::as_const(m_choices)) {
        if (choice.chosen)
            plan.source.columns.append(choice.column);
    }
    m_storing = true;
    m_keeper.edit(PlanKeeper::Section::Columns, plan);
    m_storing = false;
}

} // namespace dfw::presenters
