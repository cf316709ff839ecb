// SPDX-License-Identifier: Apache-2.0
//
// The engine as a table: what the service answers, and what the run makes of it. Nothing is made
// that need not be, everything that came to exist is known afterwards.
#include "enginebench.h"
#include "support/golden.h"

#include <QtTest>

using namespace dfw;
using namespace dfw::test;

class RunEngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aGoodRun();
    void aFailedStep_data();
    void aFailedStep();
    void nothingIsMadeOnAPlanThatCannotEnd_data();
    void nothingIsMadeOnAPlanThatCannotEnd();
    void attemptsAndTagAreKept();
};

void RunEngineTest::aGoodRun()
{
    Bench bench;
    bench.start();
    QVERIFY(bench.engine->isRunning());
    QVERIFY(bench.waitForEnd());
    const QStringList steps{
        u"baseConnection"_s,   u"flowSpec"_s,         u"schema"_s,     u"dataset"_s,
        u"sourceConnection"_s, u"targetConnection"_s, u"mappingSet"_s, u"flow"_s};
    QStringList expected;
    for (const QString &step : steps)
        expected += step + u" waiting"_s;
    for (qsizetype i = 0; i < 4; ++i)
        expected += steps.at(i) + u" running"_s;
    for (qsizetype i = 0; i < 4; ++i)
        expected += steps.at(i) + u" reused"_s;
    for (qsizetype i = 4; i < 7; ++i)
        expected += steps.at(i) + u" running"_s;
    for (qsizetype i = 4; i < 7; ++i)
        expected += steps.at(i) + u" done"_s;
    expected += {u"flow running"_s, u"flow done"_s};
    QCOMPARE(bench.log, expected);
    QCOMPARE(bench.network.operations(), lookUpOperations() + createOperations());
    QVERIFY(bench.outcome->ok);
    QVERIFY(!bench.outcome->error);
    QCOMPARE(bench.outcome->flowId, flowId);
    QCOMPARE(bench.outcome->ids.size(), 8);
    QCOMPARE(bench.outcome->ids.value(StepId::SourceConnection), sourceId);
    QCOMPARE(bench.outcome->ids.value(StepId::TargetConnection), targetId);
    QCOMPARE(bench.outcome->ids.value(StepId::MappingSet), mappingId);
    QCOMPARE(bench.status(StepId::Flow).etag, u"\"770029f8-0000-0200-0000-6019e7d40000\""_s);
    QVERIFY(!bench.engine->isRunning());
    QCOMPARE(bench.ends, 1);
}

void RunEngineTest::aFailedStep_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<Result<net::Response>>("instead");
    QTest::addColumn<StepId>("step");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QStringList>("sent"); // the creates
    QTest::addColumn<int>("idsKnown");
    QTest::addColumn<int>("sends"); // of the operation
    using R = Result<net::Response>;
    const R none = answer(404, json("{'title':'NotFoundError','status':404}"));
    const QStringList nothing;
    QTest::newRow("no connection") << u"getBaseConnection"_s << none << StepId::BaseConnection
                                   << u"not-found"_s << nothing << 3 << 1;
    QTest::newRow("no flow spec") << u"findFlowSpec"_s << none << StepId::FlowSpec << u"not-found"_s
                                  << nothing << 3 << 1;
    QTest::newRow("no schema") << u"getSchema"_s << none << StepId::Schema << u"not-found"_s
                               << nothing << 3 << 1;
    QTest::newRow("no dataset") << u"getDataset"_s << none << StepId::Dataset << u"not-found"_s
                                << nothing << 3 << 1;
    QTest::newRow("empty list of flow specs")
        << u"findFlowSpec"_s << R(answer(200, json("{'items':[]}"))) << StepId::FlowSpec
        << u"not-found"_s << nothing << 3 << 1;
    QTest::newRow("not signed in")
        << u"getSchema"_s << R(answer(401, json("{'error_code':'401013','message':'m'}")))
        << StepId::Schema << u"not-signed-in"_s << nothing << 3 << 1;
    QTest::newRow("no network in a look-up")
        << u"getDataset"_s << R(failure(ErrorKind::Network)) << StepId::Dataset << u"network"_s
        << nothing << 3 << 5;
    QTest::newRow("unreadable look-up") << u"getSchema"_s << R(answer(200, QByteArray("<html>")))
                                        << StepId::Schema << u"protocol"_s << nothing << 3 << 1;

    const QList<StepId> steps{StepId::SourceConnection, StepId::TargetConnection,
                              StepId::MappingSet, StepId::Flow};
    struct Case
    {
        const char *name;
        R instead;
        const char *kind;
        int sends = 1;
    };
    const QList<Case> cases{
        {"refused", answer(400, json("{'errorMessage':'no'}")), "refused"},
        {"forbidden", answer(403, json("{'title':'x','status':403}")), "forbidden"},
        {"500", answer(500, QByteArray()), "server", 3},
        {"502", answer(502, QByteArray("<html>")), "server", 3},
        {"504", answer(504, json("{'type':'http://ns.adobe.com/aep/errors/FLOW-1104-504'}")),
         "server", 3},
        // Looked for and not found, so it is known by now.
        {"answer lost", failure(ErrorKind::UnknownOutcome), "network", 3},
        {"port closed", failure(ErrorKind::Network), "network", 5},
        {"201 without an id", answer(201, json("{'etag':'1'}")), "protocol", 3},
        {"201 with an empty id", answer(201, json("{'id':'','version':0}")), "protocol", 3},
        {"201 with a number as id", answer(201, json("{'id':7,'version':0}")), "protocol", 3},
        {"201 with an array", answer(201, json("['x']")), "protocol", 3},
        {"201 without a body", answer(201, QByteArray()), "protocol", 3},
        {"201 cut short", answer(201, QByteArray("{\"id\":\"4")), "protocol", 3},
        {"200 that is a refusal", answer(200, json("{'errorMessage':'no'}")), "refused"},
        {"redirect", answer(302, QByteArray()), "refused"}};
    for (qsizetype i = 0; i < steps.size(); ++i) {
        for (const Case &one : cases)
            QTest::addRow("%s: %s", qPrintable(run::stepName(steps.at(i))), one.name)
                << createOperations().at(i) << one.instead << steps.at(i)
                << QString::fromLatin1(one.kind)
                << (steps.at(i) == StepId::Flow ? createOperations() : firstCreates)
                << (steps.at(i) == StepId::Flow ? 7 : 6) << one.sends;
    }
    QTest::newRow("mapping set without a version")
        << u"createMappingSet"_s << R(answer(200, json("{'id':'4'}"))) << StepId::MappingSet
        << u"protocol"_s << firstCreates << 6 << 3;
}

void RunEngineTest::aFailedStep()
{
    QFETCH(QString, operation);
    QFETCH(Result<net::Response>, instead);
    QFETCH(StepId, step);
    QFETCH(QString, kind);
    QFETCH(QStringList, sent);
    QFETCH(int, idsKnown);
    QFETCH(int, sends);
    Bench bench;
    bench.answers(operation, instead);
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    QVERIFY(bench.outcome->flowId.isEmpty());
    QCOMPARE(errorKindName(bench.outcome->error->kind), kind);
    QCOMPARE(bench.network.count(operation), sends);
    QStringList different = creates(bench.network);
    different.removeDuplicates();
    QCOMPARE(different, sent);
    QCOMPARE(bench.outcome->ids.size(), idsKnown);
    QVERIFY(!bench.outcome->ids.contains(step));
    for (const StepStatus &status : bench.engine->statuses()) {
        QCOMPARE(status.state == StepState::Failed, status.step == step);
        QCOMPARE(status.error.has_value(), status.step == step);
        QVERIFY(status.state != StepState::Running);
    }
    QCOMPARE(bench.status(StepId::Flow).state,
             step == StepId::Flow ? StepState::Failed : StepState::Waiting);
    QCOMPARE(bench.ends, 1);
}

void RunEngineTest::nothingIsMadeOnAPlanThatCannotEnd_data()
{
    QTest::addColumn<FlowPlan>("plan");
    QTest::addColumn<StepId>("step");
    QTest::addColumn<QString>("code");
    FlowPlan plan = samplePlan();
    plan.source.connectionSpec.id = u"26d738e0-8963-47ea-aadf-c60de735468a"_s;
    QTest::newRow("another source") << plan << StepId::SourceConnection << u"SpecMismatch"_s;
    plan = samplePlan();
    plan.target.schemaId = u"https://ns.adobe.com/dfwdemo/schemas/0"_s;
    QTest::newRow("dataset of another schema")
        << plan << StepId::TargetConnection << u"DatasetOfOtherSchema"_s;
    plan = samplePlan();
    plan.mapping.last().target = u"person.nickname"_s;
    QTest::newRow("no such field") << plan << StepId::MappingSet << u"Mapping"_s;
    plan = samplePlan();
    plan.schedule.interval = 5;
    QTest::newRow("too often") << plan << StepId::Flow << u"ScheduleRefused"_s;
}

void RunEngineTest::nothingIsMadeOnAPlanThatCannotEnd()
{
    QFETCH(FlowPlan, plan);
    QFETCH(StepId, step);
    QFETCH(QString, code);
    Bench bench;
    bench.start(plan);
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.network.operations(), lookUpOperations());
    QCOMPARE(bench.outcome->error->kind, ErrorKind::InvalidPlan);
    QCOMPARE(bench.outcome->error->code, code);
    QCOMPARE(bench.status(step).state, StepState::Failed);
    QCOMPARE(bench.outcome->ids.size(), 4);
}

// A receiver of finished() may show a dialog, which runs the event loop; answers that arrive then
// belong to nobody.
void RunEngineTest::attemptsAndTagAreKept()
{
    Bench bench;
    int asked = 0;
    bench.network.setScript([&asked](const net::Request &request) {
        return request.operation == "getSchema"_L1 && ++asked < 3
                   ? Result<net::Response>(answer(503, QByteArray()))
                   : benchAnswer(request);
    });
    bench.start();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.status(StepId::Schema).attempts, 3);
    QCOMPARE(bench.status(StepId::Flow).attempts, 1);
    QCOMPARE(bench.engine->facts().runTag, QString::fromLatin1(sampleRunTag));
    for (const QString &operation : {u"createSourceConnection"_s, u"createFlow"_s})
        QVERIFY(bench.network.request(operation).body.contains("[dfw-1a2b3c4d]"));
    const QRegularExpression tag(u"\\Adfw-[0-9a-f]{8}\\z"_s);
    QVERIFY(tag.match(run::makeRunTag()).hasMatch());
    QVERIFY(run::makeRunTag() != run::makeRunTag());
    // A failure says how often, too.
    bench.outcome.reset();
    bench.answers(u"getSchema"_s, failure(ErrorKind::Network));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.status(StepId::Schema).attempts, 5);
    QCOMPARE(bench.outcome->error->attempts, 5);
}

QTEST_GUILESS_MAIN(RunEngineTest)
#include "tst_runengine.moc"
