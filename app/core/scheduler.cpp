// SPDX-License-Identifier: Apache-2.0
#include "core/scheduler.h"

#include <ctime>
#include <QDateTime>
#include <QTimer>

namespace dfw {

namespace {

// A wait may last that much longer than it should, once, after this computer slept.
constexpr std::chrono::milliseconds betweenLooks{5000};

qint64 clockThatGoesOnAsleep()
{
#ifdef CLOCK_BOOTTIME
    timespec time{};
    if (clock_gettime(CLOCK_BOOTTIME, &time) == 0)
        return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#endif
    return QDateTime::currentMSecsSinceEpoch();
}

class TimerOperation : public Operation
{
public:
    TimerOperation(SystemScheduler::Clock clock, std::chrono::milliseconds lookEvery,
                   std::chrono::milliseconds delay, std::function<void()> then)
        : m_clock(std::move(clock)), m_lookEvery(lookEvery),
          // A negative delay would start no timer at all, and the callback would never come.
          m_left(std::max(delay, std::chrono::milliseconds(0))), m_due(m_clock() + m_left.count()),
          m_then(std::move(then))
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_left -= m_timer.intervalAsDuration();
            if (m_left.count() > 0 && m_clock() < m_due) {
                wait();
                return;
            }
            // Moved out first: the callback may drop the Call that owns us.
            const auto run = std::exchange(m_then, nullptr);
            if (run)
                run();
        });
        wait();
    }
    void cancel() override
    {
        m_timer.stop();
        m_then = nullptr;
    }

private:
    void wait() { m_timer.start(std::min(m_left, m_lookEvery)); }

    SystemScheduler::Clock m_clock;
    std::chrono::milliseconds m_lookEvery;
    std::chrono::milliseconds m_left; // to wait by the timer
    qint64 m_due;                     // by the clock
    QTimer m_timer;
    std::function<void()> m_then;
};

} // namespace

SystemScheduler::SystemScheduler() : SystemScheduler(clockThatGoesOnAsleep, betweenLooks) {}

SystemScheduler::SystemScheduler(Clock goesOnAsleep, std::chrono::milliseconds lookEvery)
    : m_clock(std::move(goesOnAsleep)), m_lookEvery(lookEvery)
{
}

qint64 SystemScheduler::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

Call SystemScheduler::after(std::chrono::milliseconds delay, std::function<void()> then)
{
    return Call(new TimerOperation(m_clock, m_lookEvery, delay, std::move(then)));
}

} // namespace dfw
