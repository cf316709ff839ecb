// SPDX-License-Identifier: Apache-2.0
#include "core/scheduler.h"

#include <QDateTime>
#include <QTimer>

namespace dfw {

namespace {

class TimerOperation : public Operation
{
public:
    TimerOperation(std::chrono::milliseconds delay, std::function<void()> then)
        : m_then(std::move(then))
    {
        m_timer.setSingleShot(true);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            // Moved out first: the callback may drop the Call that owns us.
            const auto run = std::exchange(m_then, nullptr);
            if (run)
                run();
        });
        // A negative delay would start no timer at all, and the callback would never come.
        m_timer.start(std::max(delay, std::chrono::milliseconds(0)));
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

} // namespace

qint64 SystemScheduler::nowMs() const
{
    return QDateTime::currentMSecsSinceEpoch();
}

Call SystemScheduler::after(std::chrono::milliseconds delay, std::function<void()> then)
{
    return Call(new TimerOperation(delay, std::move(then)));
}

} // namespace dfw
