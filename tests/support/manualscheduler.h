// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

#include <QList>
#include <QPointer>

namespace dfw::test {

class ManualOperation;

/// A clock that stands still until it is moved: no test waits for real time.
class ManualScheduler : public Scheduler
{
public:
    explicit ManualScheduler(qint64 nowMs = 1'767'225'600'000) : m_now(nowMs) {} // 2026-01-01

    qint64 nowMs() const override { return m_now; }
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override;

    /// Moves the clock and calls what became due, in the order of time, also what these calls
    /// scheduled within the span.
    void advance(std::chrono::milliseconds span);
    /// How long until each one that is still waited for, soonest first.
    QList<std::chrono::milliseconds> waits() const;

private:
    ManualOperation *soonest() const;

    qint64 m_now;
    QList<QPointer<ManualOperation>> m_entries; // owned by their Calls
};

} // namespace dfw::test
