// SPDX-License-Identifier: Apache-2.0
//
// The program's waits on a computer that sleeps: the timer stands still then, and the clock does
// not.
#include "core/scheduler.h"

#include <QTest>

using namespace dfw;
using namespace std::chrono_literals;

namespace {

// What passed on the clock, moved by hand; the timers run by the real time.
struct Laptop
{
    qint64 clock = 5'000'000;
    int looks = 0;
    int calls = 0;
    SystemScheduler scheduler{[this] {
                                  ++looks;
                                  return clock;
                              },
                              1ms};

    Call after(std::chrono::milliseconds delay)
    {
        return scheduler.after(delay, [this] { ++calls; });
    }
    void sleep(std::chrono::milliseconds span) { clock += span.count(); }
};

} // namespace

class TestScheduler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aWaitEndsSoonAfterWaking_data();
    void aWaitEndsSoonAfterWaking();
    void aShortSleepIsCounted();
    void aClockThatIsSetBackHoldsNothingUp();
    void aDroppedWaitStaysSilent();
    void aNegativeDelayIsNone();
};

void TestScheduler::aWaitEndsSoonAfterWaking_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("a pause") << qint64(60);
    QTest::newRow("a deadline") << qint64(600);
    QTest::newRow("longer than a timer can wait") << qint64(60 * 86400);
}

void TestScheduler::aWaitEndsSoonAfterWaking()
{
    QFETCH(qint64, seconds);
    Laptop laptop;
    const Call wait = laptop.after(std::chrono::seconds(seconds));
    laptop.looks = 0;
    QTRY_VERIFY(laptop.looks > 5);
    QCOMPARE(laptop.calls, 0);
    laptop.sleep(std::chrono::seconds(seconds));
    QTRY_COMPARE(laptop.calls, 1);
}

// What is left of the wait is waited for.
void TestScheduler::aShortSleepIsCounted()
{
    Laptop laptop;
    const Call wait = laptop.after(60s);
    laptop.sleep(59s);
    laptop.looks = 0;
    QTRY_VERIFY(laptop.looks > 5);
    QCOMPARE(laptop.calls, 0);
    laptop.sleep(1s);
    QTRY_COMPARE(laptop.calls, 1);
}

void TestScheduler::aClockThatIsSetBackHoldsNothingUp()
{
    Laptop laptop;
    const Call wait = laptop.after(20ms);
    laptop.sleep(-1h);
    QTRY_COMPARE(laptop.calls, 1);
}

void TestScheduler::aDroppedWaitStaysSilent()
{
    Laptop laptop;
    Call wait = laptop.after(60s);
    laptop.sleep(1h);
    wait.cancel();
    const Call next = laptop.after(0ms);
    QTRY_COMPARE(laptop.calls, 1);
    QCOMPARE(laptop.calls, 1);
}

void TestScheduler::aNegativeDelayIsNone()
{
    Laptop laptop;
    const Call wait = laptop.after(-5s);
    QCOMPARE(laptop.calls, 0);
    QTRY_COMPARE(laptop.calls, 1);
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
