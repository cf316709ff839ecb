// SPDX-License-Identifier: Apache-2.0
//
// What a run waits for, what cuts it short, and what a service that was slow has made in the end.
#include "enginebench.h"

#include "run/rollback.h"
#include "support/manualscheduler.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using namespace std::chrono_literals;

namespace {

const QString tag = QString::fromLatin1(sampleRunTag);

net::Response flows(const QStringList &ids)
{
    QJsonArray items;
    for (const QString &id : ids)
        items.append(QJsonObject{{u"id"_s, id},
                                 {u"name"_s, samplePlan().name},
                                 {u"description"_s, u"text ["_s + tag + u']'},
                                 {u"etag"_s, u"e"_s},
                                 {u"createdAt"_s, qint64(1'800'000'000'000)}});
    return answer(200, QJsonObject{{u"items"_s, items}});
}

// An engine whose clock is moved by hand. The flow's first answer is lost.
struct SlowService
{
    QStringList made;       // what a look for flows finds
    QStringList madeAtLast; // the same, from the second create on
    int creates = 0;
    ScriptedTransport network{[this](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createFlow"_L1 && ++creates == 1)
            return failure(ErrorKind::UnknownOutcome);
        if (request.operation == "createFlow"_L1 && !madeAtLast.isEmpty())
            made = madeAtLast;
        if (request.operation == "findResources"_L1 && request.path.endsWith("/flows"))
            return flows(made);
        return benchAnswer(request);
    }};
    ManualScheduler clock;
    MemoryJournal journal;
    RunEngine engine{network, clock, journal};
    std::optional<RunOutcome> outcome;

    SlowService()
    {
        QObject::connect(&engine, &RunEngine::finished, &engine,
                         [this](const RunOutcome &result) { outcome = result; });
    }
    void start()
    {
        journal.entries = {begunEntry(tag)};
        engine.start(samplePlan(), journal.record());
    }
    StepStatus status(StepId step) const
    {
        for (const StepStatus &one : engine.statuses()) {
            if (one.step == step)
                return one;
        }
        return {};
    }
    int looks() const { return network.count(u"findResources"_s); }
    // The pause before the next look has begun.
    bool waits()
    {
        return QTest::qWaitFor([this] { return status(StepId::Flow).pause.has_value(); });
    }
    std::chrono::milliseconds left() const
    {
        return std::chrono::milliseconds(status(StepId::Flow).pause->untilMs - clock.nowMs());
    }
};

} // namespace

class EngineWaitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysThatItWaitsToLook();
    void looksNowAndSendsNoEarlier();
    void aLookThatComesEarlyMayFail();
    void repeatsNow();
    void whatWasAskedForIsSaid();
    void mayBeStoppedWhileItGoesOn();
    void whatComesLateIsOfNoUse();
    void aLastLookThatFails();
    void stoppedAtTheLastLook();
    void whatWasNotFoundIsKnownAfterARestart();
    void aYoungOneIsWaitedFor_data();
    void aYoungOneIsWaitedFor();
    void stoppedInAPauseNothingWasSent();
};

void EngineWaitsTest::saysThatItWaitsToLook()
{
    SlowService service;
    service.start();
    for (const auto pause : {1000ms, 4000ms, 55'000ms}) {
        QVERIFY(service.waits());
        QCOMPARE(service.status(StepId::Flow).state, StepState::Looking);
        QVERIFY(service.status(StepId::Flow).pause->beforeLook);
        QVERIFY(!service.status(StepId::Flow).pause->asked);
        QCOMPARE(service.left(), pause);
        QCOMPARE(service.creates, 1);
        service.clock.advance(pause);
        QVERIFY(!service.status(StepId::Flow).pause);
    }
    QTRY_COMPARE(service.creates, 2);
    QTRY_VERIFY(service.outcome);
    QVERIFY(service.outcome->ok);
}

// Who presses the button ten times gets ten looks, and no second flow a moment earlier.
void EngineWaitsTest::looksNowAndSendsNoEarlier()
{
    SlowService service;
    service.start();
    QVERIFY(service.waits());
    for (int i = 1; i <= 10; ++i) {
        service.engine.goOnNow();
        QVERIFY(!service.status(StepId::Flow).pause);
        service.engine.goOnNow(); // under way already
        QTRY_COMPARE(service.looks(), i);
        QVERIFY(service.waits());
        QCOMPARE(service.left(), 1000ms);
        QCOMPARE(service.creates, 1);
    }
    service.clock.advance(1s);
    QVERIFY(service.waits());
    QCOMPARE(service.left(), 4000ms);
    service.made = {u"late"_s};
    service.engine.goOnNow();
    QTRY_VERIFY(service.outcome);
    QVERIFY(service.outcome->ok);
    QCOMPARE(service.outcome->flowId, u"late"_s);
    QCOMPARE(service.creates, 1);
    QVERIFY(service.clock.waits().isEmpty());
}

void EngineWaitsTest::aLookThatComesEarlyMayFail()
{
    SlowService service;
    service.start();
    QVERIFY(service.waits());
    service.network.holdOnly({u"findResources"_s});
    service.engine.goOnNow();
    QTRY_COMPARE(service.network.underWay(), QStringList{u"findResources"_s});
    QVERIFY(service.network.releaseWith(u"findResources"_s, answer(400, QByteArray("{}"))));
    QVERIFY(service.waits());
    QCOMPARE(service.left(), 1000ms);
    QVERIFY(!service.outcome);
    // The one that is due tells.
    service.clock.advance(1s);
    QTRY_COMPARE(service.network.underWay(), QStringList{u"findResources"_s});
    QVERIFY(service.network.releaseWith(u"findResources"_s, answer(400, QByteArray("{}"))));
    QTRY_VERIFY(service.outcome);
    QCOMPARE(service.outcome->error->kind, ErrorKind::UnknownOutcome);
}

void EngineWaitsTest::repeatsNow()
{
    SlowService service;
    service.network.enqueue(failure(ErrorKind::Network));
    service.network.enqueue(failure(ErrorKind::Network));
    service.start();
    const auto pauses = [&service] {
        const QList<StepStatus> all = service.engine.statuses();
        return std::count_if(all.begin(), all.end(),
                             [](const StepStatus &one) { return one.pause.has_value(); });
    };
    QTRY_COMPARE(pauses(), 2);
    service.engine.goOnNow();
    QCOMPARE(pauses(), 0);
    QVERIFY(service.waits());                                   // far on, at the flow
    QCOMPARE(service.clock.nowMs(), ManualScheduler().nowMs()); // and no time has passed
}

void EngineWaitsTest::whatWasAskedForIsSaid()
{
    SlowService service;
    service.network.enqueue(answer(429, QByteArray(), {{"Retry-After", "20"}}));
    service.start();
    const auto asked = [&service] {
        const QList<StepStatus> all = service.engine.statuses();
        return std::count_if(all.begin(), all.end(),
                             [](const StepStatus &one) { return one.pause && one.pause->asked; });
    };
    QTRY_COMPARE(asked(), 1);
    service.engine.goOnNow();
    QCOMPARE(asked(), 1);
    QCOMPARE(service.clock.waits().first(), 20s);
}

void EngineWaitsTest::mayBeStoppedWhileItGoesOn()
{
    SlowService service;
    service.start();
    QVERIFY(service.waits());
    QObject::connect(&service.engine, &RunEngine::stepChanged, &service.engine,
                     [&service] { service.engine.cancel(); });
    service.engine.goOnNow();
    QVERIFY(service.outcome);
    QCOMPARE(service.outcome->error->kind, ErrorKind::Cancelled);
    QVERIFY(service.clock.waits().isEmpty());
    QVERIFY(service.journal.record().findOpen(u"flow"_s));
}

// It was made after all, minutes after nobody had answered, and beside the one that was made then.
void EngineWaitsTest::whatComesLateIsOfNoUse()
{
    SlowService service;
    service.madeAtLast = {flowId, u"late"_s};
    service.start();
    for (const auto pause : {1s, 4s, 55s}) {
        QVERIFY(service.waits());
        service.clock.advance(pause);
    }
    QTRY_VERIFY(service.outcome);
    QVERIFY(service.outcome->ok);
    QCOMPARE(service.outcome->flowId, flowId);
    const journal::RunRecord record = service.journal.record();
    QCOMPARE(record.stage, journal::Stage::Complete);
    const QList<run::UndoStatus> useless = run::undoItems(record, run::UndoScope::Superseded);
    QCOMPARE(useless.size(), 1);
    QCOMPARE(useless.first().id, u"late"_s);
    QVERIFY(run::isLeftOver(record));
    QCOMPARE(service.looks(), 4);
}

void EngineWaitsTest::aLastLookThatFails()
{
    Bench bench;
    int looks = 0;
    bool lost = false;
    bench.network.setScript([&](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createFlow"_L1 && !std::exchange(lost, true))
            return failure(ErrorKind::UnknownOutcome);
        if (request.operation == "findResources"_L1 && ++looks > 3)
            return failure(ErrorKind::Network);
        return benchAnswer(request);
    });
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QVERIFY(looks > 3);
    QVERIFY(!run::isLeftOver(bench.journal.record()));
}

void EngineWaitsTest::stoppedAtTheLastLook()
{
    Bench bench;
    int creates = 0;
    bench.network.setScript([&](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createFlow"_L1 && ++creates == 1)
            return failure(ErrorKind::UnknownOutcome);
        if (creates == 2)
            bench.network.holdOnly({u"findResources"_s});
        return benchAnswer(request);
    });
    bench.start();
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"findResources"_s});
    QVERIFY(!bench.outcome);
    bench.engine->cancel();
    QVERIFY(bench.outcome); // all is made, and that is what counts
    QVERIFY(bench.outcome->ok);
    QVERIFY(bench.network.underWay().isEmpty());
}

void EngineWaitsTest::whatWasNotFoundIsKnownAfterARestart()
{
    SlowService service;
    service.journal.entries = {begunEntry(tag),
                               {.kind = journal::EntryKind::Intent,
                                .step = u"flow"_s,
                                .operation = u"createFlow"_s,
                                .fingerprint = u"earlier"_s,
                                .name = samplePlan().name},
                               {.kind = journal::EntryKind::Failure,
                                .step = u"flow"_s,
                                .fingerprint = u"earlier"_s,
                                .nothingDone = true,
                                .code = u"NothingFound"_s}};
    service.creates = 1; // the next one is answered
    service.made = {u"late"_s};
    service.engine.start(samplePlan(), service.journal.record());
    QTRY_VERIFY(service.outcome);
    QVERIFY(service.outcome->ok);
    QCOMPARE(service.outcome->flowId, flowId);
    QVERIFY(run::isLeftOver(service.journal.record()));
}

void EngineWaitsTest::aYoungOneIsWaitedFor_data()
{
    QTest::addColumn<qint64>("ageMs"); // of the create, when the run goes on
    QTest::addColumn<QList<qint64>>("pauses");
    QTest::newRow("killed a moment ago") << qint64(1500) << QList<qint64>{1000, 4000, 53'500};
    QTest::newRow("half a minute ago") << qint64(30'000) << QList<qint64>{1000, 4000, 25'000};
    QTest::newRow("nearly a minute ago") << qint64(59'000) << QList<qint64>{1000, 4000, 2000};
    QTest::newRow("yesterday") << qint64(86'400'000) << QList<qint64>{2000};
    QTest::newRow("the clock was set back")
        << qint64(-3'600'000) << QList<qint64>{1000, 4000, 55'000};
}

// The program was killed, and the service may commit what it has received yet.
void EngineWaitsTest::aYoungOneIsWaitedFor()
{
    QFETCH(qint64, ageMs);
    QFETCH(QList<qint64>, pauses);
    SlowService killed;
    killed.start();
    QVERIFY(killed.waits());
    journal::Entry intent{.kind = journal::EntryKind::Intent,
                          .step = u"flow"_s,
                          .operation = u"createFlow"_s,
                          .fingerprint = killed.journal.record().findOpen(u"flow"_s)->fingerprint,
                          .name = samplePlan().name};
    for (const bool late : {false, true}) {
        SlowService service;
        service.creates = 1; // the first went out before
        intent.atMs = service.clock.nowMs() - ageMs;
        service.journal.entries = {begunEntry(tag), intent};
        service.engine.start(samplePlan(), service.journal.record());
        QTRY_COMPARE(service.status(StepId::Flow).state, StepState::Looking);
        service.clock.advance(0ms); // the first look comes at once
        int looks = 0;
        for (const qint64 pause : pauses) {
            QVERIFY(service.waits());
            QCOMPARE(service.looks(), ++looks);
            QCOMPARE(service.left().count(), pause);
            QCOMPARE(service.creates, 1);
            if (late && looks == pauses.size())
                service.made = {u"late"_s};
            service.clock.advance(std::chrono::milliseconds(pause));
        }
        QTRY_VERIFY(service.outcome);
        QVERIFY(service.outcome->ok);
        QCOMPARE(service.creates, late ? 1 : 2);
        QCOMPARE(service.outcome->flowId, late ? u"late"_s : flowId);
    }
}

void EngineWaitsTest::stoppedInAPauseNothingWasSent()
{
    for (const bool restarted : {false, true}) {
        SlowService service;
        bool busy = true;
        service.network.setScript([&busy](const net::Request &request) -> Result<net::Response> {
            if (request.operation == "createFlow"_L1 && busy)
                return answer(429, QByteArray(), {{"Retry-After", "20"}});
            if (request.operation == "lookAt"_L1)
                return answer(403, QByteArray("{}"));
            return benchAnswer(request);
        });
        service.start();
        QVERIFY(service.waits());
        QVERIFY(service.status(StepId::Flow).pause->asked);
        service.engine.cancel();
        QCOMPARE(service.status(StepId::Flow).error->kind, ErrorKind::Cancelled);
        QVERIFY(service.journal.record().open.isEmpty());
        busy = false;
        service.outcome.reset();
        if (restarted)
            service.engine.start(samplePlan(), service.journal.record());
        else
            service.engine.resume(samplePlan());
        QTRY_VERIFY(service.outcome);
        QVERIFY(service.outcome->ok);
        QCOMPARE(service.looks(), 0);
    }
}

QTEST_GUILESS_MAIN(EngineWaitsTest)
#include "tst_enginewaits.moc"
