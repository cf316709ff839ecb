// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

namespace dfw::test {

/// Tells the real time, because there are others to agree with about it, and ends every wait ten
/// times too early: for tests of the whole program. A pause of seconds takes tenths; a request's
/// deadline of a minute is still long enough for a slow machine.
class ImpatientClock : public SystemScheduler
{
public:
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override
    {
        return SystemScheduler::after(delay / 10, std::move(then));
    }
};

} // namespace dfw::test
