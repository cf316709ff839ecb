// SPDX-License-Identifier: Apache-2.0
#include "journal/journalfile.h"

#include "core/processlock.h"
#include "journal/lines.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace dfw::journal {

using namespace Qt::StringLiterals;

namespace {

constexpr auto userOnly = QFile::ReadOwner | QFile::WriteOwner;

Error storageError(const QString &where, const QString &words, const QString &code = {})
{
    return {.kind = ErrorKind::Storage,
            .operation = u"writeJournal"_s,
            .where = where,
            .code = code,
            .serverText = words};
}

bool flushToDisk(int handle)
{
#if defined(Q_OS_WIN)
    return _commit(handle) == 0;
#elif defined(Q_OS_MACOS)
    return fsync(handle) == 0;
#else
    return fdatasync(handle) == 0;
#endif
}

// A new file is not safe before the folder that names it is.
void flushDirectory(const QString &directory)
{
#ifndef Q_OS_WIN
    const int handle = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        fsync(handle);
        ::close(handle);
    }
#else
    Q_UNUSED(directory);
#endif
}

Result<std::unique_ptr<QLockFile>> lockFor(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
    if (tryProcessLock(*lock))
        return lock;
    if (lock->error() == QLockFile::LockFailedError) {
        Error error = storageError(path, {}, u"JournalInUse"_s);
        error.operation = u"openJournal"_s;
        return error;
    }
    return storageError(path, u"The lock file cannot be written."_s);
}

bool makeDirectory(const QString &directory)
{
    if (QFileInfo(directory).isDir())
        return true;
    return QDir().mkpath(directory) && QFile::setPermissions(directory, userOnly | QFile::ExeOwner);
}

} // namespace

JournalFile::JournalFile(const QString &path, std::unique_ptr<QLockFile> lock)
    : m_file(path), m_lock(std::move(lock))
{
}

JournalFile::~JournalFile() = default;

Result<std::unique_ptr<JournalFile>> JournalFile::create(const QString &directory,
                                                         const Entry &begun)
{
    if (!makeDirectory(directory))
        return storageError(directory, u"The folder cannot be made."_s);
    const QString time =
        QDateTime::fromMSecsSinceEpoch(begun.atMs, Qt::UTC).toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    const QString path = directory + u'/' + time + u'-' + begun.runTag + u".jsonl"_s;
    auto lock = lockFor(path);
    if (!lock)
        return lock.error();
    std::unique_ptr<JournalFile> out(new JournalFile(path, lock.takeValue()));
    // Appending, so that no later write can touch an earlier line.
    if (!out->m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::NewOnly |
                          QIODevice::Unbuffered))
        return out->failure();
    out->m_file.setPermissions(userOnly);
    if (const auto written = out->append(begun); !written) {
        out->m_file.remove();
        return written.error();
    }
    if (const auto safe = out->sync(); !safe) {
        out->m_file.remove();
        return safe.error();
    }
    flushDirectory(directory);
    return out;
}

Result<std::unique_ptr<JournalFile>> JournalFile::open(const QString &path)
{
    auto lock = lockFor(path);
    if (!lock)
        return lock.error();
    std::unique_ptr<JournalFile> out(new JournalFile(path, lock.takeValue()));
    QFile &file = out->m_file;
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered))
        return out->failure();
    auto reading = readJournal(file.read(largestJournalBytes + 1));
    if (!reading) {
        Error error = reading.error();
        error.where = path;
        return error;
    }
    if (reading->torn && !file.resize(reading->validBytes))
        return out->failure();
    file.close();
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::ExistingOnly |
                   QIODevice::Unbuffered))
        return out->failure();
    out->m_sum = reading->sum;
    out->m_record = recordOf(reading->entries);
    return out;
}

Error JournalFile::failure() const
{
    return storageError(m_file.fileName(), m_file.errorString());
}

Result<Unit> JournalFile::append(const Entry &entry)
{
    if (m_failed)
        return failure();
    QByteArray sum = m_sum;
    const QByteArray line = toLine(entry, sum);
    if (m_file.write(line) != line.size()) {
        // Half a line may stand there now; anything after it would be damage and not a torn end.
        m_failed = true;
        return failure();
    }
    m_sum = sum;
    apply(entry, m_record);
    return Unit{};
}

Result<Unit> JournalFile::sync()
{
    if (m_failed)
        return failure();
    if (!flushToDisk(m_file.handle())) {
        m_failed = true;
        return storageError(m_file.fileName(), qt_error_string());
    }
    return Unit{};
}

} // namespace dfw::journal
