// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/session.h"
#include "presenters/sourcepresenter.h"
#include "presenters/task.h"
#include "run/dryrun.h"

#include <memory>
#include <optional>
#include <QObject>

namespace dfw::presenters {

/// "Check without creating" on Review: one dry run at a time, its report and whether it still is
/// about the plan as it is. A report does not outlive the sign-in it was made with.
class DryRunPresenter : public QObject
{
    Q_OBJECT
public:
    DryRunPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                    QObject *parent = nullptr);

    /// The plan must pass validate(). Begins anew where one is under way.
    void start();
    /// The report before this one stays.
    void cancel();

    /// Idle, Busy, Ready or Cancelled: what goes wrong is in the report.
    const Task &task() const { return m_task; }
    int asked() const { return m_dryRun ? m_dryRun->asked() : 0; }
    int answered() const { return m_dryRun ? m_dryRun->answered() : 0; }
    const std::optional<run::DryRunReport> &report() const { return m_report; }
    /// The plan changed since the report was made.
    bool isStale() const { return m_report && m_reported != m_keeper.plan(); }

Q_SIGNALS:
    void changed();

private:
    void forget();

    Session &m_session;
    PlanKeeper &m_keeper;
    SourcePresenter &m_source;
    std::unique_ptr<run::DryRun> m_dryRun; ///< of the session's connection
    FlowPlan m_asked;
    FlowPlan m_reported; ///< what the report is about
    std::optional<run::DryRunReport> m_report;
    Task m_task;
};

} // namespace dfw::presenters
