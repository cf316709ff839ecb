// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place.h"
#include "core/scheduler.h"
#include "journal/journalfile.h"
#include "run/publisher.h"
#include "signin/connection.h"

#include <memory>

namespace dfw::cli {

/// "The dataflow “…” is published already, since …." for a run whose drafts are; else empty.
QString publishedAlready(const journal::RunRecord &record);

/// `dataflow-wizard publish`: publishes what a run made as drafts, and writes each into its
/// journal. 0 when none is a draft any more.
class PublishCommand : public PlaceCommand
{
    Q_OBJECT
public:
    PublishCommand(const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal,
                   bool json, Scheduler &clock, QObject *parent = nullptr);

    void start() override;
    void interrupt() override;

private:
    void say(const QString &line) const;
    void take(const run::PublishStatus &status);
    void end(const run::PublishOutcome &outcome);

    bool m_json;
    std::unique_ptr<journal::JournalFile> m_journal;
    Scheduler &m_scheduler;
    signin::Connection m_connection;
    run::Publisher m_publisher;
    std::optional<Error> m_notWritten;
};

} // namespace dfw::cli
