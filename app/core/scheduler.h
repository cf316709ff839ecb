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

/// The real clock and QTimer. Waits count the time this computer sleeps: QTimer stands still then,
/// so what is due is found out by looks every few seconds at a clock that goes on. That clock is
/// not the wall clock where the system has another one, because a wall clock that is set ends no
/// wait.
class SystemScheduler : public Scheduler
{
public:
    /// Milliseconds since any moment.
    using Clock = std::function<qint64()>;

    SystemScheduler();
    SystemScheduler(Clock goesOnAsleep, std::chrono::milliseconds lookEvery);

    qint64 nowMs() const override;
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override;

private:
    Clock m_clock;
    std::chrono::milliseconds m_lookEvery;
};

} // namespace dfw
