// SPDX-License-Identifier: Apache-2.0
#include "core/call.h"
#include "core/scheduler.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTest>
#include <QThread>

using namespace dfw;
using namespace std::chrono_literals;

namespace {

class Probe : public Operation
{
    Q_OBJECT
public:
    explicit Probe(int *cancels) : m_cancels(cancels) {}
    void cancel() override { ++*m_cancels; }

private:
    int *m_cancels;
};

// What a caller looks like: it keeps its call as a member.
struct Owner
{
    Call call;
    int answers = 0;
};

} // namespace

class TestCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyCallDoesNothing();
    void destructionCancelsOnceAndDeletesLater();
    void cancelIsFinal();
    void moveHandsOver();
    void assignmentCancelsTheOld();

    void schedulerCallsBackLater();
    void schedulerOrder();
    void droppedCallIsSilent();
    void callMayBeDroppedInsideItsCallback();
    void callMayBeReplacedInsideItsCallback();
    void negativeDelayIsNow();
    void clockIsTheWallClock();
};

void TestCall::emptyCallDoesNothing()
{
    Call call;
    QVERIFY(!call);
    call.cancel();
    QVERIFY(!call);
}

void TestCall::destructionCancelsOnceAndDeletesLater()
{
    int cancels = 0;
    auto *probe = new Probe(&cancels);
    const QPointer<Probe> watch = probe;
    {
        const Call call(probe);
        QVERIFY(bool(call));
        QCOMPARE(cancels, 0);
    }
    QCOMPARE(cancels, 1);
    QVERIFY(watch); // may be inside one of its own slots
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!watch);
    QCOMPARE(cancels, 1);
}

void TestCall::cancelIsFinal()
{
    int cancels = 0;
    Call call(new Probe(&cancels));
    call.cancel();
    QVERIFY(!call);
    call.cancel();
    QCOMPARE(cancels, 1);
}

void TestCall::moveHandsOver()
{
    int cancels = 0;
    Call first(new Probe(&cancels));
    const Call second = std::move(first);
    QVERIFY(bool(second));
    QCOMPARE(cancels, 0);
}

void TestCall::assignmentCancelsTheOld()
{
    int cancelsOfOld = 0;
    int cancelsOfNew = 0;
    Call call(new Probe(&cancelsOfOld));
    call = Call(new Probe(&cancelsOfNew));
    QCOMPARE(cancelsOfOld, 1);
    QCOMPARE(cancelsOfNew, 0);
}

void TestCall::schedulerCallsBackLater()
{
    SystemScheduler scheduler;
    int answers = 0;
    QThread *thread = nullptr;
    const Call call = scheduler.after(0ms, [&] {
        ++answers;
        thread = QThread::currentThread();
    });
    QCOMPARE(answers, 0); // never before the function returned
    QTRY_COMPARE(answers, 1);
    QCOMPARE(thread, QThread::currentThread());
    for (int i = 0; i < 5; ++i)
        QCoreApplication::processEvents();
    QCOMPARE(answers, 1);
}

void TestCall::schedulerOrder()
{
    SystemScheduler scheduler;
    QString order;
    const Call late = scheduler.after(60ms, [&] { order += u'b'; });
    const Call early = scheduler.after(1ms, [&] { order += u'a'; });
    QTRY_COMPARE(order.size(), 2);
    QCOMPARE(order, QStringLiteral("ab"));
}

void TestCall::droppedCallIsSilent()
{
    SystemScheduler scheduler;
    int answers = 0;
    {
        const Call dropped = scheduler.after(0ms, [&] { ++answers; });
    }
    bool later = false;
    const Call marker = scheduler.after(20ms, [&] { later = true; });
    QTRY_VERIFY(later);
    QCOMPARE(answers, 0);
}

void TestCall::callMayBeDroppedInsideItsCallback()
{
    SystemScheduler scheduler;
    const auto owner = std::make_shared<Owner>();
    std::weak_ptr<Owner> watch = owner;
    owner->call = scheduler.after(0ms, [held = owner.get()] {
        ++held->answers;
        held->call.cancel(); // destroys the function object we are in, if it were not moved out
        ++held->answers;
    });
    QTRY_COMPARE(owner->answers, 2);
    QVERIFY(!owner->call);
}

void TestCall::callMayBeReplacedInsideItsCallback()
{
    SystemScheduler scheduler;
    Owner owner;
    owner.call = scheduler.after(0ms, [&] {
        ++owner.answers;
        owner.call = scheduler.after(0ms, [&] { owner.answers += 10; });
    });
    QTRY_COMPARE(owner.answers, 11);
}

void TestCall::negativeDelayIsNow()
{
    SystemScheduler scheduler;
    bool answered = false;
    const Call call = scheduler.after(-5s, [&] { answered = true; });
    QTRY_VERIFY(answered);
}

void TestCall::clockIsTheWallClock()
{
    const SystemScheduler scheduler;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QVERIFY(qAbs(scheduler.nowMs() - now) < 60'000);
}

QTEST_GUILESS_MAIN(TestCall)
#include "tst_call.moc"
