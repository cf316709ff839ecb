// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychainstore.h"
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

void TestSecretStore::droppedCallsAreSilent()
{
    test::ManualScheduler scheduler;
    KeychainStore keychain(scheduler);
    int answers = 0;
    Call call = keychain.read(u"a"_s, [&answers](const Result<Secret> &) { ++answers; });
    call.cancel();
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
