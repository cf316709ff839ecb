// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/platformapi.h"
#include "cli/place.h"
#include "core/scheduler.h"
#include "journal/journalfile.h"
#include "run/rollback.h"
#include "run/runengine.h"
#include "run/runwatcher.h"
#include "signin/connection.h"

#include <memory>
#include <optional>
#include <QMap>

namespace dfw::cli {

struct RunOptions
{
    signin::SignIn signIn;
    SecretParams sourceSecrets; ///< of a new base connection, by parameter name
    bool json = false;
    QString goOn;  ///< the arguments that go on with this run, for the user to copy
    QString there; ///< those that name its place and it, for other commands
    std::optional<int> watchSeconds; ///< wait for the first flow run to end
    /// Which of several resources a lost create has made, by step: see RunEngine::choose().
    QMap<run::StepId, QString> adopted;
};

/// `dataflow-wizard run`: the same engine as the wizard's, told on standard output.
class RunCommand : public PlaceCommand
{
    Q_OBJECT
public:
    /// `journal` is new, or that of the run to go on with.
    RunCommand(const FlowPlan &plan, const RunOptions &options,
               std::unique_ptr<journal::JournalFile> journal, Scheduler &clock,
               QObject *parent = nullptr);

    void start() override;
    /// What is known is told, the exit code is 130.
    void interrupt() override;

private:
    void say(const QString &line) const;
    void tellStep(const run::StepStatus &status) const;
    bool adoptChosen();
    bool tellCandidates() const;
    void tellHowToGoOn() const;
    void tellWhatIsNotWrittenDown() const;
    bool isAdopted(const run::StepStatus &status) const;
    void takeOutcome(const run::RunOutcome &outcome);
    void tidyUp();
    void tellState();
    void watch();
    void end(int exitCode);

    FlowPlan m_plan;
    RunOptions m_options;
    std::unique_ptr<journal::JournalFile> m_journal;
    Scheduler &m_scheduler;
    signin::Connection m_connection;
    api::PlatformApi m_api;
    run::RunEngine m_engine;
    std::unique_ptr<run::RollBack> m_tidier;
    run::RunWatcher m_watcher;
    std::optional<run::RunOutcome> m_outcome;
    std::optional<run::FlowProgress> m_progress;
    Call m_stateCall;
    Call m_deadline;
    bool m_ended = false;
};

} // namespace dfw::cli
