// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place.h"
#include "core/scheduler.h"
#include "journal/journalfile.h"
#include "run/rollback.h"
#include "signin/connection.h"

#include <memory>

namespace dfw::cli {

struct RollbackOptions
{
    bool json = false;
    bool withData = false; ///< a dataset that holds rows goes with them
    bool leave = false;    ///< what cannot be removed as things are is left there for good
    bool named = false;    ///< --run says which run: a complete one goes while it has drafts
};

/// `dataflow-wizard rollback`: removes what a run made, the last first, and says what stayed.
/// 0 when nothing is left but what stays by nature or was to be left, 4 when something is.
class RollbackCommand : public PlaceCommand
{
    Q_OBJECT
public:
    RollbackCommand(const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal,
                    const RollbackOptions &options, Scheduler &clock, QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void say(const QString &line) const;
    void tell(const run::UndoStatus &item) const;
    void end(const run::UndoOutcome &outcome);
    bool leave(const run::UndoOutcome &outcome);
    void tellWhatNext(const run::UndoOutcome &outcome) const;

    RollbackOptions m_options;
    std::unique_ptr<journal::JournalFile> m_journal;
    Scheduler &m_scheduler;
    signin::Connection m_connection;
    run::RollBack m_rollBack;
};

} // namespace dfw::cli
