// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place.h"
#include "core/scheduler.h"
#include "run/dryrun.h"
#include "signin/connection.h"

namespace dfw::cli {

/// `dataflow-wizard check PLAN` with a place: the plan against what is there, a line an item on
/// standard output. 0 where nothing is a problem, 2 where the plan must change, else as `run`.
class DryRunCommand : public PlaceCommand
{
    Q_OBJECT
public:
    DryRunCommand(const FlowPlan &plan, const signin::SignIn &signIn, bool json, Scheduler &clock,
                  QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void tell(const run::DryRunReport &report);

    FlowPlan m_plan;
    bool m_json;
    Scheduler &m_scheduler;
    signin::Connection m_connection;
    run::DryRun m_dryRun;
};

/// Of a report: 3 where the sign-in was refused, 2 where the plan must change, before whatever else
/// is wrong.
int exitCodeFor(const run::DryRunReport &report);

} // namespace dfw::cli
