// SPDX-License-Identifier: Apache-2.0
// A real gnome-keyring on a bus of the test's own.
#include "contract/keychain/fakesecrets.h"
#include "contract/keychain/probe.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMetaType>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDirIterator>
#include <QTest>

using namespace dfw::test;
using namespace Qt::StringLiterals;

namespace dfw::test {

// A secret on the bus: session, parameters, value, content type.
struct PlainSecret
{
    QDBusObjectPath session;
    QByteArray value;
};

QDBusArgument &operator<<(QDBusArgument &out, const PlainSecret &secret)
{
    out.beginStructure();
    out << secret.session << QByteArray() << secret.value << u"text/plain"_s;
    out.endStructure();
    return out;
}

const QDBusArgument &operator>>(const QDBusArgument &in, PlainSecret &)
{
    return in;
}

} // namespace dfw::test

Q_DECLARE_METATYPE(dfw::test::PlainSecret)

namespace {

using Attributes = QMap<QString, QString>;
using Paths = QList<QDBusObjectPath>;

constexpr auto service = "org.freedesktop.secrets"_L1;
constexpr auto servicePath = "/org/freedesktop/secrets"_L1;
constexpr auto serviceInterface = "org.freedesktop.Secret.Service"_L1;
constexpr auto loginKeyring = "/org/freedesktop/secrets/collection/login"_L1;

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void keepsReplacesForgets();
    void secretsAreKeptExactly_data();
    void secretsAreKeptExactly();
    void entriesDoNotMix();
    void lastsLongerThanTheProgram();
    void namesAreThoseOfEarlierVersions();
    void everythingAtOnce();
    void lockedAndNobodyAnswers_data();
    void lockedAndNobodyAnswers();
    void lockedAndDismissed_data();
    void lockedAndDismissed();
    void lockedAndNoWindow();
    void lockedIsNotForgotten();
    void openedMeanwhile();
    void nothingInFiles();

private:
    QDBusMessage call(const QString &interface, const QString &method,
                      const QVariantList &arguments);
    void lock();
    void unlock();

    PrivateSession m_session;
    std::unique_ptr<QDBusConnection> m_bus;
};

void TestKeychain::initTestCase()
{
    qDBusRegisterMetaType<Attributes>();
    qDBusRegisterMetaType<Paths>();
    qDBusRegisterMetaType<PlainSecret>();
    const QString missing = m_session.start({.keyring = true});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    m_bus = std::make_unique<QDBusConnection>(
        QDBusConnection::connectToBus(m_session.busAddress(), u"test"_s));
    QVERIFY(m_bus->isConnected());
}

void TestKeychain::init()
{
    unlock();
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"remove a"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"remove b"_s), u"ok"_s);
}

// Not by QDBusInterface, which leaks what it reads about the service.
QDBusMessage TestKeychain::call(const QString &interface, const QString &method,
                                const QVariantList &arguments)
{
    QDBusMessage message = QDBusMessage::createMethodCall(service, servicePath, interface, method);
    message.setArguments(arguments);
    return m_bus->call(message);
}

void TestKeychain::lock()
{
    const QDBusMessage answer = call(serviceInterface, u"Lock"_s,
                                     {QVariant::fromValue(Paths{QDBusObjectPath(loginKeyring)})});
    QCOMPARE(answer.type(), QDBusMessage::ReplyMessage);
}

// As the session does when its owner signs in.
void TestKeychain::unlock()
{
    const QDBusMessage session = call(serviceInterface, u"OpenSession"_s,
                                      {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    QCOMPARE(session.type(), QDBusMessage::ReplyMessage);
    const PlainSecret password{.session = session.arguments().at(1).value<QDBusObjectPath>(),
                               .value = PrivateSession::keyringPassword};
    const QDBusMessage answer =
        call(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s,
             u"UnlockWithMasterPassword"_s,
             {QVariant::fromValue(QDBusObjectPath(loginKeyring)), QVariant::fromValue(password)});
    QVERIFY2(answer.type() == QDBusMessage::ReplyMessage, qPrintable(answer.errorMessage()));
}

void TestKeychain::keepsReplacesForgets()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"read a"_s), u"KeychainMissing"_s);
    QCOMPARE(probe.ask(u"write a first"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok first"_s);
    QCOMPARE(probe.ask(u"write a second"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok second"_s);
    QCOMPARE(probe.ask(u"remove a"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"KeychainMissing"_s);
    QCOMPARE(probe.ask(u"remove a"_s), u"ok"_s); // nothing is left of it: that is what was wanted
}

void TestKeychain::secretsAreKeptExactly_data()
{
    QTest::addColumn<QString>("secret");
    QTest::newRow("of one letter") << u"x"_s;
    QTest::newRow("as Adobe makes them") << u"p8e-Zm9vYmFy_-/+=.Qux"_s;
    QTest::newRow("with blanks inside") << u"two  blanks"_s;
    QTest::newRow("in any script") << u"pässwörd パスワード 🔑"_s;
    QTest::newRow("long") << QString(8'000, u'k');
}

void TestKeychain::secretsAreKeptExactly()
{
    QFETCH(QString, secret);
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a "_s + secret), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok "_s + secret);
}

void TestKeychain::entriesDoNotMix()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a one"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"write b two"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok one"_s);
    QCOMPARE(probe.ask(u"remove b"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok one"_s);
}

void TestKeychain::lastsLongerThanTheProgram()
{
    {
        Probe writer(m_session.environment());
        QCOMPARE(writer.ask(u"write a lasting"_s), u"ok"_s);
    }
    Probe reader(m_session.environment());
    QCOMPARE(reader.ask(u"read a"_s), u"ok lasting"_s);
}

// The names as they lie in people's keyrings: what they find must be found after an upgrade.
void TestKeychain::namesAreThoseOfEarlierVersions()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write b secret"_s), u"ok"_s);
    const Attributes wanted{{u"server"_s, u"dataflow-wizard"_s},
                            {u"user"_s, u"b"_s},
                            {u"type"_s, u"plaintext"_s},
                            {u"xdg:schema"_s, u"org.qt.keychain"_s}};
    const QDBusReply<Paths> found =
        call(serviceInterface, u"SearchItems"_s, {QVariant::fromValue(wanted)});
    QVERIFY2(found.isValid(), qPrintable(found.error().message()));
    QCOMPARE(found.value().size(), 1);
}

void TestKeychain::everythingAtOnce()
{
    Probe probe(m_session.environment());
    QList<int> numbers;
    for (int i = 0; i < 5; ++i) {
        numbers.append(probe.send(u"write a %1"_s.arg(i)));
        numbers.append(probe.send(u"read a"_s));
    }
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(probe.answer(numbers.at(2 * i)), u"ok"_s);
        QCOMPARE(probe.answer(numbers.at(2 * i + 1)), u"ok %1"_s.arg(i)); // in the order asked
    }
}

void TestKeychain::lockedAndNobodyAnswers_data()
{
    QTest::addColumn<QString>("wish");
    QTest::newRow("read") << u"read a"_s;
    QTest::newRow("write") << u"write a new"_s;
    QTest::newRow("remove") << u"remove a"_s;
    QTest::newRow("read what may not be there") << u"read b"_s;
}

void TestKeychain::lockedAndNobodyAnswers()
{
    QFETCH(QString, wish);
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a old"_s), u"ok"_s);
    FakePrompter prompter(m_session.busAddress());
    QVERIFY(prompter.isRegistered());
    lock();
    const int waiting = probe.send(wish);
    const int behind = probe.send(u"read a"_s);
    QTRY_COMPARE(prompter.count(u"PerformPrompt"_s), 1);
    QVERIFY(!probe.hasAnswer(waiting));
    probe.tell(u"limit"_s);
    QCOMPARE(probe.answer(waiting), u"KeychainLocked"_s);
    QCOMPARE(probe.answer(behind), u"KeychainLocked"_s);
    unlock();
    QCOMPARE(probe.ask(u"read a"_s), u"ok old"_s);
}

void TestKeychain::lockedAndDismissed_data()
{
    lockedAndNobodyAnswers_data();
}

void TestKeychain::lockedAndDismissed()
{
    QFETCH(QString, wish);
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a old"_s), u"ok"_s);
    FakePrompter prompter(m_session.busAddress());
    prompter.dismisses = true;
    lock();
    QCOMPARE(probe.ask(wish), u"KeychainRefused"_s);
    QCOMPARE(prompter.count(u"PerformPrompt"_s), 1);
    unlock();
    QCOMPARE(probe.ask(u"read a"_s), u"ok old"_s);
}

// A machine without a screen: the question cannot be shown.
void TestKeychain::lockedAndNoWindow()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a old"_s), u"ok"_s);
    lock();
    QCOMPARE(probe.ask(u"read a"_s), u"KeychainRefused"_s);
}

// QtKeychain calls this a success.
void TestKeychain::lockedIsNotForgotten()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a old"_s), u"ok"_s);
    lock();
    QCOMPARE(probe.ask(u"remove a"_s), u"KeychainRefused"_s);
    unlock();
    QCOMPARE(probe.ask(u"remove a"_s), u"ok"_s);
}

void TestKeychain::openedMeanwhile()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a old"_s), u"ok"_s);
    FakePrompter prompter(m_session.busAddress());
    lock();
    const int waiting = probe.send(u"read a"_s);
    QTRY_COMPARE(prompter.count(u"PerformPrompt"_s), 1);
    probe.tell(u"drop"_s);
    QCOMPARE(probe.ask(u"ping"_s), u"ok"_s);
    unlock();
    QCOMPARE(probe.ask(u"read a"_s), u"ok old"_s);
    QVERIFY(!probe.hasAnswer(waiting));
}

void TestKeychain::nothingInFiles()
{
    Probe probe(m_session.environment());
    QCOMPARE(probe.ask(u"write a planted-secret-17"_s), u"ok"_s);
    QCOMPARE(probe.ask(u"read a"_s), u"ok planted-secret-17"_s);
    QVERIFY(!probe.errors().contains("planted"));
    int files = 0;
    QDirIterator all(m_session.directory(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("planted"), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files > 1); // the keyring itself is among them, enciphered
}

QTEST_GUILESS_MAIN(TestKeychain)
#include "tst_keychain.moc"
