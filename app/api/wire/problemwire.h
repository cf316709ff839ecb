// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "net/transport.h"

#include <optional>

namespace dfw::api::wire {

/// Reads every error shape of the services (flow-service reference 4.1: gateway, Flow Service old
/// and new, Schema Registry old and new, Sandbox, IMS, empty, HTML) into one Error. Never fails:
/// what it cannot read it keeps as redacted text. nullopt for a real success. A 2xx that carries an
/// error body ("errorMessage", or "status" with "report") is an error, too.
std::optional<Error> readProblem(const net::Request &request, const net::Response &response);

/// Whether the service can have sent this: JSON, or nothing at all. A network's sign-in page or a
/// proxy's own answer is neither, whatever its status says.
bool isFromService(const net::Response &response);

} // namespace dfw::api::wire
