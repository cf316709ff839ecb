// SPDX-License-Identifier: Apache-2.0
#include "core/processlock.h"

#include <QFile>
#include <QLockFile>

namespace dfw {

namespace {

bool saysWhose(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&process, &host, &program);
}

} // namespace

bool tryProcessLock(QLockFile &lock)
{
    constexpr int longEnough = 200; // ms
    lock.setStaleLockTime(0);       // not by age: an owner that lives may be idle for days
    if (lock.tryLock(0))
        return true;
    if (lock.error() != QLockFile::LockFailedError || saysWhose(lock))
        return false;
    if (lock.tryLock(longEnough))
        return true;
    if (lock.error() != QLockFile::LockFailedError || saysWhose(lock))
        return false;
    QFile::remove(lock.fileName());
    return lock.tryLock(0);
}

} // namespace dfw
