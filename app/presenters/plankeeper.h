// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "domain/validation.h"
#include "domain/worldids.h"
#include "signin/profilerules.h"

#include <optional>
#include <QList>
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
    /// A plan that was being edited when its window went: with the plan its file holds, and the
    /// sandbox its IDs are from, if any.
    void restore(const FlowPlan &plan, const FlowPlan &saved, const QString &path,
                 const std::optional<signin::IdWorld> &world);
    void markSaved(const QString &path);
    QString path() const { return m_path; }
    bool isUnsaved() const { return m_plan != m_savedPlan; }

    /// Signed in to this sandbox: IDs that were chosen in another one leave the plan, and those
    /// that were left behind here before come back. Two sandboxes' IDs are never in one plan.
    void enterWorld(const signin::IdWorld &world);
    /// Signed in to none: the plan still belongs to where it was edited last, one that is opened
    /// from now on to nowhere yet.
    void leaveWorld() { m_here.reset(); }
    /// Where the plan's IDs are from; nothing while it belongs to nowhere.
    const std::optional<signin::IdWorld> &world() const { return m_planWorld; }
    /// What the last enterWorld() took out of the plan.
    const WorldIds &leftBehind() const { return m_leftBehind; }

Q_SIGNALS:
    void planChanged(dfw::presenters::PlanKeeper::Section section);
    /// The plan goes to another sandbox: what was put aside of the one before means nothing now.
    void worldChanged();
    /// Path or unsaved state changed.
    void savedStateChanged();

private:
    struct Left
    {
        signin::IdWorld world;
        WorldIds ids;
    };
    std::optional<signin::IdWorld> m_here;
    std::optional<signin::IdWorld> m_planWorld; ///< where the plan's IDs are from
    WorldIds m_leftBehind;
    QList<Left> m_left; ///< one entry a world
    FlowPlan m_plan;
    FlowPlan m_savedPlan;
    QString m_path;
};

} // namespace dfw::presenters
