// SPDX-License-Identifier: Apache-2.0
//
// HttpTransport through real proxies, to a server with a real certificate.
#include "exchange.h"
#include "net/networkproblem.h"
#include "support/certificates.h"
#include "support/proxyserver.h"

#include <QTcpServer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::test;
using net::HttpTransport;
using net::NetworkFactory;
using net::NetworkSettings;
using Kind = net::ProxySettings::Kind;

Q_DECLARE_METATYPE(ProxyServer::Wish)

namespace {

constexpr auto user = "carol"_L1;
constexpr auto password = "Tunnel-4711"_L1;

struct Access
{
    QString user;
    QString password;
};

ProxyServer::Wish wish(Kind kind, bool withSignIn)
{
    return {.kind = kind == Kind::Http ? ProxyServer::Kind::Http : ProxyServer::Kind::Socks5,
            .user = withSignIn ? QString(user) : QString(),
            .password = withSignIn ? QString(password) : QString()};
}

quint16 deadPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

net::Request withToken(net::Request request)
{
    request.headers.emplaceBack("Authorization", "Bearer secret-token");
    return request;
}

// For its life, what the system's settings are for programs without a desktop.
class Environment
{
public:
    Environment(const char *name, const QByteArray &value)
        : m_name(name), m_before(qgetenv(name)), m_was(qEnvironmentVariableIsSet(name))
    {
        qputenv(name, value);
    }
    ~Environment() { m_was ? qputenv(m_name, m_before) : qunsetenv(m_name); }

private:
    const char *m_name;
    QByteArray m_before;
    bool m_was;
};

} // namespace

Q_DECLARE_METATYPE(net::ProxySettings::Kind)

class ProxyTest : public QObject
{
    Q_OBJECT

    CertificateAuthority m_ca{u"Company CA"_s};
    ServerCertificate m_shown;

    NetworkSettings settings(Kind kind, quint16 port, const Access &access = {})
    {
        return {.proxy = {.kind = kind,
                          .host = u"127.0.0.1"_s,
                          .port = port,
                          .user = access.user,
                          .password = Secret(access.password),
                          .loopbackToo = true},
                .caFile = m_ca.file()};
    }

private Q_SLOTS:
    void initTestCase() { m_shown = m_ca.issue(); }
    void leadsThrough_data();
    void leadsThrough();
    void signInRefused_data();
    void signInRefused();
    void aRefusedPasswordIsNotTriedAgain();
    void tellsThemApart_data();
    void tellsThemApart();
    void theServersCertificateIsStillVerified();
    void aDroppedCreateIsSentOnce_data();
    void aDroppedCreateIsSentOnce();
    void loopbackIsReachedDirectly_data();
    void loopbackIsReachedDirectly();
    void aChangeCountsAtOnce();
    void theSystemsIsHonoured_data();
    void theSystemsIsHonoured();
};

void ProxyTest::leadsThrough_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("withSignIn");
    QTest::newRow("http") << Kind::Http << false;
    QTest::newRow("http, sign-in") << Kind::Http << true;
    QTest::newRow("socks5") << Kind::Socks5 << false;
    QTest::newRow("socks5, sign-in") << Kind::Socks5 << true;
}

void ProxyTest::leadsThrough()
{
    QFETCH(Kind, kind);
    QFETCH(bool, withSignIn);
    ProxyServer proxy;
    QCOMPARE(proxy.start(wish(kind, withSignIn)), QString());
    RawServer server({}, RawServer::answers(200), m_shown.configuration());
    const NetworkFactory network(
        settings(kind, proxy.port(), withSignIn ? Access{user, password} : Access{}));
    HttpTransport transport = network.transport(server.origin());
    QCOMPARE(summary(exchange(transport, withToken(readRequest()))), u"200"_s);
    QCOMPARE(summary(exchange(transport, withToken(createRequest()))), u"200"_s);
    QCOMPARE(server.hits(), 2);
    QCOMPARE(server.header(1, "Authorization"), "Bearer secret-token");
    QVERIFY(server.header(1, "Proxy-Authorization").isEmpty()); // the proxy's and nobody else's
    QTRY_VERIFY(proxy.asked() >= 1);
}

void ProxyTest::signInRefused_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("code");
    QTest::newRow("http, nothing set") << Kind::Http << QString() << u"ProxySignInNeeded"_s;
    // tinyproxy answers 401 here, which belongs to servers; Qt does not hand that on.
    QTest::newRow("http, wrong password") << Kind::Http << u"wrong-one"_s << u"ProxyRefused"_s;
    QTest::newRow("socks5, nothing set") << Kind::Socks5 << QString() << u"ProxySignInNeeded"_s;
    QTest::newRow("socks5, wrong password")
        << Kind::Socks5 << u"wrong-one"_s << u"ProxySignInRefused"_s;
}

void ProxyTest::signInRefused()
{
    QFETCH(Kind, kind);
    QFETCH(QString, given);
    QFETCH(QString, code);
    ProxyServer proxy;
    QCOMPARE(proxy.start(wish(kind, true)), QString());
    RawServer server({}, RawServer::answers(200), m_shown.configuration());
    const NetworkFactory network(
        settings(kind, proxy.port(), given.isEmpty() ? Access{} : Access{user, given}));
    HttpTransport transport = network.transport(server.origin());
    const auto outcome = exchange(transport, withToken(createRequest()));
    QCOMPARE(summary(outcome), u"network"_s);
    QCOMPARE(outcome.error().code, code);
    QCOMPARE(outcome.error().where, u"127.0.0.1:%1"_s.arg(proxy.port()));
    QVERIFY(!given.isEmpty() ? !outcome.error().detail.contains(given) : true);
    settle();
    QCOMPARE(server.connections(), 0);
    // Asked, and answered once from the settings: proxies lock accounts.
    if (kind == Kind::Http)
        QTRY_COMPARE(proxy.asked(), given.isEmpty() ? 1 : 2);
    QVERIFY(net::needsAChange(code));
}

// As proxies do that go by the standard: 407 once more.
void ProxyTest::aRefusedPasswordIsNotTriedAgain()
{
    RawServer proxy(RawServer::answers(407, "no", "Proxy-Authenticate: Basic realm=\"work\"\r\n"));
    const NetworkFactory network(settings(Kind::Http, proxy.port(), {user, u"wrong-one"_s}));
    HttpTransport transport = network.transport(QUrl(u"https://platform.invalid"_s));
    const auto outcome = exchange(transport, withToken(createRequest()));
    QCOMPARE(summary(outcome), u"network"_s);
    QCOMPARE(outcome.error().code, u"ProxySignInRefused"_s);
    settle();
    QVERIFY(proxy.hits() <= 2); // asked, and answered once
    for (int i = 0; i < proxy.hits(); ++i) {
        QCOMPARE(proxy.requestLine(i), "CONNECT platform.invalid:443 HTTP/1.1");
        QVERIFY(!proxy.request(i).contains("secret-token"));
    }
    QVERIFY(!proxy.header(proxy.hits() - 1, "Proxy-Authorization").isEmpty());
}

void ProxyTest::tellsThemApart_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("code");
    QTest::newRow("http, down") << Kind::Http << u"down"_s << u"ProxyUnreachable"_s;
    QTest::newRow("http, no such host") << Kind::Http << u"no host"_s << u"ProxyUnreachable"_s;
    QTest::newRow("http, 403") << Kind::Http << u"refuses"_s << u"ProxyRefused"_s;
    QTest::newRow("http, server down") << Kind::Http << u"server down"_s << u"ProxyRefused"_s;
    QTest::newRow("socks5, down") << Kind::Socks5 << u"down"_s << u"ProxyUnreachable"_s;
    QTest::newRow("socks5, no such host") << Kind::Socks5 << u"no host"_s << u"ProxyUnreachable"_s;
    QTest::newRow("socks5, server down") << Kind::Socks5 << u"server down"_s << u"ProxyRefused"_s;
}

void ProxyTest::tellsThemApart()
{
    QFETCH(Kind, kind);
    QFETCH(QString, fault);
    QFETCH(QString, code);
    ProxyServer proxy;
    ProxyServer::Wish wanted = wish(kind, false);
    wanted.refusesTunnels = fault == "refuses"_L1;
    QCOMPARE(proxy.start(wanted), QString());
    RawServer server({}, RawServer::answers(200), m_shown.configuration());
    NetworkSettings set = settings(kind, proxy.port());
    QUrl origin = server.origin();
    if (fault == "down"_L1)
        proxy.stop();
    if (fault == "no host"_L1)
        set.proxy.host = u"proxy.invalid"_s;
    if (fault == "server down"_L1)
        origin.setPort(deadPort());
    HttpTransport transport = NetworkFactory(set).transport(origin);
    for (const net::Request &request : {readRequest(), createRequest()}) {
        const auto outcome = exchange(transport, withToken(request));
        QCOMPARE(summary(outcome), u"network"_s);
        QCOMPARE(outcome.error().code, code);
        QCOMPARE(outcome.error().where, u"%1:%2"_s.arg(set.proxy.host).arg(set.proxy.port));
        QCOMPARE(net::needsAChange(code), code != "ProxyUnreachable"_L1);
    }
    QCOMPARE(server.connections(), 0);
}

void ProxyTest::theServersCertificateIsStillVerified()
{
    ProxyServer proxy;
    QCOMPARE(proxy.start({}), QString());
    CertificateAuthority stranger(u"Stranger"_s);
    RawServer server({}, RawServer::answers(200), stranger.issue().configuration());
    HttpTransport transport =
        NetworkFactory(settings(Kind::Http, proxy.port())).transport(server.origin());
    const auto outcome = exchange(transport, withToken(createRequest()));
    QCOMPARE(summary(outcome), u"network"_s);
    QCOMPARE(outcome.error().code, u"CertificateIssuerUnknown"_s);
    QCOMPARE(outcome.error().where, u"127.0.0.1"_s);
    QCOMPARE(server.hits(), 0);
}

void ProxyTest::aDroppedCreateIsSentOnce_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("withSignIn");
    QTest::addColumn<int>("goodOnesBefore");
    QTest::addColumn<int>("bodySize");
    for (const int before : {0, 2}) {
        for (const int size : {0, 20, 300'000}) {
            QTest::addRow("http, %d before, %d bytes", before, size)
                << Kind::Http << false << before << size;
            QTest::addRow("http with sign-in, %d before, %d bytes", before, size)
                << Kind::Http << true << before << size;
            QTest::addRow("socks5, %d before, %d bytes", before, size)
                << Kind::Socks5 << false << before << size;
        }
    }
}

void ProxyTest::aDroppedCreateIsSentOnce()
{
    QFETCH(Kind, kind);
    QFETCH(bool, withSignIn);
    QFETCH(int, goodOnesBefore);
    QFETCH(int, bodySize);
    ProxyServer proxy;
    QCOMPARE(proxy.start(wish(kind, withSignIn)), QString());
    RawServer server(QList<RawServer::Behaviour>(goodOnesBefore, RawServer::answers(200)),
                     RawServer::drops(), m_shown.configuration());
    const NetworkFactory network(
        settings(kind, proxy.port(), withSignIn ? Access{user, password} : Access{}));
    HttpTransport transport = network.transport(server.origin());
    for (int i = 0; i < goodOnesBefore; ++i)
        QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    const QByteArray body(bodySize, 'b');
    QCOMPARE(summary(exchange(transport, createRequest(body))), u"unknown-outcome"_s);
    settle();
    QCOMPARE(server.hits(), goodOnesBefore + 1);
    QCOMPARE(server.body(goodOnesBefore), body);
}

void ProxyTest::loopbackIsReachedDirectly_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("tls");
    QTest::addColumn<bool>("loopbackToo");
    for (const Kind kind : {Kind::System, Kind::None, Kind::Http, Kind::Socks5}) {
        QTest::addRow("kind %d, https", int(kind)) << kind << true << false;
        QTest::addRow("kind %d, http", int(kind)) << kind << false << false;
        QTest::addRow("kind %d, http, even when wanted", int(kind)) << kind << false << true;
    }
}

void ProxyTest::loopbackIsReachedDirectly()
{
    QFETCH(Kind, kind);
    QFETCH(bool, tls);
    QFETCH(bool, loopbackToo);
    // Nobody listens there, so that a call which went to the proxy fails.
    const quint16 dead = deadPort();
    const QByteArray address = "http://127.0.0.1:" + QByteArray::number(dead);
    const Environment http("http_proxy", address);
    const Environment https("https_proxy", address);
    NetworkSettings set = settings(kind, dead);
    set.proxy.loopbackToo = loopbackToo;
    RawServer server({}, RawServer::answers(200),
                     tls ? std::optional(m_shown.configuration()) : std::nullopt);
    HttpTransport transport = NetworkFactory(set).transport(server.origin());
    QCOMPARE(summary(exchange(transport, withToken(readRequest()))), u"200"_s);
}

void ProxyTest::aChangeCountsAtOnce()
{
    ProxyServer proxy;
    QCOMPARE(proxy.start(wish(Kind::Http, true)), QString());
    RawServer server({}, RawServer::answers(200), m_shown.configuration());
    NetworkFactory network(settings(Kind::Http, proxy.port(), {user, u"wrong-one"_s}));
    HttpTransport transport = network.transport(server.origin());
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    network.setSettings(settings(Kind::Http, proxy.port(), {user, password}));
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    // And back: a tunnel that was opened is not used on.
    network.setSettings(settings(Kind::Http, deadPort()));
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    network.setSettings(settings(Kind::None, 0));
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    QCOMPARE(server.hits(), 2);
}

// Nothing outside this computer is ever asked: `.invalid` has no address anywhere.
void ProxyTest::theSystemsIsHonoured_data()
{
    QTest::addColumn<QString>("login");
    QTest::addColumn<QByteArray>("noProxy");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("asked");
    QTest::newRow("without sign-in") << QString() << QByteArray() << u"ProxySignInNeeded"_s << 1;
    QTest::newRow("with sign-in") << u"%1:%2@"_s.arg(QString(user), QString(password))
                                  << QByteArray() << u"ProxyRefused"_s << 2;
    QTest::newRow("wrong password")
        << u"%1:nonsense@"_s.arg(QString(user)) << QByteArray() << u"ProxyRefused"_s << 2;
    QTest::newRow("no_proxy") << QString() << QByteArray("platform.invalid") << QString() << 0;
}

void ProxyTest::theSystemsIsHonoured()
{
    QFETCH(QString, login);
    QFETCH(QByteArray, noProxy);
    QFETCH(QString, code);
    QFETCH(int, asked);
    ProxyServer proxy;
    QCOMPARE(proxy.start(wish(Kind::Http, true)), QString());
    const QString address = u"http://"_s + login + u"127.0.0.1:"_s + QString::number(proxy.port());
    const Environment https("https_proxy", address.toUtf8());
    const Environment no("no_proxy", noProxy);
    HttpTransport transport = transportTo(QUrl(u"https://platform.invalid"_s));
    const auto outcome = exchange(transport, withToken(createRequest()));
    QCOMPARE(summary(outcome), u"network"_s);
    QCOMPARE(outcome.error().code, code);
    QTRY_COMPARE(proxy.asked(), asked);
}

QTEST_GUILESS_MAIN(ProxyTest)
#include "tst_proxy.moc"
