// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

#include <QElapsedTimer>
#include <QTimer>
#include <utility>

namespace dfw::test {

/// A clock that runs so many times faster than the real one: back-off and deadlines come in order,
/// and no test waits for them.
class HurriedClock : public Scheduler
{
public:
    explicit HurriedClock(int faster = 1000, qint64 startMs = 1'767'225'600'000) // 2026-01-01
        : m_faster(faster), m_start(startMs)
    {
        m_elapsed.start();
    }

    qint64 nowMs() const override { return m_start + m_elapsed.elapsed() * m_faster; }
    /// So long nobody waited for anything.
    void skip(std::chrono::milliseconds span) { m_start += span.count(); }
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override
    {
        return Call(new Wait(delay / m_faster, std::move(then)));
    }

private:
    class Wait : public Operation
    {
    public:
        Wait(std::chrono::milliseconds delay, std::function<void()> then) : m_then(std::move(then))
        {
            m_timer.setSingleShot(true);
            m_timer.setTimerType(Qt::PreciseTimer);
            connect(&m_timer, &QTimer::timeout, this, [this] {
                if (const auto due = std::exchange(m_then, nullptr))
                    due();
            });
            m_timer.start(delay);
        }
        void cancel() override
        {
            m_timer.stop();
            m_then = nullptr;
        }

    private:
        QTimer m_timer;
        std::function<void()> m_then;
    };

    int m_faster;
    qint64 m_start;
    QElapsedTimer m_elapsed;
};

} // namespace dfw::test
