// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journal.h"
#include "journal/record.h"

#include <QList>
#include <QStringList>

namespace dfw::test {

/// A journal that can be looked at, and can be made to fail.
class MemoryJournal : public journal::Journal
{
public:
    Result<Unit> append(const journal::Entry &entry) override
    {
        if (full)
            return Error{.kind = ErrorKind::Storage,
                         .operation = QStringLiteral("writeJournal"),
                         .serverText = QStringLiteral("No space left on device")};
        entries.append(entry);
        return Unit{};
    }
    Result<Unit> sync() override
    {
        if (full)
            return append({});
        synced = entries.size();
        return Unit{};
    }

    journal::RunRecord record() const { return journal::recordOf(entries); }
    /// "intent flow", "outcome flow", …
    QStringList lines() const
    {
        QStringList out;
        for (const journal::Entry &entry : entries)
            out.append((journal::entryKindName(entry.kind) + u' ' + entry.step).trimmed());
        return out;
    }

    QList<journal::Entry> entries;
    qsizetype synced = 0; ///< how many would survive a power cut
    bool full = false;    ///< the disk
};

/// The first entry of a run, as Journals::begin() writes it.
inline journal::Entry begunEntry(const QString &runTag)
{
    return {.kind = journal::EntryKind::Begun,
            .runTag = runTag,
            .place = {.platform = QStringLiteral("demo"),
                      .organisation = QStringLiteral("ORG@AdobeOrg"),
                      .sandbox = QStringLiteral("demo")}};
}

} // namespace dfw::test
