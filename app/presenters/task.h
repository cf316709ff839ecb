// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <optional>

namespace dfw::presenters {

/// Where a page's own call stands. Pages show Busy after a second, with a Cancel, and Failed with
/// its error.
struct Task
{
    enum class State { Idle, Busy, Ready, Failed, Cancelled };
    State state = State::Idle;
    std::optional<Error> error;
    qint64 ms = 0; ///< how long the last call took

    bool isBusy() const { return state == State::Busy; }
    bool isReady() const { return state == State::Ready; }
};

} // namespace dfw::presenters
