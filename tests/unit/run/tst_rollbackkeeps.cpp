// SPDX-License-Identifier: Apache-2.0
//
// What a roll-back waits for, what it keeps, and how a run that cannot be removed ends all the
// same.
#include "rollbackbench.h"

using namespace dfw;
using namespace dfw::test;
using journal::Stage;
using run::UndoData;
using run::UndoScope;
using std::chrono::milliseconds;

namespace {

using Answer = Result<net::Response>;

bool isDeleteOf(const net::Request &request, const char *path)
{
    return request.method == "DELETE" && request.path.endsWith(path);
}

net::Response batch(const QString &status, const QJsonValue &rows)
{
    QJsonObject metrics;
    if (!rows.isUndefined())
        metrics.insert(u"outputRecordCount"_s, rows);
    return answer(
        200, QJsonObject{{u"01E8"_s, QJsonObject{{u"status"_s, status}, {u"metrics"_s, metrics}}}});
}

// With parts of its own for the schema.
QList<journal::Entry> runWithParts()
{
    QList<journal::Entry> out = wholeRun();
    out.insert(1, made(u"fieldGroup"_s, u"g"_s));
    out.insert(3, made(u"identities"_s, u"i"_s));
    return out;
}

net::Response dataset(const QString &version)
{
    return answer(200,
                  QJsonObject{{u"d"_s, QJsonObject{{u"name"_s, u"n"_s},
                                                   {u"description"_s, tag},
                                                   {u"schemaRef"_s, QJsonObject{{u"id"_s, u"s"_s}}},
                                                   {u"version"_s, version}}}});
}

} // namespace

class RollBackKeepsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLateCommitIsFound_data();
    void aLateCommitIsFound();
    void rowsAreKept_data();
    void rowsAreKept();
    void rowsGoWhenAskedFor();
    void rowsOfAnEarlierFormOfThePlan();
    void aChangedDatasetKeepsItsSchema();
    void whatMayBeLeft_data();
    void whatMayBeLeft();
    void leftIsOver();
    void leavingNeedsTheJournal();
    void pausesAreToldAndEnd();
};

void RollBackKeepsTest::aLateCommitIsFound_data()
{
    QTest::addColumn<int>("ageMs");
    QTest::addColumn<int>("thereAt"); // which look finds it; 0: none
    QTest::addColumn<int>("looks");
    QTest::newRow("there at once") << 0 << 1 << 1;
    QTest::newRow("there soon") << 0 << 3 << 3;
    QTest::newRow("there at the end of the deadline") << 0 << 4 << 4;
    QTest::newRow("never made") << 0 << 0 << 4;
    QTest::newRow("the clock was set back") << -3'600'000 << 4 << 4;
    QTest::newRow("old") << 3'600'000 << 0 << 1;
}

void RollBackKeepsTest::aLateCommitIsFound()
{
    QFETCH(int, ageMs);
    QFETCH(int, thereAt);
    QFETCH(int, looks);
    Bench bench(200); // slower: the time the test itself takes must not count as age
    bench.journal.entries.append({.kind = EntryKind::Intent,
                                  .atMs = bench.clock.nowMs() - ageMs,
                                  .step = u"targetConnection"_s,
                                  .operation = u"createTargetConnection"_s,
                                  .fingerprint = u"x"_s,
                                  .name = u"n"_s});
    int looked = 0;
    bench.network.setScript([&](const net::Request &request) -> Answer {
        if (request.operation == "findResources"_L1 && ++looked == thereAt)
            return seen({.path = "/data/foundation/flowservice/targetConnections/late"});
        return benchAnswer(request);
    });
    int waits = 0;
    bool deletedMeanwhile = false;
    connect(&bench.rollBack, &run::RollBack::itemChanged, this, [&](const run::UndoStatus &status) {
        if (status.state != UndoState::Looking || !status.pause)
            return;
        ++waits;
        QVERIFY(status.pause->beforeLook);
        QVERIFY(status.pause->untilMs > 0);
        QCOMPARE(status.step, StepId::TargetConnection);
        deletedMeanwhile = deletedMeanwhile || !bench.deleted().isEmpty();
    });
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(looked, looks);
    QCOMPARE(waits, looks - 1);
    QVERIFY(!deletedMeanwhile); // the order stays right
    QCOMPARE(bench.deleted().contains(u"late"_s), thereAt > 0);
    QVERIFY(bench.journal.record().open.isEmpty());
    for (const run::UndoStatus &one : bench.rollBack.statuses())
        QVERIFY(!one.id.isEmpty()); // what was looked for is an item like others, or none
}

void RollBackKeepsTest::rowsAreKept_data()
{
    QTest::addColumn<Answer>("batches");
    QTest::addColumn<UndoState>("state");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<bool>("atLeast");
    const auto row = [](const char *name, const Answer &answered, UndoState state, qint64 rows = 0,
                        bool atLeast = false) {
        QTest::newRow(name) << answered << state << rows << atLeast;
    };
    row("none", answer(200, QByteArray("{}")), UndoState::Deleted);
    row("500", batch(u"success"_s, 500), UndoState::HasData, 500);
    row("by its other name", batch(u"active"_s, 7), UndoState::HasData, 7);
    row("without rows", batch(u"success"_s, 0), UndoState::Deleted);
    row("not told", batch(u"success"_s, QJsonValue::Undefined), UndoState::HasData, 0, true);
    row("coming in", batch(u"processing"_s, 3), UndoState::HasData, 3, true);
    row("failed", batch(u"failure"_s, 500), UndoState::Deleted);
    row("may not be seen", answer(403, QByteArray("{}")), UndoState::Refused);
    row("cannot be read", answer(200, QByteArray("<html>")), UndoState::Refused);
    row("without status", answer(200, QByteArray("{\"1\":{}}")), UndoState::Refused);
}

void RollBackKeepsTest::rowsAreKept()
{
    QFETCH(Answer, batches);
    QFETCH(UndoState, state);
    QFETCH(qint64, rows);
    QFETCH(bool, atLeast);
    Bench bench;
    bench.journal.entries = runWithParts();
    bench.network.setScript([&](const net::Request &request) -> Answer {
        return request.operation == "listBatches"_L1 ? batches : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QCOMPARE(bench.stateOf(StepId::Dataset), state);
    QCOMPARE(bench.deleted().contains(u"d"_s), state == UndoState::Deleted);
    const bool kept = state == UndoState::HasData;
    for (const StepId step : {StepId::Schema, StepId::FieldGroup, StepId::Identities})
        QCOMPARE(bench.stateOf(step), kept ? UndoState::Needed : UndoState::Deleted);
    QCOMPARE(bench.stateOf(StepId::Flow), UndoState::Deleted);
    QCOMPARE(bench.outcome->ok, state == UndoState::Deleted);
    if (!kept)
        return;
    for (const run::UndoStatus &one : bench.rollBack.statuses()) {
        if (one.step == StepId::Dataset)
            QCOMPARE(one.stored,
                     (api::wire::StoredRows{.batches = 1, .rows = rows, .atLeast = atLeast}));
    }
    QVERIFY(run::mayLeave(*bench.outcome));
    QVERIFY(bench.journal.record().isInterrupted()); // until it is left or removed
}

void RollBackKeepsTest::rowsGoWhenAskedFor()
{
    Bench bench;
    bench.network.setScript([&](const net::Request &request) -> Answer {
        return request.operation == "listBatches"_L1 ? batch(u"success"_s, 500)
                                                     : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(!bench.deleted().contains(u"d"_s));
    QVERIFY(bench.run(UndoScope::Everything, UndoData::Remove));
    QVERIFY(bench.outcome->ok);
    QVERIFY(bench.deleted().contains(u"d"_s));
    QVERIFY(bench.deleted().contains(u"s"_s));
    QVERIFY(bench.journal.record().stage == Stage::Removed);
}

// What a changed plan made useless is tidied up without a question, and so never holds rows.
void RollBackKeepsTest::rowsOfAnEarlierFormOfThePlan()
{
    Bench bench;
    for (const auto &[step, id] : {std::pair{u"dataset"_s, u"d"_s}, std::pair{u"schema"_s, u"s"_s}})
        bench.journal.entries.append({.kind = EntryKind::Superseded, .step = step, .id = id});
    bench.journal.entries.append({.kind = EntryKind::Ended, .ok = true});
    bench.network.setScript([&](const net::Request &request) -> Answer {
        return request.operation == "listBatches"_L1 ? batch(u"success"_s, 500)
                                                     : benchAnswer(request);
    });
    QVERIFY(bench.run(UndoScope::Superseded));
    QVERIFY(bench.deleted().isEmpty());
    QCOMPARE(bench.stateOf(StepId::Dataset), UndoState::HasData);
    QCOMPARE(bench.stateOf(StepId::Schema), UndoState::Needed);
    QVERIFY(bench.journal.record().stage == Stage::Complete);
    QVERIFY(run::mayLeave(*bench.outcome));
}

void RollBackKeepsTest::aChangedDatasetKeepsItsSchema()
{
    Bench bench;
    bench.journal.entries = runWithParts();
    bench.network.setScript([&](const net::Request &request) -> Answer {
        return request.path.endsWith("/dataSets/d") ? dataset(u"1.0.1"_s) : benchAnswer(request);
    });
    // Not even with its rows: somebody has a hand in it.
    QVERIFY(bench.run(UndoScope::Everything, UndoData::Remove));
    QCOMPARE(bench.stateOf(StepId::Dataset), UndoState::Changed);
    QCOMPARE(bench.stateOf(StepId::Schema), UndoState::Needed);
    QCOMPARE(bench.stateOf(StepId::FieldGroup), UndoState::Needed);
    QVERIFY(run::mayLeave(*bench.outcome));
}

void RollBackKeepsTest::whatMayBeLeft_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Answer>("instead"); // for the schema
    QTest::addColumn<bool>("mayLeave");
    const QByteArray body = "{\"detail\":\"The data set \\\"B\\\" uses it, delete that first\"}";
    QTest::newRow("in use") << QByteArray("DELETE") << Answer(answer(400, body)) << true;
    QTest::newRow("no right") << QByteArray("DELETE") << Answer(answer(403, body)) << true;
    QTest::newRow("changed in between")
        << QByteArray("DELETE") << Answer(answer(412, body)) << true;
    QTest::newRow("trouble") << QByteArray("DELETE") << Answer(answer(500, body)) << false;
    QTest::newRow("cannot be read")
        << QByteArray("GET") << Answer(answer(200, QByteArray("x"))) << false;
    QTest::newRow("no network") << QByteArray("DELETE") << Answer(failure(ErrorKind::Network))
                                << false;
    QTest::newRow("not signed in") << QByteArray("GET") << Answer(answer(401, body)) << false;
}

void RollBackKeepsTest::whatMayBeLeft()
{
    QFETCH(QByteArray, method);
    QFETCH(Answer, instead);
    Bench bench;
    bench.network.setScript([&](const net::Request &request) {
        return request.method == method && request.path.endsWith("/schemas/s")
                   ? instead
                   : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QCOMPARE(bench.stateOf(StepId::Schema), UndoState::Refused);
    QTEST(run::mayLeave(*bench.outcome), "mayLeave");
}

void RollBackKeepsTest::leftIsOver()
{
    Bench bench;
    bench.network.setScript([](const net::Request &request) -> Answer {
        return isDeleteOf(request, "/schemas/s") ? answer(400, QByteArray("{}"))
                                                 : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(bench.journal.record().isInterrupted());
    QVERIFY(bench.rollBack.leave());
    QVERIFY(bench.journal.record().stage == Stage::Dismissed);
    QCOMPARE(bench.journal.synced, bench.journal.entries.size());
    QVERIFY(!bench.journal.record().isInterrupted());
}

void RollBackKeepsTest::leavingNeedsTheJournal()
{
    Bench bench;
    bench.network.setScript([](const net::Request &request) -> Answer {
        return isDeleteOf(request, "/schemas/s") ? answer(400, QByteArray("{}"))
                                                 : benchAnswer(request);
    });
    QVERIFY(bench.run());
    bench.journal.full = true;
    const auto left = bench.rollBack.leave();
    QVERIFY(!left);
    QCOMPARE(left.error().kind, ErrorKind::Storage);
    bench.journal.full = false;
    QVERIFY(bench.rollBack.leave());
}

void RollBackKeepsTest::pausesAreToldAndEnd()
{
    Bench bench;
    // The flow is gone: else what it works with would not be asked for.
    bench.network.setScript([](const net::Request &request) -> Answer {
        return request.path.endsWith("/flows/f")
                   ? answer(404, QByteArray("{}"))
                   : answer(429, QByteArray("{}"), {{"Retry-After", "60"}});
    });
    int pauses = 0;
    int over = 0;
    connect(&bench.rollBack, &run::RollBack::itemChanged, this,
            [&, paused = false](const run::UndoStatus &status) mutable {
                if (status.pause && !paused) {
                    ++pauses;
                    QCOMPARE(status.pause->httpStatus, 429);
                    QVERIFY(!status.pause->beforeLook);
                } else if (!status.pause && paused) {
                    ++over;
                }
                paused = status.pause.has_value();
            });
    QVERIFY(bench.run());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(pauses, 10); // minutes, for all of it together
    QCOMPARE(over, 10);
    for (const run::UndoStatus &one : bench.outcome->items)
        QVERIFY(!one.pause);
}

QTEST_GUILESS_MAIN(RollBackKeepsTest)
#include "tst_rollbackkeeps.moc"
