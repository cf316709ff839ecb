// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/drills.h"

#include <chrono>
#include <QString>

namespace dfw::cli {

struct ServeOptions
{
    quint16 port = 0; ///< 0 = one that is free
    QString dataDir;  ///< empty = nothing is kept
    std::chrono::milliseconds latency{0};
    bool strict = false;
    bool fresh = false; ///< what is in `dataDir` goes
    QList<localplatform::Drill> drills;
};

/// `dataflow-wizard serve`: prints where it listens and its demo credentials, then serves until it
/// is stopped. Needs a QCoreApplication whose event loop is not running yet. 0 after a stop signal,
/// else an ExitCode.
int serveCommand(const ServeOptions &options);

} // namespace dfw::cli
