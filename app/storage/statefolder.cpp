// SPDX-License-Identifier: Apache-2.0
#include "storage/statefolder.h"

#include <QDir>
#include <QStandardPaths>

namespace dfw::storage {

using namespace Qt::StringLiterals;

QString stateFolder()
{
#ifdef Q_OS_LINUX
    QString base = qEnvironmentVariable("XDG_STATE_HOME");
    // The specification: a relative path is to be ignored.
    if (!QDir::isAbsolutePath(base))
        base = QDir::homePath() + u"/.local/state"_s;
    return base + u"/dataflow-wizard"_s;
#else
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
#endif
}

} // namespace dfw::storage
