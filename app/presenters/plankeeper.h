// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "domain/validation.h"

#include <QObject>

namespace dfw::presenters {

/// Owner of the one plan the wizard edits. Everything that changes it goes through edit(), so that
/// "unsaved" is true exactly when the plan differs from what was opened or saved last.
class PlanKeeper : public QObject
{
    Q_OBJECT
public:
    /// Which part of the plan changed; pages look at their own only.
    enum class Section { Source, Columns, Target, Mapping, Schedule, Names, Everything };
    Q_ENUM(Section)

    explicit PlanKeeper(QObject *parent = nullptr);

    const FlowPlan &plan() const { return m_plan; }
    /// No signal and no "unsaved" when nothing differs.
    void edit(Section section, const FlowPlan &changed);

    /// A plan from a file (or, with an empty path, a fresh one): it counts as saved.
    void open(const FlowPlan &plan, const QString &path);
    void markSaved(const QString &path);
    QString path() const { return m_path; }
    bool isUnsaved() const { return m_plan != m_savedPlan; }

Q_SIGNALS:
    void planChanged(dfw::presenters::PlanKeeper::Section section);
    /// Path or unsaved state changed.
    void savedStateChanged();

private:
    FlowPlan m_plan;
    FlowPlan m_savedPlan;
    QString m_path;
};

} // namespace dfw::presenters
