// SPDX-License-Identifier: Apache-2.0
//
// The engine in time: what goes out together, what a failure, a cancel, a second run and the end of
// the engine itself do to what is under way.
#include "enginebench.h"
#include "support/golden.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::test;

class EngineTimingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatGoesOutTogether();
    void aFailureWaitsForTheOthers();
    void cancelDuringLookUps();
    void cancelDuringCreates();
    void cancelBeforeAnythingIsSent();
    void cancelKeepsAnswersOut();
    void anotherRunAfterAFailure();
    void resumeKeepsWhatIsStillRight_data();
    void resumeKeepsWhatIsStillRight();
    void theEngineMayGoMidRun_data();
    void theEngineMayGoMidRun();
};

void EngineTimingTest::whatGoesOutTogether()
{
    Bench bench;
    bench.network.hold();
    bench.start();
    QCOMPARE(bench.network.underWay(), lookUpOperations()); // before the first answer
    QVERIFY(bench.network.release());
    QTRY_COMPARE(bench.network.underWay(), firstCreates);
    // The flow needs all three, whatever their order.
    QVERIFY(bench.network.release(u"createMappingSet"_s));
    QVERIFY(bench.network.release(u"createSourceConnection"_s));
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"createTargetConnection"_s});
    QCOMPARE(bench.network.count(u"createFlow"_s), 0);
    QVERIFY(bench.network.release());
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"createFlow"_s});
    QVERIFY(bench.network.release());
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    // No create before the very last look-up.
    Bench other;
    other.network.holdOnly({u"getDataset"_s});
    other.start();
    QTRY_COMPARE(other.network.underWay(), QStringList{u"getDataset"_s});
    QCOMPARE(creates(other.network), QStringList());
}

void EngineTimingTest::aFailureWaitsForTheOthers()
{
    Bench bench;
    bench.answers(u"createSourceConnection"_s, answer(400, json("{'errorMessage':'no'}")));
    bench.network.holdOnly({u"createTargetConnection"_s, u"createMappingSet"_s});
    bench.start();
    QTRY_COMPARE(bench.status(StepId::SourceConnection).state, StepState::Failed);
    QVERIFY(!bench.outcome);
    QVERIFY(bench.engine->isRunning());
    QVERIFY(bench.network.release(u"createMappingSet"_s));
    QTRY_COMPARE(bench.status(StepId::MappingSet).state, StepState::Done);
    QVERIFY(!bench.outcome);
    // A second failure does not take the place of the first.
    QVERIFY(
        bench.network.releaseWith(u"createTargetConnection"_s, failure(ErrorKind::UnknownOutcome)));
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Refused);
    QCOMPARE(bench.outcome->ids.value(StepId::MappingSet), mappingId);
    // It was looked for and not found: surely nothing was made.
    QCOMPARE(bench.status(StepId::TargetConnection).error->kind, ErrorKind::Network);
    QCOMPARE(bench.network.count(u"createTargetConnection"_s), 1);
    QCOMPARE(bench.network.count(u"createFlow"_s), 0);
}

void EngineTimingTest::cancelDuringLookUps()
{
    Bench bench;
    bench.network.holdOnly({u"getSchema"_s});
    bench.start();
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"getSchema"_s});
    bench.engine->cancel();
    QVERIFY(bench.outcome); // at once
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Cancelled);
    QCOMPARE(bench.status(StepId::Schema).error->kind, ErrorKind::Cancelled);
    QCOMPARE(bench.outcome->ids.size(), 3);
    QVERIFY(bench.network.underWay().isEmpty());
    bench.engine->cancel(); // again: nothing
    QCOMPARE(bench.ends, 1);
}

void EngineTimingTest::cancelDuringCreates()
{
    Bench bench;
    bench.network.holdOnly({u"createTargetConnection"_s});
    bench.start();
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"createTargetConnection"_s});
    QTRY_COMPARE(bench.status(StepId::MappingSet).state, StepState::Done);
    bench.engine->cancel();
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Cancelled);
    QCOMPARE(bench.status(StepId::TargetConnection).error->kind, ErrorKind::UnknownOutcome);
    QCOMPARE(bench.outcome->ids.value(StepId::SourceConnection), sourceId);
    QCOMPARE(bench.outcome->ids.value(StepId::MappingSet), mappingId);
    QCOMPARE(bench.network.count(u"createFlow"_s), 0);
}

void EngineTimingTest::cancelBeforeAnythingIsSent()
{
    Bench bench;
    QObject::connect(bench.engine.get(), &RunEngine::stepChanged, bench.engine.get(),
                     [&bench] { bench.engine->cancel(); });
    bench.start();
    QCOMPARE(bench.ends, 1);
    QVERIFY(bench.network.requests().isEmpty());
    QCOMPARE(bench.log, QStringList{u"baseConnection waiting"_s}); // nothing after the end
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Cancelled);
}

void EngineTimingTest::cancelKeepsAnswersOut()
{
    Bench bench;
    bench.network.hold();
    QObject::connect(bench.engine.get(), &RunEngine::finished, bench.engine.get(), [&bench] {
        bench.network.release();
        QTest::qWait(5);
    });
    bench.start();
    bench.engine->cancel();
    QCOMPARE(bench.log.last(), u"dataset failed cancelled"_s);
    for (const StepStatus &status : bench.engine->statuses())
        QVERIFY(status.id.isEmpty());
    QVERIFY(!bench.engine->facts().schema);
}

void EngineTimingTest::anotherRunAfterAFailure()
{
    Bench bench;
    bench.answers(u"createFlow"_s, answer(400, json("{'errorMessage':'no'}")));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    bench.outcome.reset();
    bench.answers({}, answer(200, QByteArray()));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QVERIFY(!bench.outcome->error);
    QCOMPARE(bench.ends, 2);
    // Also from within finished() itself.
    Bench again;
    QObject::connect(again.engine.get(), &RunEngine::finished, again.engine.get(), [&again] {
        if (again.ends == 1)
            again.start();
    });
    again.start();
    QTRY_COMPARE(again.ends, 2);
    QCOMPARE(creates(again.network), createOperations() + createOperations());
}

void EngineTimingTest::resumeKeepsWhatIsStillRight_data()
{
    QTest::addColumn<QString>("failed");
    QTest::addColumn<FlowPlan>("plan");
    QTest::addColumn<QStringList>("sentAgain");
    const QString flow = u"createFlow"_s;
    FlowPlan plan = samplePlan();
    QTest::newRow("same plan") << flow << plan << QStringList{flow};
    QTest::newRow("target failed")
        << u"createTargetConnection"_s << plan << QStringList{u"createTargetConnection"_s, flow};
    plan.schedule.interval = 30;
    QTest::newRow("another schedule") << flow << plan << QStringList{flow};
    plan = samplePlan();
    plan.mapping.removeLast();
    QTest::newRow("another mapping") << flow << plan << QStringList{u"createMappingSet"_s, flow};
    plan = samplePlan();
    plan.source.name = u"Another name"_s;
    QTest::newRow("another source")
        << flow << plan << QStringList{u"createSourceConnection"_s, flow};
    plan.schedule.interval = 5;
    QTest::newRow("a plan that cannot end") << flow << plan << QStringList();
}

void EngineTimingTest::resumeKeepsWhatIsStillRight()
{
    QFETCH(QString, failed);
    QFETCH(FlowPlan, plan);
    QFETCH(QStringList, sentAgain);
    Bench bench;
    bench.answers(failed, failure(ErrorKind::UnknownOutcome));
    bench.start();
    QVERIFY(bench.waitForEnd());
    const QStringList before = bench.network.operations();
    bench.outcome.reset();
    bench.answers({}, answer(200, QByteArray()));
    bench.engine->resume(plan);
    QVERIFY(bench.waitForEnd());
    // What was made again because it was not found is looked for once more when all is made.
    const QStringList late = sentAgain.isEmpty() ? QStringList() : QStringList{u"findResources"_s};
    QCOMPARE(bench.network.operations(), before + lookUpOperations() + sentAgain + late);
    QCOMPARE(bench.outcome->ok, !sentAgain.isEmpty());
    if (bench.outcome->ok) {
        QCOMPARE(bench.outcome->ids.size(), 8);
        const QByteArray body = bench.network.request(u"createFlow"_s).body;
        for (const QString &id : {sourceId, targetId, mappingId})
            QVERIFY(body.contains(id.toLatin1()));
    }
}

void EngineTimingTest::theEngineMayGoMidRun_data()
{
    QTest::addColumn<QString>("held");
    for (const QString &operation : {u"getSchema"_s, u"createMappingSet"_s, u"createFlow"_s})
        QTest::newRow(qPrintable(operation)) << operation;
    QTest::newRow("in finished()") << QString();
}

void EngineTimingTest::theEngineMayGoMidRun()
{
    QFETCH(QString, held);
    Bench bench;
    if (held.isEmpty())
        QObject::connect(bench.engine.get(), &RunEngine::finished,
                         [&bench] { bench.engine.reset(); });
    bench.network.holdOnly({held});
    bench.start();
    if (held.isEmpty()) {
        QTRY_VERIFY(!bench.engine);
        return;
    }
    QTRY_COMPARE(bench.network.underWay(), QStringList{held});
    bench.network.release();
    bench.engine.reset();
    const QStringList before = bench.log;
    QTest::qWait(5);
    QCOMPARE(bench.log, before);
    QCOMPARE(bench.ends, 0);
    QVERIFY(bench.network.underWay().isEmpty());
}

QTEST_GUILESS_MAIN(EngineTimingTest)
#include "tst_enginetiming.moc"
