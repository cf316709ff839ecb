// SPDX-License-Identifier: Apache-2.0
//
// A roll-back as a table: what the service says of each resource, and what becomes of it.
#include "rollbackbench.h"

using namespace dfw;
using namespace dfw::test;
using namespace Qt::StringLiterals;
using journal::EntryKind;
using run::StepId;
using run::UndoState;

class RollBackTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theLastFirst();
    void whatBecomesOfOne_data();
    void whatBecomesOfOne();
    void whatGoesAtTheSecondTry();
    void whatAConnectionWorksWithIsKept_data();
    void whatAConnectionWorksWithIsKept();
    void onlyWhatTheRunMade();
    void intentsAreSafeFirst();
    void aFullDiskDeletesNothing();
    void goesOnAfterAKill();
    void whatWasLostIsLookedForFirst();
    void aLostOneThatCannotBeLookedFor();
    void whatWasNotFoundIsLookedForAgain();
    void identitiesOfASchemaThatWasThere();
    void supersededOnly();
    void cancel();
};

void RollBackTest::theLastFirst()
{
    Bench bench;
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.deleted(), (QStringList{u"f"_s, u"tc"_s, u"sc"_s, u"d"_s, u"s"_s}));
    QCOMPARE(bench.stateOf(StepId::MappingSet), UndoState::Stays);
    QVERIFY(bench.journal.record().stage == journal::Stage::Removed);
    QCOMPARE(bench.journal.record().made.size(), 1); // the mapping set
}

void RollBackTest::whatBecomesOfOne_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<Result<net::Response>>("instead"); // for the flow
    QTest::addColumn<UndoState>("state");
    QTest::addColumn<UndoState>("others"); // which it works with
    using R = Result<net::Response>;
    using enum UndoState;
    const auto row = [](const char *name, const QByteArray &method, const R &instead,
                        UndoState state, UndoState others) {
        QTest::newRow(name) << method << instead << state << others;
    };
    const auto flow = [](const QString &description, const QString &etag) {
        return answer(
            200, QJsonObject{{u"items"_s, QJsonArray{QJsonObject{{u"id"_s, u"f"_s},
                                                                 {u"description"_s, description},
                                                                 {u"etag"_s, etag}}}}});
    };
    const QByteArray body = "{}";
    const QByteArray page = "<html>Sign in to this network";
    row("gone", "GET", answer(404, body), Gone, Deleted);
    row("changed since", "GET", flow(tag, u"other"_s), Changed, Needed);
    row("not the run's", "GET", flow(u"text"_s, u"e-f"_s), Changed, Needed);
    row("may not be seen", "GET", answer(403, body), Refused, Needed);
    row("cannot be read", "GET", answer(200, page), Refused, Needed);
    row("a network's page says that it is gone", "GET", answer(404, page), Refused, Needed);
    row("not signed in", "GET", answer(401, QByteArray("{\"error_code\":\"401013\"}")), Refused,
        Waiting);
    row("no network", "GET", failure(ErrorKind::Network), Refused, Waiting);
    row("gone meanwhile", "DELETE", answer(404, body), Deleted, Deleted);
    row("refused", "DELETE", answer(400, body), Refused, Needed);
    row("changed in between", "DELETE", answer(412, body), Refused, Needed);
    row("server trouble", "DELETE", answer(500, body), Refused, Needed);
    row("a network's page in place of an answer", "DELETE", answer(200, page), Refused, Needed);
    row("a network's page that says not found", "DELETE", answer(404, page), Refused, Needed);
}

void RollBackTest::whatBecomesOfOne()
{
    QFETCH(QByteArray, method);
    QFETCH(Result<net::Response>, instead);
    QFETCH(UndoState, state);
    QFETCH(UndoState, others);
    const bool ok = others == UndoState::Deleted;
    Bench bench;
    bench.network.setScript([&](const net::Request &request) {
        return request.method == method && request.path.endsWith("/flows/f") ? instead
                                                                             : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QCOMPARE(bench.stateOf(StepId::Flow), state);
    QCOMPARE(bench.outcome->ok, ok);
    for (const StepId step :
         {StepId::SourceConnection, StepId::TargetConnection, StepId::Dataset, StepId::Schema})
        QCOMPARE(bench.stateOf(step), others);
    QCOMPARE(bench.journal.record().isInterrupted(), !ok); // and so offered again
    // Later it may go.
    bench.network.setScript([](const net::Request &request) { return benchAnswer(request); });
    if (!ok) {
        QVERIFY(bench.run());
        QVERIFY(bench.outcome->ok);
    }
}

// What refused at first is tried once more, and what it works with goes with it then.
void RollBackTest::whatGoesAtTheSecondTry()
{
    Bench bench;
    int refusals = 0;
    bench.network.setScript([&](const net::Request &request) {
        const bool first =
            request.method == "DELETE" && request.path.endsWith("/flows/f") && refusals++ == 0;
        return first ? Result<net::Response>(answer(409, QByteArray("{}"))) : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.deleted().size(), 6); // the flow's twice
}

void RollBackTest::whatAConnectionWorksWithIsKept_data()
{
    QTest::addColumn<QByteArray>("changed");
    QTest::addColumn<QList<StepId>>("kept");
    using enum StepId;
    QTest::newRow("target connection")
        << QByteArray("/targetConnections/tc") << QList<StepId>{TargetConnection, Dataset, Schema};
    QTest::newRow("source connection")
        << QByteArray("/sourceConnections/sc") << QList<StepId>{SourceConnection};
}

void RollBackTest::whatAConnectionWorksWithIsKept()
{
    QFETCH(QByteArray, changed);
    QFETCH(QList<StepId>, kept);
    Bench bench;
    bench.network.setScript([&](const net::Request &request) -> Result<net::Response> {
        if (request.method != "GET" || !request.path.endsWith(changed))
            return benchAnswer(request);
        net::Response response = seen(request);
        response.body.replace("\"e-", "\"other-");
        return response;
    });
    QVERIFY(bench.run());
    QVERIFY(!bench.outcome->ok);
    for (const StepId step : {StepId::Flow, StepId::SourceConnection, StepId::TargetConnection,
                              StepId::Dataset, StepId::Schema})
        QCOMPARE(bench.stateOf(step) != UndoState::Deleted, kept.contains(step));
    QVERIFY(run::mayLeave(*bench.outcome));
}

void RollBackTest::onlyWhatTheRunMade()
{
    Bench bench;
    bench.journal.entries = {begunEntry(tag)};
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QVERIFY(bench.network.requests().isEmpty());
}

void RollBackTest::intentsAreSafeFirst()
{
    Bench bench;
    bool safe = true;
    bench.network.setScript([&](const net::Request &request) {
        if (request.method == "DELETE") {
            const QString id = QString::fromLatin1(request.path).section(u'/', -1);
            const auto safely = bench.journal.entries.first(bench.journal.synced);
            safe = safe && std::any_of(safely.begin(), safely.end(), [&](const auto &entry) {
                       return entry.kind == EntryKind::UndoIntent && entry.id == id;
                   });
        }
        return benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(safe);
}

void RollBackTest::aFullDiskDeletesNothing()
{
    Bench bench;
    bench.journal.full = true;
    QVERIFY(bench.run());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Storage);
    QVERIFY(bench.deleted().isEmpty());
}

// Killed after each line of its journal; what was deleted is gone for the service, too.
void RollBackTest::goesOnAfterAKill()
{
    Bench whole;
    QVERIFY(whole.run());
    const QList<journal::Entry> all = whole.journal.entries;
    for (qsizetype length = wholeRun().size(); length <= all.size(); ++length) {
        Bench bench;
        bench.journal.entries = all.first(length);
        QStringList gone;
        for (const journal::Entry &entry : std::as_const(bench.journal.entries)) {
            // Also what was being deleted when it was killed.
            if (entry.kind == EntryKind::UndoIntent && entry.step != "mappingSet"_L1)
                gone.append(entry.id);
        }
        bench.network.setScript([&gone](const net::Request &request) -> Result<net::Response> {
            const QString id = QString::fromLatin1(request.path).section(u'/', -1);
            return gone.contains(id) ? answer(404, QByteArray("{}")) : benchAnswer(request);
        });
        QVERIFY(bench.run());
        QVERIFY2(bench.outcome->ok, QByteArray::number(length));
        QCOMPARE((gone + bench.deleted()).size(), 5);
        QCOMPARE(bench.journal.record().made.size(), 1);
    }
}

void RollBackTest::whatWasLostIsLookedForFirst()
{
    Bench bench;
    bench.journal.entries.removeLast();
    bench.journal.entries.append({.kind = EntryKind::Intent,
                                  .step = u"flow"_s,
                                  .operation = u"createFlow"_s,
                                  .fingerprint = u"x"_s,
                                  .name = u"n"_s});
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        return request.operation == "findResources"_L1
                   ? seen({.path = "/data/foundation/flowservice/flows/f"})
                   : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.deleted().first(), u"f"_s);
}

// The rest would only make it harder to find.
void RollBackTest::aLostOneThatCannotBeLookedFor()
{
    Bench bench;
    bench.journal.entries.append({.kind = EntryKind::Intent,
                                  .step = u"targetConnection"_s,
                                  .fingerprint = u"x"_s,
                                  .name = u"n"_s});
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        return request.operation == "findResources"_L1 ? answer(403, QByteArray("{}"))
                                                       : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Forbidden);
    QVERIFY(bench.deleted().isEmpty());
}

// The service may have been slower than the run was patient.
void RollBackTest::whatWasNotFoundIsLookedForAgain()
{
    Bench bench;
    bench.journal.entries.append({.kind = EntryKind::Intent,
                                  .step = u"targetConnection"_s,
                                  .operation = u"createTargetConnection"_s,
                                  .fingerprint = u"f-tc"_s,
                                  .name = u"n"_s});
    bench.journal.entries.append({.kind = EntryKind::Failure,
                                  .step = u"targetConnection"_s,
                                  .fingerprint = u"f-tc"_s,
                                  .nothingDone = true,
                                  .code = u"NothingFound"_s});
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        return request.operation == "findResources"_L1
                   ? seen({.path = "/data/foundation/flowservice/targetConnections/late"})
                   : benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QVERIFY(bench.deleted().contains(u"late"_s));
    QVERIFY(bench.deleted().contains(u"tc"_s));
}

// The schema is not the run's, the identity is.
void RollBackTest::identitiesOfASchemaThatWasThere()
{
    Bench bench;
    bench.journal.entries = {begunEntry(tag),
                             {.kind = EntryKind::Intent,
                              .step = u"identities"_s,
                              .operation = u"createIdentity"_s,
                              .fingerprint = u"x"_s,
                              .name = u"person.email Email"_s,
                              .id = u"theirs"_s}};
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "findResources"_L1)
            return answer(
                200,
                QJsonObject{{u"xdm:descriptorIdentity"_s,
                             QJsonArray{QJsonObject{{u"@id"_s, u"mark"_s},
                                                    {u"xdm:sourceSchema"_s, u"theirs"_s},
                                                    {u"xdm:sourceProperty"_s, u"/person/email"_s},
                                                    {u"xdm:namespace"_s, u"Email"_s}}}}});
        if (request.operation == "lookAt"_L1)
            return answer(200, QJsonObject{{u"@id"_s, u"mark"_s},
                                           {u"xdm:sourceSchema"_s, u"theirs"_s},
                                           {u"xdm:sourceProperty"_s, u"/person/email"_s},
                                           {u"xdm:namespace"_s, u"Email"_s}});
        return benchAnswer(request);
    });
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.deleted(), QStringList{u"mark"_s});
}

void RollBackTest::supersededOnly()
{
    Bench bench;
    bench.journal.entries.append(
        {.kind = EntryKind::Superseded, .step = u"targetConnection"_s, .id = u"tc"_s});
    bench.journal.entries.append({.kind = EntryKind::Ended, .ok = true});
    QVERIFY(bench.run(run::UndoScope::Superseded));
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.deleted(), QStringList{u"tc"_s});
    QVERIFY(bench.journal.record().stage == journal::Stage::Complete);
}

void RollBackTest::cancel()
{
    Bench bench;
    bench.network.hold();
    bench.rollBack.start(bench.journal.record());
    QTRY_COMPARE(bench.network.requests().size(), 1);
    bench.rollBack.cancel();
    QVERIFY(bench.outcome);
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Cancelled);
    QVERIFY(bench.journal.record().isInterrupted());
    bench.network.hold(false);
    QVERIFY(bench.run());
    QVERIFY(bench.outcome->ok);
}

QTEST_GUILESS_MAIN(RollBackTest)
#include "tst_rollback.moc"
