// SPDX-License-Identifier: Apache-2.0
#include "storage/planfile.h"

#include "core/logging.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace dfw::storage {

using namespace Qt::StringLiterals;

namespace {

Error storageError(const QString &operation, const QString &path, const QString &detail)
{
    qCInfo(logStorage).noquote() << operation << "failed:" << detail;
    return Error{
        .kind = ErrorKind::Storage, .operation = operation, .where = path, .detail = detail};
}

} // namespace

Result<PlanReading> loadPlan(const QString &path)
{
    const QString operation = u"loadPlan"_s;
    const QFileInfo info(path);
    // Asked first: opening a named pipe would wait for somebody to write into it.
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return storageError(operation, path, u"not a regular file"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(operation, path, file.errorString());
    // One byte more than allowed, whatever the file says about its size: readPlan() then refuses.
    const QByteArray text = file.read(largestPlanBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return storageError(operation, path, file.errorString());
    return readPlan(text);
}

Result<Unit> savePlan(const QString &path, const FlowPlan &plan)
{
    const QString operation = u"savePlan"_s;
    const QFileInfo info(path);
    if (path.isEmpty() || (info.exists() && !info.isFile()))
        return storageError(operation, path, u"not a regular file"_s);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return storageError(operation, path, file.errorString());
    file.write(writePlan(plan)); // a failed write makes commit() fail
    if (!file.commit())
        return storageError(operation, path, file.errorString());
    return Unit{};
}

} // namespace dfw::storage
