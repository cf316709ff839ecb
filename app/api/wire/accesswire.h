// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "net/transport.h"

#include <optional>

/// Whether the caller may write to Flow Service, found out without writing (flow-service reference
/// 1.3, 4.3).
namespace dfw::api::wire {

/// The right `EnterpriseSource`, write: "Manage Sources" in Permissions.
enum class WriteRight {
    Allowed, ///< as far as can be told
    Refused,
    Unclear, ///< the answer says neither
};

struct WriteProbe
{
    WriteRight right = WriteRight::Unclear;
    /// What was answered; none where writing is allowed.
    std::optional<Error> answer;
};

/// POST /connections with an empty object, which is no base connection: without a connection spec
/// nothing can be made of it, so it is refused, and by whom it is refused tells the right.
net::Request probeConnectionWrite();
/// An answer of Flow Service about the body (400) came from behind the rights. That the probe was
/// taken says nothing good: unclear.
WriteProbe readWriteProbe(const net::Response &response);

} // namespace dfw::api::wire
