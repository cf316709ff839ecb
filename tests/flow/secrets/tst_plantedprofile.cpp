// SPDX-License-Identifier: Apache-2.0
//
// A run by a profile: its secrets lie in a real keyring, on a bus of the test's own, and are looked
// for everywhere else.
#include "contract/keychain/probe.h"
#include "flow/secrets/needles.h"
#include "flow/secrets/watchedprogram.h"
#include "keychain/secretstore.h"
#include "localplatform/localplatform.h"
#include "signin/boundsecret.h"
#include "storage/profiles.h"
#include "support/rawserver.h"

#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using keychain::EntryKind;
using localplatform::FaultRule;
using localplatform::LocalPlatform;
using signin::Purpose;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

} // namespace

class PlantedProfile : public QObject
{
    Q_OBJECT

    PrivateSession m_session;
    std::unique_ptr<LocalPlatform> m_platform;
    Profile m_profile;
    Needles m_needles;
    QString m_proxyPassword = Needles::word();

    QProcessEnvironment environment() const;
    void keep(const Profile &profile, const Secret &clientSecret);
    Traces run(const QStringList &more = {}) const;
    QByteArray quoting(QByteArray words) const;
    void checkNothingIsLeft(const Traces &traces);

private Q_SLOTS:
    void initTestCase();
    void init();
    void aWholeRun();
    void failingRuns_data();
    void failingRuns();
    void aSecretThatIsRefused();
    void aProxyThatRefuses();
    void theListOfProfiles();
    void theKeyringHasThem();
};

void PlantedProfile::initTestCase()
{
    const QString missing = m_session.start({.keyring = true});
    QVERIFY2(missing.isEmpty(), qPrintable(missing));
    QVERIFY(QDir(m_session.directory()).mkpath(u"tmp"_s));
    auto started = LocalPlatform::start({});
    QVERIFY(started);
    m_platform = started.takeValue();
    const auto access = m_platform->credentials();
    m_profile = storage::newProfile(u"Lumen Retail"_s);
    m_profile.clientId = access.apiKey;
    m_profile.organisation = access.organisation;
    m_profile.sandbox = access.sandbox;
    m_profile.platform = m_profile.ims = m_platform->baseUrl().toString();
    m_profile.keepsSecrets = m_profile.hasKept = true;
    m_needles.plant(u"client secret"_s, access.clientSecret.reveal().section(u'-', -1));
    m_needles.plant(u"access token"_s, access.accessToken.reveal().section(u'.', -1));
    m_needles.plant(u"proxy password"_s, m_proxyPassword);
}

// The sign-in service hands out the token that is looked for.
void PlantedProfile::init()
{
    m_platform->clearFaults();
    m_platform->setFault({.pathPattern = u"/ims/token"_s,
                          .status = 200,
                          .body = quoting(R"({"access_token": "TOKEN", "expires_in": 86399})")});
    keep(m_profile, m_platform->credentials().clientSecret);
}

QProcessEnvironment PlantedProfile::environment() const
{
    const PrivateHome home; // for what is switched on and what is left out
    QProcessEnvironment out = home.environment();
    const QProcessEnvironment session = m_session.environment();
    for (const QString &name :
         {u"XDG_RUNTIME_DIR"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_STATE_HOME"_s,
          u"XDG_CACHE_HOME"_s, u"HOME"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        out.insert(name, session.value(name));
    out.insert(u"TMPDIR"_s, m_session.directory() + u"/tmp"_s);
    return out;
}

void PlantedProfile::keep(const Profile &profile, const Secret &clientSecret)
{
    storage::Profiles file(m_session.environment().value(u"XDG_CONFIG_HOME"_s) +
                           u"/dataflow-wizard"_s);
    QVERIFY(file.keep(profile));
    Probe probe(m_session.environment());
    const auto write = [&](EntryKind kind, const Secret &secret, Purpose purpose) {
        const QString text = signin::bound(secret, profile, purpose).reveal();
        QCOMPARE(probe.ask(u"write %1 %2"_s.arg(keychain::entryKey(profile.id, kind), text)),
                 u"ok"_s);
    };
    write(EntryKind::ClientSecret, clientSecret, Purpose::SignIn);
    write(EntryKind::ProxyPassword, Secret(m_proxyPassword), Purpose::Proxy);
}

Traces PlantedProfile::run(const QStringList &more) const
{
    return watchProgram(QStringList{u"run"_s, example, u"--profile"_s, m_profile.name} + more,
                        environment());
}

QByteArray PlantedProfile::quoting(QByteArray words) const
{
    const auto access = m_platform->credentials();
    words.replace("TOKEN", access.accessToken.reveal().toUtf8());
    words.replace("SECRET", access.clientSecret.reveal().toUtf8());
    return words;
}

void PlantedProfile::checkNothingIsLeft(const Traces &traces)
{
    const QStringList hits = traces.hits(m_needles) + m_needles.inFiles(m_session.directory());
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
    QVERIFY(traces.looks > 0);
    QVERIFY2(traces.err.contains("dfw.net"), traces.err);
}

void PlantedProfile::aWholeRun()
{
    const Traces traces = run({u"--json"_s, u"--watch"_s, u"60"_s});
    QVERIFY2(traces.exitCode == 0, traces.err);
    checkNothingIsLeft(traces);
}

void PlantedProfile::failingRuns_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("words");
    QTest::newRow("sign-in refused")
        << u"/ims/token"_s << 400
        << QByteArray(
               R"({"error": "invalid_client", "error_description": "client_secret SECRET"})");
    QTest::newRow("sign-in with a page") << u"/ims/token"_s << 503 << QByteArray("SECRET");
    QTest::newRow("sign-in, 200 with a page") << u"/ims/token"_s << 200 << QByteArray("no SECRET");
    QTest::newRow("401") << u"/data/"_s << 401
                         << QByteArray(R"({"error_code": "401013", "message": "TOKEN"})");
    QTest::newRow("403") << u"/flows$"_s << 403
                         << QByteArray(R"({"error_code": "403010", "message": "TOKEN"})");
    QTest::newRow("500") << u"/mappingSets$"_s << 500 << QByteArray("fault at TOKEN");
}

void PlantedProfile::failingRuns()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, words);
    if (path.contains("ims"_L1))
        m_platform->clearFaults();
    m_platform->setFault({.pathPattern = path, .status = status, .body = quoting(words)});
    const Traces traces = run();
    QVERIFY2(traces.exitCode > 0, traces.err);
    checkNothingIsLeft(traces);
}

void PlantedProfile::aSecretThatIsRefused()
{
    const QString wrong = Needles::word();
    m_needles.plant(u"wrong client secret"_s, wrong);
    m_platform->clearFaults();
    keep(m_profile, Secret(wrong));
    const Traces traces = run();
    QVERIFY2(traces.exitCode == 3, traces.err);
    checkNothingIsLeft(traces);
}

void PlantedProfile::aProxyThatRefuses()
{
    const QByteArray password = m_proxyPassword.toUtf8();
    RawServer proxy(RawServer::answers(407, "not " + password + " or " + password.toBase64(),
                                       "Proxy-Authenticate: Basic realm=\"work\"\r\n"));
    Profile behind = m_profile;
    behind.platform = u"https://platform.invalid"_s;
    behind.ims = u"https://ims.invalid"_s;
    behind.confirmedOrigins = {behind.platform, behind.ims};
    behind.proxy = {.kind = ProfileProxy::Kind::Http,
                    .host = u"127.0.0.1"_s,
                    .port = proxy.port(),
                    .user = u"carol"_s};
    keep(behind, m_platform->credentials().clientSecret);
    const Traces traces = run();
    QVERIFY2(traces.exitCode > 0, traces.err);
    checkNothingIsLeft(traces);
    // The password did come out of the keyring, for the proxy.
    QVERIFY(proxy.hits() > 0);
    QCOMPARE(proxy.header(proxy.hits() - 1, "Proxy-Authorization"),
             "Basic " + ("carol:" + password).toBase64());
}

void PlantedProfile::theListOfProfiles()
{
    const Traces traces = watchProgram({u"profiles"_s}, environment());
    QCOMPARE(traces.exitCode, 0);
    QVERIFY(traces.out.contains("Lumen Retail"));
    const QStringList hits = traces.hits(m_needles) + m_needles.inFiles(m_session.directory());
    QVERIFY2(hits.isEmpty(), qPrintable(hits.join(u'\n')));
}

void PlantedProfile::theKeyringHasThem()
{
    Probe probe(m_session.environment());
    const QString kept =
        probe.ask(u"read "_s + keychain::entryKey(m_profile.id, EntryKind::ClientSecret));
    QVERIFY(!m_needles.in(kept.toUtf8(), u"the keyring"_s).isEmpty());
}

QTEST_GUILESS_MAIN(PlantedProfile)
#include "tst_plantedprofile.moc"
