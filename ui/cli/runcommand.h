// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/platformapi.h"
#include "cli/place.h"
#include "core/scheduler.h"
#include "run/runengine.h"
#include "run/runwatcher.h"
#include "signin/connection.h"

#include <optional>

namespace dfw::cli {

struct RunOptions
{
    signin::SignIn signIn;
    SecretParams sourceSecrets; ///< of a new base connection, by parameter name
    bool json = false;
    std::optional<int> watchSeconds; ///< wait for the first flow run to end
};

/// `dataflow-wizard run`: the same engine as the wizard's, told on standard output.
class RunCommand : public PlaceCommand
{
    Q_OBJECT
public:
    RunCommand(const FlowPlan &plan, const RunOptions &options, QObject *parent = nullptr);

    void start() override;
    /// What is known is told, the exit code is 130.
    void interrupt() override;

private:
    void say(const QString &line) const;
    void tellStep(const run::StepStatus &status) const;
    void takeOutcome(const run::RunOutcome &outcome);
    void watch();
    void end(int exitCode);

    FlowPlan m_plan;
    RunOptions m_options;
    SystemScheduler m_scheduler;
    signin::Connection m_connection;
    api::PlatformApi m_api;
    run::RunEngine m_engine;
    run::RunWatcher m_watcher;
    std::optional<run::RunOutcome> m_outcome;
    std::optional<run::FlowProgress> m_progress;
    Call m_stateCall;
    Call m_deadline;
    bool m_ended = false;
};

} // namespace dfw::cli
