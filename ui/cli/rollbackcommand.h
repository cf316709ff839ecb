// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place.h"
#include "core/scheduler.h"
#include "journal/journalfile.h"
#include "run/rollback.h"
#include "signin/connection.h"

#include <memory>

namespace dfw::cli {

/// `dataflow-wizard rollback`: removes what a run made, the last first, and says what stayed.
/// 0 when nothing is left but what stays by nature, 4 when something refused to go.
class RollbackCommand : public PlaceCommand
{
    Q_OBJECT
public:
    RollbackCommand(const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal,
                    bool json, Scheduler &clock, QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void say(const QString &line) const;
    void tell(const run::UndoStatus &item) const;
    void end(const run::UndoOutcome &outcome);

    bool m_json;
    std::unique_ptr<journal::JournalFile> m_journal;
    Scheduler &m_scheduler;
    signin::Connection m_connection;
    run::RollBack m_rollBack;
};

} // namespace dfw::cli
