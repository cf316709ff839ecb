// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychainstore.h"
#include "keychain/memorystore.h"
#include "support/manualscheduler.h"

#include <optional>
#include <QSet>
#include <QTest>

using namespace dfw;
using namespace dfw::keychain;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestSecretStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void entryNames_data();
    void entryNames();
    void everyProblemHasItsCode();
    void memoryKeepsAndForgets();
    void memoryAnswersLater();
    void droppedCallsAreSilent();
    void limit();
};

void TestSecretStore::entryNames_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<EntryKind>("kind");
    QTest::addColumn<QString>("key");
    QTest::newRow("client secret")
        << u"0f1e"_s << EntryKind::ClientSecret << u"0f1e/client-secret"_s;
    QTest::newRow("proxy") << u"0f1e"_s << EntryKind::ProxyPassword << u"0f1e/proxy-password"_s;
}

// These names lie in people's keychains. A change here loses their secrets.
void TestSecretStore::entryNames()
{
    QFETCH(QString, profile);
    QFETCH(EntryKind, kind);
    QTEST(entryKey(profile, kind), "key");
    QCOMPARE(entryService(), u"dataflow-wizard"_s);
}

void TestSecretStore::everyProblemHasItsCode()
{
    QSet<QString> codes;
    for (int i = 0; i <= int(KeychainProblem::Failed); ++i) {
        const Error error = problemError(KeychainProblem(i), u"readSecret"_s, QString(900, u'x'));
        codes.insert(error.code);
        QVERIFY(error.code.startsWith("Keychain"_L1));
        QCOMPARE(error.operation, u"readSecret"_s);
        QVERIFY(error.serverText.size() <= 500);
    }
    QCOMPARE(codes.size(), int(KeychainProblem::Failed) + 1);
}

void TestSecretStore::memoryKeepsAndForgets()
{
    test::ManualScheduler scheduler;
    MemoryStore store(scheduler);
    const auto read = [&](const QString &key) {
        QString out;
        const Call call = store.read(key, [&out](const Result<Secret> &secret) {
            out = secret ? secret->reveal() : secret.error().code;
        });
        scheduler.advance(1ms);
        return out;
    };
    int done = 0;
    const auto count = [&done](const Result<Unit> &result) { done += result.ok() ? 1 : 0; };
    QCOMPARE(read(u"a"_s), u"KeychainMissing"_s);
    const Call first = store.write(u"a"_s, Secret(u"one"_s), count);
    QCOMPARE(read(u"a"_s), u"one"_s);
    QCOMPARE(read(u"b"_s), u"KeychainMissing"_s);
    const Call second = store.write(u"a"_s, Secret(u"two"_s), count);
    QCOMPARE(read(u"a"_s), u"two"_s);
    const Call third = store.remove(u"a"_s, count);
    QCOMPARE(read(u"a"_s), u"KeychainMissing"_s);
    const Call fourth = store.remove(u"a"_s, count);
    scheduler.advance(1ms);
    QCOMPARE(done, 4);
}

void TestSecretStore::memoryAnswersLater()
{
    test::ManualScheduler scheduler;
    MemoryStore store(scheduler);
    std::optional<bool> answer;
    const Call call =
        store.write(u"a"_s, Secret(u"s"_s), [&](const Result<Unit> &done) { answer = done.ok(); });
    QVERIFY(!answer);
    scheduler.advance(0ms);
    QCOMPARE(answer, std::optional(true));
}

void TestSecretStore::droppedCallsAreSilent()
{
    test::ManualScheduler scheduler;
    MemoryStore memory(scheduler);
    KeychainStore keychain(scheduler);
    int answers = 0;
    for (SecretStore *store : std::initializer_list<SecretStore *>{&memory, &keychain}) {
        Call call = store->read(u"a"_s, [&answers](const Result<Secret> &) { ++answers; });
        call.cancel();
    }
    scheduler.advance(1h);
    QCOMPARE(answers, 0);
    QVERIFY(scheduler.waits().isEmpty());
}

void TestSecretStore::limit()
{
    test::ManualScheduler scheduler;
    KeychainStore usual(scheduler);
    const Call first = usual.read(u"a"_s, [](const Result<Secret> &) {});
    // Its turn, and its limit. Nothing has been asked of any keychain yet.
    QCOMPARE(scheduler.waits(), (QList<std::chrono::milliseconds>{0ms, 20s}));
    KeychainStore hasty(scheduler, 3s);
    const Call second = hasty.read(u"a"_s, [](const Result<Secret> &) {});
    QVERIFY(scheduler.waits().contains(std::chrono::milliseconds(3s)));
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
