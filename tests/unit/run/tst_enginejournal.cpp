// SPDX-License-Identifier: Apache-2.0
//
// The engine and its journal: what is on the disk before what is sent, what a lost answer leads to,
// and what a run that goes on keeps.
#include "enginebench.h"

#include "run/rollback.h"

#include <QJsonDocument>
#include <QtTest>

using namespace dfw;
using namespace dfw::test;
using journal::EntryKind;

namespace {

const QString tag = QString::fromLatin1(sampleRunTag);

// The service's list of things of this name, as a look finds it.
net::Response listed(const QStringList &ids, const QString &description, const QString &name)
{
    QJsonArray items;
    qint64 createdAt = 1'800'000'000'000;
    for (const QString &id : ids)
        items.append(QJsonObject{{u"id"_s, id},
                                 {u"name"_s, name},
                                 {u"description"_s, description},
                                 {u"etag"_s, u"\"e-%1\""_s.arg(id)},
                                 {u"createdAt"_s, createdAt++}});
    return answer(200, QJsonObject{{u"items"_s, items}});
}

// The create of the step is answered by `instead` the first time; a look finds `found`.
void loses(Bench &bench, const QString &operation, const Result<net::Response> &instead,
           const QByteArray &folder, const net::Response &found)
{
    auto first = std::make_shared<bool>(true);
    bench.network.setScript([=](const net::Request &request) -> Result<net::Response> {
        if (request.operation == operation && std::exchange(*first, false))
            return instead;
        if (request.operation == "findResources"_L1 && request.path.endsWith(folder))
            return found;
        return benchAnswer(request);
    });
}

} // namespace

class EngineJournalTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void intentsAreSafeBeforeTheyAreSent();
    void lookUpsAreNotWrittenDown();
    void aFullDiskSendsNothing();
    void aDiskThatFillsUp();
    void adoptsWhatWasMade_data();
    void adoptsWhatWasMade();
    void doesNotAdoptWhatIsNotItsOwn_data();
    void doesNotAdoptWhatIsNotItsOwn();
    void asksWhereThereAreSeveral();
    void whatItHasIsNotWhatWasLost();
    void whatLeftThePlanIsOfNoUse();
    void aLookThatFails();
    void goesOnWithWhatTheJournalSays();
    void whatIsGoneIsMadeAnew_data();
    void whatIsGoneIsMadeAnew();
    void cancelLeavesTheIntent();
    void pausesAreTold();
    void noSecretIsWrittenDown();
};

void EngineJournalTest::intentsAreSafeBeforeTheyAreSent()
{
    Bench bench;
    QStringList unsafe;
    bench.network.setScript([&](const net::Request &request) {
        if (createOperations().contains(request.operation)) {
            bool safe = false;
            for (qsizetype i = 0; i < bench.journal.synced; ++i) {
                const journal::Entry &entry = bench.journal.entries.at(i);
                safe = safe ||
                       (entry.kind == EntryKind::Intent && entry.operation == request.operation);
            }
            if (!safe)
                unsafe.append(request.operation);
        }
        // What the flow depends on is safe before the flow is sent.
        if (request.operation == "createFlow"_L1) {
            const auto record =
                journal::recordOf(bench.journal.entries.first(bench.journal.synced));
            if (record.made.size() != 3)
                unsafe.append(u"outcomes"_s);
        }
        return benchAnswer(request);
    });
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(unsafe, QStringList());
    QCOMPARE(bench.journal.entries.last().kind, EntryKind::Ended);
    QCOMPARE(bench.journal.synced, bench.journal.entries.size());
    QVERIFY(bench.journal.record().stage == journal::Stage::Complete);
    QCOMPARE(bench.journal.record().made.last().id, flowId);
}

void EngineJournalTest::lookUpsAreNotWrittenDown()
{
    Bench bench;
    bench.answers(u"getSchema"_s, answer(404, QByteArray("{}")));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.journal.lines(), (QStringList{u"begun"_s, u"ended"_s}));
}

void EngineJournalTest::aFullDiskSendsNothing()
{
    Bench bench;
    bench.network.setScript([&](const net::Request &request) {
        bench.journal.full = true;
        return benchAnswer(request);
    });
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Storage);
    QCOMPARE(creates(bench.network), QStringList());
}

// What exists by then is told, and nothing more is begun.
void EngineJournalTest::aDiskThatFillsUp()
{
    Bench bench;
    bench.network.setScript([&](const net::Request &request) {
        if (createOperations().contains(request.operation))
            bench.journal.full = true;
        return benchAnswer(request);
    });
    bench.start();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->kind, ErrorKind::Storage);
    QCOMPARE(creates(bench.network), firstCreates);
    QCOMPARE(bench.outcome->ids.value(StepId::SourceConnection), sourceId);
    QCOMPARE(bench.network.count(u"createFlow"_s), 0);
    // On again: what was answered but not written is found, not made.
    bench.journal.full = false;
    const auto record = bench.journal.record();
    QCOMPARE(record.open.size(), 3);
}

void EngineJournalTest::adoptsWhatWasMade_data()
{
    QTest::addColumn<QString>("operation");
    QTest::addColumn<QByteArray>("folder");
    QTest::addColumn<QString>("name");
    QTest::addColumn<StepId>("step");
    QTest::addColumn<Result<net::Response>>("instead");
    using R = Result<net::Response>;
    const FlowPlan plan = samplePlan();
    const QList<std::tuple<QString, QByteArray, QString, StepId>> steps{
        {u"createSourceConnection"_s, "/sourceConnections", plan.source.name,
         StepId::SourceConnection},
        {u"createTargetConnection"_s, "/targetConnections", plan.target.name,
         StepId::TargetConnection},
        {u"createFlow"_s, "/flows", plan.name, StepId::Flow}};
    const QList<std::pair<const char *, R>> losses{
        {"lost", failure(ErrorKind::UnknownOutcome)},
        {"500", answer(500, QByteArray())},
        {"502", answer(502, QByteArray("<html>"))},
        {"empty 201", answer(201, QByteArray())},
        {"201 without an id", answer(201, QByteArray("{\"etag\":\"1\"}"))}};
    for (const auto &[operation, folder, name, step] : steps) {
        for (const auto &[loss, instead] : losses)
            QTest::addRow("%s: %s", qPrintable(operation), loss)
                << operation << folder << name << step << instead;
    }
}

void EngineJournalTest::adoptsWhatWasMade()
{
    QFETCH(QString, operation);
    QFETCH(QByteArray, folder);
    QFETCH(QString, name);
    QFETCH(StepId, step);
    QFETCH(Result<net::Response>, instead);
    Bench bench;
    loses(bench, operation, instead, folder, listed({u"found"_s}, u"text ["_s + tag + u']', name));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.network.count(operation), 1);
    QCOMPARE(bench.outcome->ids.value(step), u"found"_s);
    QCOMPARE(bench.status(step).state, StepState::Adopted);
    QVERIFY(bench.log.contains(run::stepName(step) + u" looking"_s));
    QVERIFY(bench.journal.record().open.isEmpty());
    if (step != StepId::Flow)
        QVERIFY(bench.network.request(u"createFlow"_s).body.contains("\"found\""));
}

void EngineJournalTest::doesNotAdoptWhatIsNotItsOwn_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("name");
    const QString name = samplePlan().name;
    QTest::newRow("somebody's of the same name") << u"text"_s << name;
    QTest::newRow("another run's") << u"text [dfw-00000000]"_s << name;
    QTest::newRow("of another name") << u"text ["_s + tag + u']' << name + u'x';
}

void EngineJournalTest::doesNotAdoptWhatIsNotItsOwn()
{
    QFETCH(QString, description);
    QFETCH(QString, name);
    Bench bench;
    loses(bench, u"createFlow"_s, failure(ErrorKind::UnknownOutcome), "/flows",
          listed({u"other"_s}, description, name));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.network.count(u"createFlow"_s), 2);
    // Nobody answered: looked three times before it was sent again, and once more at the end.
    QCOMPARE(bench.network.count(u"findResources"_s), 4);
    QCOMPARE(bench.outcome->flowId, flowId);
}

void EngineJournalTest::asksWhereThereAreSeveral()
{
    Bench bench;
    loses(bench, u"createFlow"_s, failure(ErrorKind::UnknownOutcome), "/flows",
          listed({u"one"_s, u"two"_s}, u'[' + tag + u']', samplePlan().name));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(!bench.outcome->ok);
    QCOMPARE(bench.outcome->error->code, u"SeveralFound"_s);
    const QList<run::Candidate> candidates = bench.status(StepId::Flow).candidates;
    QCOMPARE(candidates.size(), 2);
    QCOMPARE(candidates.first().id, u"one"_s); // the older one
    QCOMPARE(bench.network.count(u"createFlow"_s), 1);

    bench.outcome.reset();
    bench.engine->choose(StepId::Flow, u"two"_s);
    bench.engine->resume(samplePlan());
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.outcome->flowId, u"two"_s);
    QCOMPARE(bench.network.count(u"createFlow"_s), 1);
    // The other one is not forgotten: it can be removed.
    const journal::RunRecord record = bench.journal.record();
    QVERIFY(std::any_of(record.made.begin(), record.made.end(), [](const journal::Made &made) {
        return made.id == "one"_L1 && made.superseded;
    }));
}

// A changed plan makes another source connection of the same name; the first one, which a look
// finds, is not the one whose answer was lost.
void EngineJournalTest::whatItHasIsNotWhatWasLost()
{
    Bench bench;
    bench.answers(u"createFlow"_s, answer(400, QByteArray("{}")));
    bench.start();
    QVERIFY(bench.waitForEnd());
    FlowPlan changed = samplePlan();
    changed.source.description += u" changed"_s;
    int sent = 0;
    bench.network.setScript([&](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createSourceConnection"_L1)
            return ++sent == 1 ? answer(503, QByteArray())
                               : answer(201, QByteArray("{\"id\":\"second\",\"etag\":\"2\"}"));
        if (request.operation == "findResources"_L1 && request.path.endsWith("/sourceConnections"))
            return listed({sourceId}, u'[' + tag + u']', changed.source.name);
        return benchAnswer(request);
    });
    bench.outcome.reset();
    bench.engine->resume(changed);
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(sent, 2);
    QCOMPARE(bench.outcome->ids.value(StepId::SourceConnection), u"second"_s);
    const QList<run::UndoStatus> useless =
        run::undoItems(bench.engine->record(), run::UndoScope::Superseded);
    QCOMPARE(useless.size(), 1);
    QCOMPARE(useless.first().id, sourceId);
    QVERIFY(run::hasLeftovers(bench.engine->record()));
}

void EngineJournalTest::whatLeftThePlanIsOfNoUse()
{
    Bench bench;
    QList<journal::Entry> entries{begunEntry(tag)};
    entries.append({.kind = EntryKind::Outcome,
                    .step = u"dataset"_s,
                    .fingerprint = u"f"_s,
                    .id = u"unused"_s});
    bench.journal.entries = entries;
    bench.engine->start(samplePlan(), bench.journal.record()); // the plan has a dataset now
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(bench.status(StepId::Dataset).state, StepState::Reused);
    const QList<run::UndoStatus> useless =
        run::undoItems(bench.journal.record(), run::UndoScope::Superseded);
    QCOMPARE(useless.size(), 1);
    QCOMPARE(useless.first().id, u"unused"_s);
}

// What could not be asked stays open; it is asked again by whoever goes on.
void EngineJournalTest::aLookThatFails()
{
    Bench bench;
    loses(bench, u"createFlow"_s, failure(ErrorKind::UnknownOutcome), "/flows",
          answer(400, QByteArray("{}")));
    bench.start();
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->error->kind, ErrorKind::UnknownOutcome);
    QVERIFY(bench.journal.record().findOpen(u"flow"_s));
    QCOMPARE(bench.network.count(u"createFlow"_s), 1);
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "findResources"_L1)
            return listed({u"found"_s}, u'[' + tag + u']', samplePlan().name);
        return benchAnswer(request);
    });
    bench.outcome.reset();
    bench.engine->resume(samplePlan());
    QVERIFY(bench.waitForEnd());
    QCOMPARE(bench.outcome->flowId, u"found"_s);
    QCOMPARE(bench.network.count(u"createFlow"_s), 1);
}

// Another process, which knows nothing but the journal.
void EngineJournalTest::goesOnWithWhatTheJournalSays()
{
    Bench first;
    first.answers(u"createFlow"_s, answer(400, QByteArray("{\"errorMessage\":\"no\"}")));
    first.start();
    QVERIFY(first.waitForEnd());
    Bench second;
    second.journal.entries = first.journal.entries;
    second.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "lookAt"_L1)
            return answer(200, QByteArray("{}")); // still there
        return benchAnswer(request);
    });
    second.engine->start(samplePlan(), second.journal.record());
    // What is known is shown from the beginning.
    QCOMPARE(second.status(StepId::SourceConnection).id, sourceId);
    QVERIFY(second.waitForEnd());
    QVERIFY(second.outcome->ok);
    QCOMPARE(creates(second.network), QStringList{u"createFlow"_s});
    QCOMPARE(second.network.count(u"lookAt"_s), 3);
    QCOMPARE(second.outcome->ids.size(), 8);
    QCOMPARE(second.engine->facts().runTag, tag);
    const QByteArray body = second.network.request(u"createFlow"_s).body;
    for (const QString &id : {sourceId, targetId, mappingId})
        QVERIFY(body.contains(id.toLatin1()));
}

void EngineJournalTest::whatIsGoneIsMadeAnew_data()
{
    QTest::addColumn<QByteArray>("answered"); // 404
    QTest::addColumn<QStringList>("made");
    QTest::newRow("the service says so")
        << QByteArray("{}") << QStringList{u"createTargetConnection"_s, u"createFlow"_s};
    QTest::newRow("a network's sign-in page says so")
        << QByteArray("<html>Sign in to this network") << QStringList{u"createFlow"_s};
}

void EngineJournalTest::whatIsGoneIsMadeAnew()
{
    QFETCH(QByteArray, answered);
    Bench first;
    first.answers(u"createFlow"_s, answer(400, QByteArray("{\"errorMessage\":\"no\"}")));
    first.start();
    QVERIFY(first.waitForEnd());
    Bench second;
    second.journal.entries = first.journal.entries;
    second.network.setScript([answered](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "lookAt"_L1)
            return request.path.contains("targetConnections") ? answer(404, answered)
                                                              : answer(200, QByteArray("{}"));
        return benchAnswer(request);
    });
    second.engine->start(samplePlan(), second.journal.record());
    QVERIFY(second.waitForEnd());
    QVERIFY(second.outcome->ok);
    QTEST(creates(second.network), "made");
}

void EngineJournalTest::cancelLeavesTheIntent()
{
    Bench bench;
    bench.network.holdOnly({u"createFlow"_s});
    bench.start();
    QTRY_COMPARE(bench.network.underWay(), QStringList{u"createFlow"_s});
    QElapsedTimer clock;
    clock.start();
    bench.engine->cancel();
    QVERIFY(bench.outcome);
    QVERIFY(clock.elapsed() < 100);
    const journal::RunRecord record = bench.journal.record();
    QVERIFY(record.findOpen(u"flow"_s));
    QCOMPARE(record.made.size(), 3);
    QVERIFY(record.isInterrupted());
    QCOMPARE(bench.journal.synced, bench.journal.entries.size());
}

void EngineJournalTest::pausesAreTold()
{
    Bench bench;
    int asked = 0;
    bench.network.setScript([&asked](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createFlow"_L1 && ++asked == 1)
            return answer(429, QByteArray("{}"), {{"Retry-After", "5"}});
        return benchAnswer(request);
    });
    QList<StepStatus> paused;
    QObject::connect(bench.engine.get(), &RunEngine::stepChanged, bench.engine.get(),
                     [&paused](const StepStatus &status) {
                         if (status.pause)
                             paused.append(status);
                     });
    const qint64 before = bench.clock.nowMs();
    bench.start();
    QVERIFY(bench.waitForEnd());
    QVERIFY(bench.outcome->ok);
    QCOMPARE(paused.size(), 1);
    QCOMPARE(paused.first().step, StepId::Flow);
    QCOMPARE(paused.first().pause->httpStatus, 429);
    QVERIFY(paused.first().pause->untilMs >= before + 5000);
    QVERIFY(!bench.status(StepId::Flow).pause);
}

void EngineJournalTest::noSecretIsWrittenDown()
{
    Bench bench;
    FlowPlan plan = samplePlan();
    plan.source.baseConnectionId.clear();
    plan.source.newConnection = NewBaseConnection{
        .name = u"c"_s, .authSpec = u"Basic Authentication"_s, .secrets = {u"password"_s}};
    bench.journal.entries = {begunEntry(tag)};
    const Secret secret(u"correct horse battery staple"_s);
    bench.network.setScript([](const net::Request &request) -> Result<net::Response> {
        if (request.operation == "createBaseConnection"_L1)
            return answer(500, request.body); // a service that quotes what it was sent
        return benchAnswer(request);
    });
    bench.engine->start(plan, bench.journal.record(), {{u"password"_s, secret}});
    QVERIFY(bench.waitForEnd());
    for (const journal::Entry &entry : std::as_const(bench.journal.entries)) {
        const QString all = entry.name + entry.code + entry.fingerprint + entry.requestId +
                            QString::fromUtf8(QJsonDocument(entry.plan).toJson());
        QVERIFY(!all.contains("horse"_L1));
    }
    // And a fingerprint cannot be guessed from: it is the same for another secret.
    const auto fingerprint = [&](const QString &word) {
        Bench other;
        other.journal.entries = {begunEntry(tag)};
        other.network.setScript([](const net::Request &request) -> Result<net::Response> {
            if (request.operation == "createBaseConnection"_L1)
                return answer(400, QByteArray("{}"));
            return benchAnswer(request);
        });
        other.engine->start(plan, other.journal.record(), {{u"password"_s, Secret(word)}});
        return other.waitForEnd() && other.journal.entries.size() > 1
                   ? other.journal.entries.at(1).fingerprint
                   : QString();
    };
    QCOMPARE(fingerprint(u"a"_s), fingerprint(u"b"_s));
}

QTEST_GUILESS_MAIN(EngineJournalTest)
#include "tst_enginejournal.moc"
