// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"

#include <optional>
#include <QString>

namespace dfw::cli {

/// `dataflow-wizard check PLAN`: every issue on a line of standard output; 0, or 2 where there is
/// an error.
int checkCommand(const QString &planPath);

/// Reads a plan and prints what is wrong with it to standard error; nullopt where it cannot be run.
std::optional<FlowPlan> loadRunnablePlan(const QString &planPath, bool json);

} // namespace dfw::cli
