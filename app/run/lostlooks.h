// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <chrono>
#include <optional>
#include <QList>

namespace dfw::run {

/// The waits before each look for what a create may have made whose answer was lost. What none of
/// them finds was not made.
using LookWaits = QList<std::chrono::milliseconds>;

/// Of a run, which sends the create again after them. `cause`: why the answer is not known; absent
/// where nobody was there to hear it. A service that answered, with trouble or rubbish, is done
/// with the request, but its lists may lag behind; any other may be at work on it as long as a
/// client waits for its answer (net::Request::deadline), counted from when it was sent, `age` ago,
/// and no less than half a minute where it kept somebody waiting. A negative age means that the
/// clock was set back, and counts as now.
LookWaits looksBeforeSending(const std::optional<Error> &cause, std::chrono::milliseconds age);

/// Of a roll-back, which sends nothing again: the first at once, the last when the service can no
/// longer be at work on it.
LookWaits looksBeforeRemoving(std::chrono::milliseconds age);

} // namespace dfw::run
