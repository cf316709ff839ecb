// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::cli {

/// `dataflow-wizard requests PLAN [--json]`: what a run would send, in order. With --json one
/// object a line:
/// {"step","method","url","headers","body"}. Holds {placeholders}, no secret and no host.
int requestsCommand(const QString &planPath, bool json);

} // namespace dfw::cli
