// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "journal/entry.h"

#include <QByteArray>
#include <QList>

// The file of one run: JSON lines in the order of what happened, readable by a person and by jq.
// Each line ends with "sum": the first 16 hexadecimal digits of the SHA-256 of the sum of the line
// before (nothing, for the first) and of the line up to `,"sum"`. A line that was changed, lost or
// moved is so found out.

namespace dfw::journal {

inline constexpr int journalVersion = 1;
/// A larger file is no journal: a run writes some thirty lines.
inline constexpr qint64 largestJournalBytes = 64 * 1024 * 1024;

/// One line with its line feed. `sum` is that of the line before, and this line's afterwards.
QByteArray toLine(const Entry &entry, QByteArray &sum);

struct JournalReading
{
    QList<Entry> entries; ///< the first is Begun
    /// The program died, or the disk was full, in the midst of the last line, which has no line
    /// feed then, or is nothing a journal writes. Normal: what it would have told is an intent
    /// without an outcome, or nothing.
    bool torn = false;
    qsizetype validBytes = 0; ///< up to the torn line: where writing goes on
    QByteArray sum;           ///< of the last line
};

/// Any bytes are fine as input. Errors, all of kind Storage, by code: "JournalIsNewer" (to be left
/// alone; `detail` is its version), "JournalDamaged" (`detail` is the line, from 1), "NotAJournal".
Result<JournalReading> readJournal(const QByteArray &bytes);

} // namespace dfw::journal
