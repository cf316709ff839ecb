// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "journal/journalfile.h"
#include "journal/record.h"

#include <optional>
#include <QList>
#include <QString>

namespace dfw::journal {

/// One file of the folder.
struct JournalSummary
{
    QString path;
    std::optional<RunRecord> record; ///< absent exactly when there is an error
    std::optional<Error> error;      ///< of readJournal(), or the file could not be read
    bool inUse = false;              ///< another window or command works on it
    bool hasEnded = false;           ///< its last entry says so: it was neither stopped nor killed
};

/// The folder of all runs' journals, read anew every time, so that two windows agree.
class Journals
{
public:
    /// The folder is made with the first run.
    explicit Journals(QString directory) : m_directory(std::move(directory)) {}

    QString directory() const { return m_directory; }
    /// Newest first. Empty where there is no folder. A file without even one whole line is left
    /// out: its run was killed before it could send anything.
    QList<JournalSummary> list() const;
    /// Writes the first entry; from here on the run cannot be lost.
    Result<std::unique_ptr<JournalFile>> begin(const QString &runTag, const RunPlace &place,
                                               const QJsonObject &plan, const QString &planPath,
                                               qint64 nowMs) const;

private:
    QString m_directory;
};

/// Renames what is no journal (any more) to its name with ".damaged" behind it, where list() does
/// not look; nothing is deleted. Returns the new path. Errors: Storage.
Result<QString> setAside(const QString &path);
/// Where setAside() would put it.
QString asidePath(const QString &path);

/// The interrupted ones of this place; with a plan's path only those of that plan. Newest first.
QList<JournalSummary> interruptedRuns(const QList<JournalSummary> &all, const RunPlace &place,
                                      const QString &planPath = {});

} // namespace dfw::journal
