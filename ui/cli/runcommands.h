// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

#include <QStringList>

namespace dfw::cli {

// The commands whose work is journaled, from their arguments to their exit code.

/// `run PLAN`, and `run --resume [PLAN]`.
int commandRun(const QStringList &arguments, Scheduler &clock);
int commandRollback(const QStringList &arguments, Scheduler &clock);
int commandPublish(const QStringList &arguments, Scheduler &clock);

} // namespace dfw::cli
