// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/journal.h"
#include "journal/record.h"

#include <memory>
#include <QByteArray>
#include <QFile>

class QLockFile;

namespace dfw::journal {

/// The journal of one run on disk, open for writing and locked: a second window or command on the
/// same run is refused. The lock goes with the object, and with a process that is killed.
class JournalFile : public Journal
{
public:
    /// Makes `directory` (user only) and in it the file, named by time and run tag, and writes and
    /// syncs `begun`. Errors: Storage (directory or disk; `where` is the path).
    static Result<std::unique_ptr<JournalFile>> create(const QString &directory,
                                                       const Entry &begun);
    /// To go on: a torn last line is cut off. Errors: Storage; by code "JournalInUse", or those of
    /// readJournal(), which leave the file as it is.
    static Result<std::unique_ptr<JournalFile>> open(const QString &path);
    ~JournalFile() override;

    Result<Unit> append(const Entry &entry) override;
    Result<Unit> sync() override;

    /// From the first error on; open() anew to go on once there is room.
    bool hasFailed() const { return m_failed; }
    QString path() const { return m_file.fileName(); }
    /// What the file said when it was opened.
    const RunRecord &record() const { return m_record; }

private:
    JournalFile(const QString &path, std::unique_ptr<QLockFile> lock);
    Error failure() const;

    QFile m_file;
    std::unique_ptr<QLockFile> m_lock;
    RunRecord m_record;
    QByteArray m_sum;
    bool m_failed = false;
};

} // namespace dfw::journal
