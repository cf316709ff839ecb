// SPDX-License-Identifier: Apache-2.0
#include "run/runwatcher.h"
#include "support/golden.h"
#include "support/manualscheduler.h"
#include "support/scriptedtransport.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using run::FlowProgress;
using run::RunWatcher;

namespace {

struct Bench
{
    ManualScheduler clock;
    ScriptedTransport network;
    api::PlatformApi api{network};
    RunWatcher watcher{api, clock};
    QSignalSpy changes{&watcher, &RunWatcher::progressChanged};
    QSignalSpy ends{&watcher, &RunWatcher::ended};
    QSignalSpy troubles{&watcher, &RunWatcher::troubled};
    QByteArray runs = "{\"items\":[]}";

    Bench()
    {
        network.setScript([this](const net::Request &request) -> Result<net::Response> {
            if (request.operation == "getFlow"_L1)
                return answer(200, json("{'items':[{'id':'f1','state':'enabled'}]}"));
            return answer(200, runs);
        });
    }
    void runIs(const char *status)
    {
        runs = "{\"items\":[{\"id\":\"r1\",\"metrics\":{\"statusSummary\":{\"status\":\"" +
               QByteArray(status) + "\"}}},{\"id\":\"r2\"}]}";
    }
    // One round: both readings are answered and a pause begins, or the watching is over.
    bool round()
    {
        return QTest::qWaitFor(
            [this] { return !clock.waits().isEmpty() || !watcher.isWatching(); });
    }
    void pass() { clock.advance(clock.waits().value(0)); }
};

} // namespace

class RunWatcherTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void untilTheFirstRunEnds_data();
    void untilTheFirstRunEnds();
    void evenMoreRarely();
    void trouble_data();
    void trouble();
    void stopIsSilent_data();
    void stopIsSilent();
    void aReceiverMayStopOrStartAgain();
};

void RunWatcherTest::untilTheFirstRunEnds_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<api::FlowRun::State>("state");
    using enum api::FlowRun::State;
    QTest::newRow("success") << QByteArray("success") << Succeeded;
    QTest::newRow("COMPLETED") << QByteArray("COMPLETED") << Succeeded;
    QTest::newRow("PARTIAL_SUCCESS") << QByteArray("PARTIAL_SUCCESS") << Succeeded;
    QTest::newRow("failed") << QByteArray("failed") << Failed;
    QTest::newRow("PARTIAL_FAILURE") << QByteArray("PARTIAL_FAILURE") << Failed;
}

void RunWatcherTest::untilTheFirstRunEnds()
{
    QFETCH(QByteArray, last);
    QFETCH(api::FlowRun::State, state);
    Bench bench;
    bench.watcher.start(u"f1"_s);
    QVERIFY(bench.round());
    QCOMPARE(bench.changes.size(), 1);
    QVERIFY(!bench.watcher.progress().firstRun); // none for some minutes
    QCOMPARE(bench.watcher.progress().flow.state, u"enabled"_s);
    // An unknown word is shown as it is and no reason to give up.
    int seen = 1;
    for (const char *status : {"scheduled", "QUEUED", "inProgress", "IN_PROGRESS", "dreaming"}) {
        bench.runIs(status);
        bench.pass();
        QVERIFY(bench.round());
        QCOMPARE(bench.changes.size(), ++seen);
        QCOMPARE(bench.watcher.progress().firstRun->status, QString::fromLatin1(status));
        QVERIFY(bench.watcher.isWatching());
    }
    QVERIFY(bench.ends.isEmpty());
    bench.runIs(last.constData());
    bench.pass();
    QVERIFY(bench.round());
    QCOMPARE(bench.ends.size(), 1);
    const auto progress = bench.ends.first().first().value<FlowProgress>();
    QCOMPARE(progress.firstRun->state(), state);
    QCOMPARE(progress.firstRun->id, u"r1"_s); // the oldest
    QVERIFY(!bench.watcher.isWatching());
    QVERIFY(bench.clock.waits().isEmpty());
    QVERIFY(bench.troubles.isEmpty());
}

void RunWatcherTest::evenMoreRarely()
{
    Bench bench;
    bench.watcher.start(u"f1"_s);
    QList<std::chrono::milliseconds> pauses;
    for (int i = 0; i < 15; ++i) {
        QVERIFY(bench.round());
        pauses.append(bench.clock.waits().value(0));
        bench.pass();
    }
    QCOMPARE(pauses.first(), 200ms);
    QCOMPARE(pauses.at(1), 300ms);
    QVERIFY(std::is_sorted(pauses.begin(), pauses.end()));
    QCOMPARE(pauses.last(), 15s);
    // A new start is curious again.
    bench.watcher.start(u"f1"_s);
    QVERIFY(bench.round());
    QCOMPARE(bench.clock.waits(), QList<std::chrono::milliseconds>{200ms});
}

void RunWatcherTest::trouble_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<Result<net::Response>>("instead");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("goesOn");
    using R = Result<net::Response>;
    for (const QString &operation : {u"getFlow"_s, u"listRuns"_s}) {
        const auto row = [&operation](const char *name, const R &instead, const char *kind,
                                      bool goesOn) {
            QTest::addRow("%s: %s", qPrintable(operation), name)
                << operation << instead << QString::fromLatin1(kind) << goesOn;
        };
        row("500", answer(500, QByteArray()), "server", true);
        row("429", answer(429, json("{'error_code':'429050'}")), "rate-limited", true);
        row("no network", failure(ErrorKind::Network), "network", true);
        row("timeout", failure(ErrorKind::Timeout), "timeout", true);
        row("HTML", answer(200, QByteArray("<html>")), "protocol", true);
        row("403", answer(403, json("{'title':'x'}")), "forbidden", true);
        row("401", answer(401, json("{'error_code':'401013'}")), "not-signed-in", false);
        row("403010", answer(403, json("{'error_code':'403010'}")), "not-signed-in", false);
        row("404", answer(404, QByteArray()), "not-found", false);
    }
}

void RunWatcherTest::trouble()
{
    QFETCH(QString, operation);
    QFETCH(Result<net::Response>, instead);
    QFETCH(QString, kind);
    QFETCH(bool, goesOn);
    Bench bench;
    bool bad = true;
    bench.network.setScript([&](const net::Request &request) -> Result<net::Response> {
        if (bad && request.operation == operation)
            return instead;
        if (request.operation == "getFlow"_L1)
            return answer(200, json("{'id':'f1','state':'enabled'}"));
        return answer(200, json("{'items':[{'id':'r1','state':'success'}]}"));
    });
    bench.watcher.start(u"f1"_s);
    QVERIFY(bench.round());
    QCOMPARE(bench.troubles.size(), 1);
    QCOMPARE(errorKindName(bench.troubles.first().first().value<Error>().kind), kind);
    QCOMPARE(bench.watcher.isWatching(), goesOn);
    QCOMPARE(bench.clock.waits().isEmpty(), !goesOn);
    bad = false;
    bench.pass();
    QVERIFY(bench.round());
    QCOMPARE(bench.ends.size(), goesOn ? 1 : 0);
    QCOMPARE(bench.troubles.size(), 1);
}

void RunWatcherTest::stopIsSilent_data()
{
    QTest::addColumn<QString>("held");
    QTest::newRow("reading the flow") << u"getFlow"_s;
    QTest::newRow("reading the runs") << u"listRuns"_s;
    QTest::newRow("in the pause") << QString();
}

void RunWatcherTest::stopIsSilent()
{
    QFETCH(QString, held);
    Bench bench;
    bench.network.holdOnly({held});
    bench.watcher.start(u"f1"_s);
    QTRY_VERIFY(!bench.clock.waits().isEmpty() || bench.network.underWay().contains(held));
    const qsizetype changes = bench.changes.size();
    const qsizetype sent = bench.network.requests().size();
    bench.watcher.stop();
    QVERIFY(!bench.watcher.isWatching());
    bench.network.release();
    bench.clock.advance(60s);
    QTest::qWait(5);
    QCOMPARE(bench.changes.size(), changes);
    QCOMPARE(bench.network.requests().size(), sent);
    QVERIFY(bench.ends.isEmpty());
    QVERIFY(bench.troubles.isEmpty());
}

void RunWatcherTest::aReceiverMayStopOrStartAgain()
{
    Bench bench;
    bench.runIs("success");
    connect(&bench.watcher, &RunWatcher::progressChanged, &bench.watcher,
            [&bench] { bench.watcher.stop(); });
    bench.watcher.start(u"f1"_s);
    QVERIFY(bench.round());
    QCOMPARE(bench.changes.size(), 1);
    QVERIFY(bench.ends.isEmpty());

    Bench other;
    other.runIs("success");
    connect(&other.watcher, &RunWatcher::ended, &other.watcher, [&other] {
        if (other.ends.size() == 1)
            other.watcher.start(u"f2"_s);
    });
    other.watcher.start(u"f1"_s);
    QTRY_COMPARE(other.ends.size(), 2);
    QVERIFY(other.network.requests().last().query.contains("f2"));
}

QTEST_GUILESS_MAIN(RunWatcherTest)
#include "tst_runwatcher.moc"
