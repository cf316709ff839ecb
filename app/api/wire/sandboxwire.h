// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

namespace dfw::api::wire {

/// GET /sandbox-management/: the sandboxes the caller may use (openapi/sandbox.yaml). One page of
/// up to 100. Those that are not active are in the list, too.
net::Request listSandboxes();
Result<QList<Sandbox>> readSandboxes(const net::Response &response);

} // namespace dfw::api::wire
