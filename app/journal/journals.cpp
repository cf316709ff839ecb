// SPDX-License-Identifier: Apache-2.0
#include "journal/journals.h"

#include "core/processlock.h"
#include "journal/lines.h"

#include <algorithm>
#include <QDir>
#include <QLockFile>

namespace dfw::journal {

using namespace Qt::StringLiterals;

namespace {

// Looks without taking: a lock taken only to look would refuse somebody else for that moment.
bool isLocked(const QString &path)
{
    const QString file = path + u".lock"_s;
    if (!QFile::exists(file))
        return false;
    QLockFile lock(file);
    if (!tryProcessLock(lock))
        return true;
    lock.unlock(); // its owner is gone
    return false;
}

// Nothing where the file was given up before its first line was whole.
std::optional<JournalSummary> summaryOf(const QString &path)
{
    JournalSummary out{.path = path};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        out.error = Error{.kind = ErrorKind::Storage,
                          .operation = u"readJournal"_s,
                          .where = path,
                          .serverText = file.errorString()};
        return out;
    }
    const QByteArray bytes = file.read(largestJournalBytes + 1);
    if (!bytes.contains('\n'))
        return std::nullopt;
    const auto reading = readJournal(bytes);
    if (reading) {
        out.record = recordOf(reading->entries);
        out.hasEnded = reading->entries.last().kind == EntryKind::Ended;
    } else {
        out.error = reading.error();
        out.error->where = path;
    }
    out.inUse = isLocked(path);
    return out;
}

} // namespace

QList<JournalSummary> Journals::list() const
{
    const QDir directory(m_directory);
    // By name, which begins with the time.
    const QStringList names =
        directory.entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    QList<JournalSummary> out;
    for (const QString &name : names) {
        if (const auto summary = summaryOf(directory.filePath(name)))
            out.append(*summary);
    }
    return out;
}

Result<std::unique_ptr<JournalFile>> Journals::begin(const QString &runTag, const RunPlace &place,
                                                     const QJsonObject &plan,
                                                     const QString &planPath, qint64 nowMs) const
{
    return JournalFile::create(m_directory, {.kind = EntryKind::Begun,
                                             .atMs = nowMs,
                                             .runTag = runTag,
                                             .place = place,
                                             .plan = plan,
                                             .planPath = planPath});
}

QString asidePath(const QString &path)
{
    const QString plain = path + u".damaged"_s;
    QString out = plain;
    for (int number = 2; QFile::exists(out); ++number)
        out = plain + QString::number(number);
    return out;
}

Result<QString> setAside(const QString &path)
{
    const QString aside = asidePath(path);
    QFile file(path);
    if (!file.rename(aside))
        return Error{.kind = ErrorKind::Storage,
                     .operation = u"writeJournal"_s,
                     .where = path,
                     .serverText = file.errorString()};
    return aside;
}

QList<JournalSummary> interruptedRuns(const QList<JournalSummary> &all, const RunPlace &place,
                                      const QString &planPath)
{
    QList<JournalSummary> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const JournalSummary &one) {
        return one.record && one.record->isInterrupted() && one.record->place == place &&
               (planPath.isEmpty() || one.record->planPath == planPath);
    });
    return out;
}

} // namespace dfw::journal
