// SPDX-License-Identifier: Apache-2.0
#include "support/manualscheduler.h"

#include <algorithm>

namespace dfw::test {

class ManualOperation : public Operation
{
public:
    ManualOperation(qint64 due, std::function<void()> then) : m_due(due), m_then(std::move(then)) {}

    void cancel() override { m_then = nullptr; }
    bool isWaiting() const { return m_then != nullptr; }
    qint64 due() const { return m_due; }
    void run()
    {
        // Moved out first: the callback may drop the Call that owns us.
        const auto then = std::exchange(m_then, nullptr);
        then();
    }

private:
    qint64 m_due;
    std::function<void()> m_then;
};

Call ManualScheduler::after(std::chrono::milliseconds delay, std::function<void()> then)
{
    auto *operation = new ManualOperation(m_now + delay.count(), std::move(then));
    m_entries.append(operation);
    return Call(operation);
}

ManualOperation *ManualScheduler::soonest() const
{
    ManualOperation *found = nullptr;
    for (const auto &entry : m_entries) {
        if (entry && entry->isWaiting() && (!found || entry->due() < found->due()))
            found = entry;
    }
    return found;
}

void ManualScheduler::advance(std::chrono::milliseconds span)
{
    const qint64 end = m_now + span.count();
    while (ManualOperation *next = soonest()) {
        if (next->due() > end)
            break;
        m_now = qMax(m_now, next->due());
        next->run();
    }
    m_now = end;
    m_entries.removeIf([](const auto &entry) { return !entry || !entry->isWaiting(); });
}

QList<std::chrono::milliseconds> ManualScheduler::waits() const
{
    QList<std::chrono::milliseconds> out;
    for (const auto &entry : m_entries) {
        if (entry && entry->isWaiting())
            out.append(std::chrono::milliseconds(entry->due() - m_now));
    }
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace dfw::test
