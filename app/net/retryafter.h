// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"

#include <optional>

namespace dfw::net {

/// How long the service asks to be left alone: Retry-After as seconds or as an HTTP date; a day at
/// most. A date is counted from the answer's own Date, because this computer's clock may be wrong
/// or have slept; without one from `nowMs` (milliseconds since the epoch, UTC). nullopt where
/// nothing is asked, nothing can be read, or there is no moment to count from.
std::optional<std::chrono::milliseconds> retryAfter(const Response &response,
                                                    std::optional<qint64> nowMs = std::nullopt);

} // namespace dfw::net
