// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "journal/journal.h"
#include "journal/record.h"
#include "net/transport.h"

#include <optional>
#include <QSet>

namespace dfw::run {

/// What a create's request is, in 32 hexadecimal digits: equal for requests that would make the
/// same. Taken of the request without its secrets; sign-in headers and host are not part of it.
QString fingerprintOf(const net::Request &request);

/// IDs of all that the run made, whether it is of use or not.
QSet<QString> knownIds(const journal::RunRecord &record);

/// A run's journal and what it comes to, kept together. Owns neither journal nor scheduler.
class Ledger
{
public:
    Ledger(journal::Journal &journal, Scheduler &scheduler)
        : m_journal(journal), m_scheduler(scheduler)
    {
    }

    /// What the journal says so far.
    void begin(const journal::RunRecord &record);
    const journal::RunRecord &record() const { return m_record; }

    /// Adds the entry, with the time. False when it could not be written; see failure().
    bool note(journal::Entry entry);
    /// False when it is not safe.
    bool sync();
    /// Why nothing may be sent any more.
    const std::optional<Error> &failure() const { return m_failure; }

private:
    journal::Journal &m_journal;
    Scheduler &m_scheduler;
    journal::RunRecord m_record;
    std::optional<Error> m_failure;
};

} // namespace dfw::run
