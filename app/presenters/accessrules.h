// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "domain/accesspoint.h"

namespace dfw::presenters {

/// Whose line of the access list a failure belongs to: Flow Service saying that the sandbox is not
/// there is about the sandbox. By the documented codes (flow-service reference 4.2, 4.3); `asked`
/// where the failure is about what was asked.
AccessPoint blamedFor(const Error &error, AccessPoint asked);

} // namespace dfw::presenters
