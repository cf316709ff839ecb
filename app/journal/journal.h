// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "journal/entry.h"

namespace dfw::journal {

/// Where a run writes what it is about to do, and what came of it. Implementations: JournalFile,
/// and one in memory in tests/support.
class Journal
{
public:
    virtual ~Journal() = default;
    /// Adds an entry after all others. It may not be safe before sync(). Fails with
    /// ErrorKind::Storage; from then on every call fails, and whoever writes sends nothing any
    /// more.
    virtual Result<Unit> append(const Entry &entry) = 0;
    /// Returns when everything appended would survive a power cut.
    virtual Result<Unit> sync() = 0;
};

} // namespace dfw::journal
