// SPDX-License-Identifier: Apache-2.0
#include "net/cafile.h"

#include <QFile>
#include <QFileInfo>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 8LL * 1024 * 1024; // 40 times Debian's whole list

Error failure(const QString &path, const QString &code, const QString &detail = {})
{
    return {.kind = ErrorKind::Storage,
            .operation = u"readCaFile"_s,
            .where = path,
            .code = code,
            .detail = detail};
}

} // namespace

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    QFile file(path);
    // Not a pipe or device, which may never end.
    if (!QFileInfo(path).isFile() || file.size() > largestFile || !file.open(QIODevice::ReadOnly))
        return failure(path, u"CaFileUnreadable"_s, file.errorString());
    const QByteArray bytes = file.readAll();
    QList<QSslCertificate> out = QSslCertificate::fromData(bytes, QSsl::Pem);
    if (out.isEmpty())
        out = QSslCertificate::fromData(bytes, QSsl::Der);
    out.removeIf([](const QSslCertificate &one) { return one.isNull(); });
    if (out.isEmpty())
        return failure(path, u"CaFileEmpty"_s);
    return out;
}

} // namespace dfw::net
