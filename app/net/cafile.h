// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"

#include <QList>
#include <QSslCertificate>

namespace dfw::net {

/// The certificates in a file: PEM with any number of them, or a single one in DER. Errors are
/// ErrorKind::Storage with the path in `where` and the code "CaFileUnreadable" (missing, no right,
/// a folder, over 8 MiB) or "CaFileEmpty" (no certificate in it).
Result<QList<QSslCertificate>> readCaFile(const QString &path);

} // namespace dfw::net
