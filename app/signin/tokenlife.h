// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

#include <optional>

namespace dfw::signin {

/// When a token ends by its own word, in milliseconds since the epoch: IMS writes `created_at` and
/// `expires_in` (both ms, as text) into its JSON Web Tokens, others `exp` (s). None for a token
/// that says nothing. Neither signature nor anything else is looked at: good for showing the time
/// left and for nothing else.
std::optional<qint64> tokenEnd(const Secret &token);

} // namespace dfw::signin
