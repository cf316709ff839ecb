// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"

#include <chrono>
#include <functional>

namespace dfw {

/// Time as a dependency: tests move it by hand, the program uses the real one.
class Scheduler
{
public:
    virtual ~Scheduler() = default;
    /// Wall clock, milliseconds since the epoch, UTC.
    virtual qint64 nowMs() const = 0;
    /// Calls back once after `delay`, on the caller's thread, unless the Call is dropped first.
    virtual Call after(std::chrono::milliseconds delay, std::function<void()> then) = 0;
};

/// The real clock and QTimer.
class SystemScheduler : public Scheduler
{
public:
    qint64 nowMs() const override;
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override;
};

} // namespace dfw
