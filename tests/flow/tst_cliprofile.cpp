// SPDX-License-Identifier: Apache-2.0
//
// Profiles without windows: the real program, a real gnome-keyring on a bus of its own, a local
// Platform over HTTP.
#include "contract/keychain/probe.h"
#include "flow/program.h"
#include "keychain/secretstore.h"
#include "localplatform/localplatform.h"
#include "signin/boundsecret.h"
#include "storage/profiles.h"
#include "support/privatesession.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using keychain::EntryKind;
using test::Outcome;
using test::Probe;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

} // namespace

class CliProfile : public QObject
{
    Q_OBJECT

    test::PrivateSession m_session;
    std::unique_ptr<localplatform::LocalPlatform> m_platform;
    Profile m_profile;

    storage::Profiles file() const
    {
        return storage::Profiles(m_session.environment().value(u"XDG_CONFIG_HOME"_s) +
                                 u"/dataflow-wizard"_s);
    }
    QString key() const { return keychain::entryKey(m_profile.id, EntryKind::ClientSecret); }
    void keepSecret(const Secret &secret, const Profile &givenFor)
    {
        Probe probe(m_session.environment());
        const QString text = signin::bound(secret, givenFor, signin::Purpose::SignIn).reveal();
        QCOMPARE(probe.ask(u"write %1 %2"_s.arg(key(), text)), u"ok"_s);
    }
    Outcome run(const QStringList &more)
    {
        QProcessEnvironment environment = m_session.environment();
        for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            environment.remove(name);
        return test::runProgram(QStringList{u"run"_s, example} + more, environment);
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString missing = m_session.start({.keyring = true});
        QVERIFY2(missing.isEmpty(), qPrintable(missing));
        auto started = localplatform::LocalPlatform::start({});
        QVERIFY(started);
        m_platform = started.takeValue();
        const auto access = m_platform->credentials();
        m_profile = storage::newProfile(u"Lumen Retail"_s);
        m_profile.clientId = access.apiKey;
        m_profile.organisation = access.organisation;
        m_profile.sandbox = access.sandbox;
        m_profile.platform = m_profile.ims = m_platform->baseUrl().toString();
        m_profile.keepsSecrets = m_profile.hasKept = true;
    }

    void init()
    {
        QVERIFY(file().keep(m_profile));
        keepSecret(m_platform->credentials().clientSecret, m_profile);
    }

    void runsWithTheKeptSecret()
    {
        const Outcome outcome = run({u"--profile"_s, u"lumen retail"_s, u"--json"_s});
        QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
        QVERIFY(outcome.last().value("ok"_L1).toBool());
        QCOMPARE(outcome.statesOf(u"flow"_s).last(), u"done"_s);
        const QString secret = m_platform->credentials().clientSecret.reveal();
        QVERIFY(!(outcome.told()).contains(secret.toUtf8()));
    }

    void listsThem()
    {
        const Outcome outcome = test::runProgram({u"profiles"_s}, m_session.environment());
        QCOMPARE(outcome.exitCode, 0);
        QVERIFY(outcome.out.startsWith("Lumen Retail\t" + m_profile.sandbox.toUtf8()));
        QVERIFY(outcome.out.contains("secret in the keychain"));
    }

    void unknownNameListsTheOthers()
    {
        const Outcome outcome = run({u"--profile"_s, u"Nobody"_s});
        QCOMPARE(outcome.exitCode, 2);
        QVERIFY(outcome.err.contains("Nobody"));
        QVERIFY(outcome.err.contains("Lumen Retail"));
    }

    void onlyOnePlaceToRun()
    {
        QCOMPARE(run({u"--profile"_s, u"Lumen Retail"_s, u"--demo"_s}).exitCode, 2);
    }

    void nothingKept()
    {
        Probe probe(m_session.environment());
        QCOMPARE(probe.ask(u"remove "_s + key()), u"ok"_s);
        const Outcome outcome = run({u"--profile"_s, u"Lumen Retail"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("no secret for this profile"), outcome.err.constData());
    }

    // Whoever can write the file cannot send the secret elsewhere.
    void keptForAnotherHost()
    {
        Profile elsewhere = m_profile;
        elsewhere.ims = u"http://127.0.0.2:1"_s;
        QVERIFY(file().keep(elsewhere));
        const Outcome outcome = run({u"--profile"_s, u"Lumen Retail"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("another client or host"), outcome.err.constData());
    }

    void strangersHostIsNotAsked()
    {
        Profile stranger = m_profile;
        stranger.platform = u"https://platform.example"_s;
        QVERIFY(file().keep(stranger));
        keepSecret(m_platform->credentials().clientSecret, stranger);
        const Outcome outcome = run({u"--profile"_s, u"Lumen Retail"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("not Adobe's"), outcome.err.constData());
    }

    void refusedSecret()
    {
        keepSecret(Secret(u"p8e-somebody-elses"_s), m_profile);
        const Outcome outcome = run({u"--profile"_s, u"Lumen Retail"_s});
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(!outcome.err.contains("p8e-somebody-elses"));
    }

    void noKeychainAtAll()
    {
        QProcessEnvironment environment = m_session.environment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
        const Outcome outcome =
            test::runProgram({u"run"_s, example, u"--profile"_s, u"Lumen Retail"_s}, environment);
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY2(outcome.err.contains("keychain"), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(CliProfile)

#include "tst_cliprofile.moc"
