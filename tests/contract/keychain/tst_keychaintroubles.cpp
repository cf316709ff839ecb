// SPDX-License-Identifier: Apache-2.0
// No keychain, and keychains that misbehave: a service of the test's own in the place of the real
// one.
#include "contract/keychain/fakesecrets.h"
#include "contract/keychain/probe.h"

#include <QTest>

using namespace dfw::test;
using namespace Qt::StringLiterals;

class TestKeychainTroubles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void noBus_data();
    void noBus();
    void nobodyKeepsSecrets_data();
    void nobodyKeepsSecrets();
    void refusals_data();
    void refusals();
    void neverAnswers_data();
    void neverAnswers();
    void slowButInTime();
    void lateWriteIsTakenBack_data();
    void lateWriteIsTakenBack();
    void lateWriteOfAnOldWish();
    void whatHasNotBegunNeverDoes();
    void questionAnswered();
    void triedAgain();
    void serviceStartsAgain();
    void removalThatDidNothing();
    void endsWhileWaiting();

private:
    PrivateSession m_session;
};

void TestKeychainTroubles::initTestCase()
{
    const QString missing = m_session.start({.bare = true});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
}

void TestKeychainTroubles::noBus_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("wish");
    for (const QString &wish : {u"read a"_s, u"write a b"_s, u"remove a"_s}) {
        QTest::addRow("no address, %s", qPrintable(wish)) << QString() << wish;
        QTest::addRow("no socket, %s", qPrintable(wish)) << u"unix:path=/nonexistent/bus"_s << wish;
        QTest::addRow("no address at all, %s", qPrintable(wish)) << u"nonsense"_s << wish;
    }
}

void TestKeychainTroubles::noBus()
{
    QFETCH(QString, address);
    QFETCH(QString, wish);
    QProcessEnvironment environment = m_session.environment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_session.directory() + u"/none"_s);
    if (!address.isEmpty())
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    Probe probe(environment);
    QCOMPARE(probe.ask(wish), u"KeychainAbsent"_s);
}

void TestKeychainTroubles::nobodyKeepsSecrets_data()
{
    QTest::addColumn<QString>("wish");
    for (const char *wish : {"read a", "write a b", "remove a"})
        QTest::newRow(wish) << QString::fromLatin1(wish);
}

void TestKeychainTroubles::nobodyKeepsSecrets()
{
    QFETCH(QString, wish);
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(wish), u"KeychainAbsent"_s);
    QCOMPARE(probe.ask(wish), u"KeychainAbsent"_s); // and it goes on working
}

void TestKeychainTroubles::refusals_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("wish");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *method, const char *error, const char *wish,
                        const char *code) {
        QTest::newRow(name) << QString::fromLatin1(method) << QString::fromLatin1(error)
                            << QString::fromLatin1(wish) << QString::fromLatin1(code);
    };
    constexpr auto denied = "org.freedesktop.DBus.Error.AccessDenied";
    constexpr auto failed = "org.freedesktop.DBus.Error.Failed";
    row("bus policy", "SearchItems", denied, "read a", "KeychainDenied");
    row("bus policy, write", "SearchItems", denied, "write a b", "KeychainDenied");
    row("bus policy, remove", "ReadAlias", denied, "remove a", "KeychainDenied");
    row("cannot start", "SearchItems", "org.freedesktop.DBus.Error.Spawn.ChildExited", "read a",
        "KeychainAbsent");
    row("broken", "SearchItems", failed, "read a", "KeychainFailed");
    row("broken lock", "Get", failed, "write a b", "KeychainFailed");
    row("broken write", "CreateItem", failed, "write a b", "KeychainFailed");
    row("no session", "OpenSession", failed, "write a b", "KeychainFailed");
    row("locked again", "CreateItem", "org.freedesktop.Secret.Error.IsLocked", "write a b",
        "KeychainDenied");
}

void TestKeychainTroubles::refusals()
{
    QFETCH(QString, method);
    QFETCH(QString, error);
    QFETCH(QString, wish);
    QFETCH(QString, code);
    FakeSecrets secrets(m_session.busAddress());
    QVERIFY(secrets.isRegistered());
    secrets.fail(method, error);
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(wish), code);
    QVERIFY(secrets.count(method) > 0);
}

void TestKeychainTroubles::neverAnswers_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("wish");
    QTest::newRow("nothing at all") << u"SearchItems"_s << u"read a"_s;
    QTest::newRow("nothing at all, write") << u"SearchItems"_s << u"write a b"_s;
    QTest::newRow("the lock") << u"Get"_s << u"remove a"_s;
    QTest::newRow("in the middle of a write") << u"CreateItem"_s << u"write a b"_s;
    QTest::newRow("the session of a write") << u"OpenSession"_s << u"write a b"_s;
}

void TestKeychainTroubles::neverAnswers()
{
    QFETCH(QString, method);
    QFETCH(QString, wish);
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({method});
    Probe probe(m_session.environment());
    const int waiting = probe.send(wish);
    QTRY_VERIFY(secrets.count(method) > 0);
    QVERIFY(!probe.hasAnswer(waiting));
    probe.tell(u"limit"_s);
    QCOMPARE(probe.answer(waiting), u"KeychainSlow"_s);
}

void TestKeychainTroubles::slowButInTime()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({u"SearchItems"_s, u"CreateItem"_s});
    Probe probe(m_session.environment());
    const int waiting = probe.send(u"write a b"_s);
    QTRY_VERIFY(secrets.count(u"SearchItems"_s) > 0);
    secrets.release();
    QCOMPARE(probe.answer(waiting), u"ok"_s);
    QVERIFY(secrets.hasEntry);
}

void TestKeychainTroubles::lateWriteIsTakenBack_data()
{
    QTest::addColumn<QString>("end");
    QTest::newRow("limit") << u"limit"_s;
    QTest::newRow("given up") << u"drop"_s;
}

// The user has been told that it is not kept, and may have chosen "only until I close".
void TestKeychainTroubles::lateWriteIsTakenBack()
{
    QFETCH(QString, end);
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({u"CreateItem"_s});
    Probe probe(m_session.environment());
    const int late = probe.send(u"write a b"_s);
    QTRY_COMPARE(secrets.count(u"CreateItem"_s), 1);
    probe.tell(end);
    QCOMPARE(probe.ask(u"ping"_s), u"ok"_s);
    const int next = probe.send(u"read a"_s);
    secrets.release();
    QTRY_COMPARE(secrets.count(u"Delete"_s), 1);
    QCOMPARE(probe.answer(next), u"KeychainMissing"_s);
    QVERIFY(!secrets.hasEntry);
    QCOMPARE(probe.hasAnswer(late), end == "limit"_L1);
}

// What is asked for now outweighs what was given up.
void TestKeychainTroubles::lateWriteOfAnOldWish()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({u"CreateItem"_s});
    Probe probe(m_session.environment());
    const int late = probe.send(u"write a old"_s);
    QTRY_COMPARE(secrets.count(u"CreateItem"_s), 1);
    probe.tell(u"limit"_s);
    QCOMPARE(probe.answer(late), u"KeychainSlow"_s);
    const int again = probe.send(u"write a new"_s);
    QCOMPARE(probe.ask(u"ping"_s), u"ok"_s);
    secrets.release();
    QCOMPARE(probe.answer(again), u"ok"_s);
    QCOMPARE(secrets.count(u"CreateItem"_s), 2);
    QCOMPARE(secrets.count(u"Delete"_s), 0);
    QVERIFY(secrets.hasEntry);
}

void TestKeychainTroubles::whatHasNotBegunNeverDoes()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({u"CreateItem"_s});
    Probe probe(m_session.environment());
    probe.send(u"write a b"_s);
    QTRY_COMPARE(secrets.count(u"CreateItem"_s), 1);
    const int behind = probe.send(u"write c d"_s);
    probe.tell(u"limit"_s);
    QCOMPARE(probe.answer(behind), u"KeychainSlow"_s);
    secrets.release();
    QTRY_COMPARE(secrets.count(u"Delete"_s), 1);
    QCOMPARE(probe.ask(u"remove e"_s), u"ok"_s);
    QCOMPARE(secrets.count(u"CreateItem"_s), 1);
}

void TestKeychainTroubles::questionAnswered()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.isLocked = true;
    Probe probe(m_session.environment());
    const int waiting = probe.send(u"write a b"_s);
    QTRY_COMPARE(secrets.count(u"Prompt"_s), 1);
    QVERIFY(!probe.hasAnswer(waiting));
    secrets.complete(false);
    QCOMPARE(probe.answer(waiting), u"ok"_s);
    QVERIFY(secrets.hasEntry);
}

// No second window over the first: who tries again waits for the same question.
void TestKeychainTroubles::triedAgain()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.isLocked = true;
    Probe probe(m_session.environment());
    const int waiting = probe.send(u"write a b"_s);
    QTRY_COMPARE(secrets.count(u"Prompt"_s), 1);
    const int looks = secrets.count(u"Get"_s);
    probe.tell(u"limit"_s);
    QCOMPARE(probe.answer(waiting), u"KeychainLocked"_s);
    const int again = probe.send(u"write a c"_s);
    QTRY_COMPARE(secrets.count(u"Get"_s), looks + 1);
    secrets.complete(false);
    QCOMPARE(probe.answer(again), u"ok"_s);
    QCOMPARE(secrets.count(u"Prompt"_s), 1);
    QCOMPARE(secrets.count(u"CreateItem"_s), 1); // the first one was given up before it began
}

void TestKeychainTroubles::serviceStartsAgain()
{
    Probe probe(m_session.environment());
    {
        FakeSecrets before(m_session.busAddress());
        before.isLocked = true;
        const int waiting = probe.send(u"read a"_s);
        QTRY_COMPARE(before.count(u"Prompt"_s), 1);
        probe.tell(u"limit"_s);
        QCOMPARE(probe.answer(waiting), u"KeychainLocked"_s);
    }
    // Its question went with it; a new one must be asked.
    FakeSecrets after(m_session.busAddress());
    after.isLocked = true;
    const int again = probe.send(u"write a b"_s);
    QTRY_COMPARE(after.count(u"Prompt"_s), 1);
    after.complete(true);
    QCOMPARE(probe.answer(again), u"KeychainRefused"_s);
}

void TestKeychainTroubles::removalThatDidNothing()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.hasEntry = true;
    secrets.removalWorks = false;
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"remove a"_s), u"KeychainFailed"_s);
    QCOMPARE(secrets.count(u"Delete"_s), 1);
}

// The store goes while a job of QtKeychain is under way.
void TestKeychainTroubles::endsWhileWaiting()
{
    FakeSecrets secrets(m_session.busAddress());
    secrets.hold({u"CreateItem"_s});
    Probe probe(m_session.environment());
    probe.send(u"write a b"_s);
    QTRY_COMPARE(secrets.count(u"CreateItem"_s), 1);
    QCOMPARE(probe.end(), 0);
}

QTEST_GUILESS_MAIN(TestKeychainTroubles)
#include "tst_keychaintroubles.moc"
