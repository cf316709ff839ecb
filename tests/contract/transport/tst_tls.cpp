// SPDX-License-Identifier: Apache-2.0
//
// Whom HttpTransport trusts, over real TLS on loopback with certificates made here.
#include "exchange.h"
#include "net/networkproblem.h"
#include "net/sharednetwork.h"
#include "support/certificates.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using net::HttpTransport;
using net::NetworkFactory;
using net::NetworkSettings;
using Behaviour = RawServer::Behaviour;

Q_DECLARE_METATYPE(CertificateAuthority::Wish)

namespace {

NetworkSettings trusting(const QString &caFile)
{
    return {.proxy = {.kind = net::ProxySettings::Kind::None}, .caFile = caFile};
}

RawServer::Behaviour fine()
{
    return RawServer::answers(200);
}

// Another content under the same name, as an editor or a copy leaves it.
bool replaceFile(const QString &path, const QString &by)
{
    return (!QFile::exists(path) || QFile::remove(path)) && (by.isEmpty() || QFile::copy(by, path));
}

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

    CertificateAuthority m_ours{u"Company Proxy CA"_s};
    CertificateAuthority m_others{u"Another CA"_s};
    QTemporaryDir m_dir;

private Q_SLOTS:
    void certificates_data();
    void certificates();
    void sentencesNameTheCertificate();
    void caFiles_data();
    void caFiles();
    void theSystemsStayTrusted();
    void aReplacedCaFileCountsAtOnce();
    void newSettingsCountAtOnce();
    void callsUnderWayEndAsTheyBegan();
    void versions_data();
    void versions();
    void noTlsAtAll();
    void aDroppedCreateIsSentOnce_data();
    void aDroppedCreateIsSentOnce();
    void redirectsAreNotFollowed();
    void silence_data();
    void silence();
    void thinkingIsNotSilence();
};

void TlsTest::certificates_data()
{
    QTest::addColumn<CertificateAuthority::Wish>("wish");
    QTest::addColumn<bool>("trusted"); // whether the CA file has the issuer
    QTest::addColumn<QString>("code"); // empty for success
    using Wish = CertificateAuthority::Wish;
    QTest::newRow("right CA by file") << Wish{} << true << QString();
    QTest::newRow("name only") << Wish{.hosts = u"DNS:localhost"_s} << true
                               << u"CertificateOfOtherHost"_s;
    QTest::newRow("unknown CA") << Wish{} << false << u"CertificateIssuerUnknown"_s;
    QTest::newRow("expired") << Wish{.fromDays = -9, .toDays = -1} << true
                             << u"CertificateExpired"_s;
    QTest::newRow("not yet valid")
        << Wish{.fromDays = 2, .toDays = 9} << true << u"CertificateNotYetValid"_s;
    QTest::newRow("other host") << Wish{.hosts = u"DNS:platform.example"_s} << true
                                << u"CertificateOfOtherHost"_s;
    QTest::newRow("self-signed") << Wish{.selfSigned = true} << true << u"CertificateSelfSigned"_s;
    QTest::newRow("self-signed for another host, expired")
        << Wish{.hosts = u"DNS:a.example"_s, .fromDays = -9, .toDays = -1, .selfSigned = true}
        << true << u"CertificateSelfSigned"_s;
    QTest::newRow("expired, unknown CA")
        << Wish{.fromDays = -9, .toDays = -1} << false << u"CertificateIssuerUnknown"_s;
}

void TlsTest::certificates()
{
    QFETCH(CertificateAuthority::Wish, wish);
    QFETCH(bool, trusted);
    QFETCH(QString, code);
    RawServer server({}, fine(), m_ours.issue(wish).configuration());
    const NetworkFactory network(trusting(trusted ? m_ours.file() : m_others.file()));
    HttpTransport transport = network.transport(server.origin());
    for (net::Request request : {readRequest(), createRequest()}) {
        request.headers.emplaceBack("Authorization", "Bearer secret-token");
        const auto outcome = exchange(transport, request);
        QCOMPARE(summary(outcome), code.isEmpty() ? u"200"_s : u"network"_s);
        if (outcome)
            continue;
        QCOMPARE(outcome.error().code, code);
        QCOMPARE(outcome.error().where, u"127.0.0.1"_s);
        QVERIFY(net::needsAChange(code));
    }
    QCOMPARE(server.hits(), code.isEmpty() ? 2 : 0);
}

void TlsTest::sentencesNameTheCertificate()
{
    RawServer server({}, fine(), m_ours.issue().configuration());
    HttpTransport transport = transportTo(server.origin());
    const auto outcome = exchange(transport, readRequest());
    QCOMPARE(summary(outcome), u"network"_s);
    QVERIFY2(outcome.error().detail.contains("issuer Company Proxy CA"_L1),
             qPrintable(outcome.error().detail));
}

void TlsTest::caFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("code");
    const auto contentOf = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray ours = contentOf(m_ours.file());
    const QByteArray others = contentOf(m_others.file());
    QTest::newRow("one") << ours << QString();
    QTest::newRow("several") << others + ours + others << QString();
    QTest::newRow("with words around") << "# the company's\n" + ours + "\nend\n" << QString();
    QTest::newRow("DER") << QSslCertificate(ours).toDer() << QString();
    QTest::newRow("Windows line ends") << QByteArray(ours).replace("\n", "\r\n") << QString();
    QTest::newRow("empty") << QByteArray("") << u"CaFileEmpty"_s;
    QTest::newRow("no certificate") << QByteArray("hello\n") << u"CaFileEmpty"_s;
    QTest::newRow("a key") << contentOf(m_ours.issue().keyFile) << u"CaFileEmpty"_s;
    QTest::newRow("cut") << ours.left(ours.size() / 2) << u"CaFileEmpty"_s;
    QTest::newRow("zeros") << QByteArray(5000, '\0') << u"CaFileEmpty"_s;
    QTest::newRow("too large") << QByteArray(9 * 1024 * 1024, '\n') + ours << u"CaFileUnreadable"_s;
    QTest::newRow("missing") << QByteArray() << u"CaFileUnreadable"_s;
}

void TlsTest::caFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, code);
    const QString path = m_dir.filePath(u"given.pem"_s);
    QFile::remove(path);
    if (!content.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    RawServer server({}, fine(), m_ours.issue().configuration());
    const NetworkFactory network(trusting(path));
    HttpTransport transport = network.transport(server.origin());
    const auto outcome = exchange(transport, createRequest());
    QCOMPARE(summary(outcome), code.isEmpty() ? u"200"_s : u"storage"_s);
    if (!outcome) {
        QCOMPARE(outcome.error().code, code);
        QCOMPARE(outcome.error().where, path);
        QCOMPARE(outcome.error().operation, u"createFlow"_s);
        QCOMPARE(server.connections(), 0);
    }
    // This computer over plain http has nothing to do with it.
    RawServer plain(fine());
    HttpTransport other = network.transport(plain.origin());
    QCOMPARE(summary(exchange(other, readRequest())), u"200"_s);
}

void TlsTest::theSystemsStayTrusted()
{
    const auto system = QSslConfiguration::systemCaCertificates();
    net::SharedNetwork network(trusting(m_ours.file()));
    const auto tls = network.tls();
    QVERIFY(tls.ok());
    const auto trusted = tls->caCertificates();
    QCOMPARE(trusted.size(), system.size() + 1);
    for (const QSslCertificate &one : system)
        QVERIFY(trusted.contains(one));
}

void TlsTest::aReplacedCaFileCountsAtOnce()
{
    const QString path = m_dir.filePath(u"replaced.pem"_s);
    QVERIFY(replaceFile(path, m_others.file()));
    RawServer server({}, fine(), m_ours.issue().configuration());
    const NetworkFactory network(trusting(path));
    HttpTransport transport = network.transport(server.origin());
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    QVERIFY(replaceFile(path, m_ours.file()));
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    QVERIFY(replaceFile(path, {}));
    QCOMPARE(summary(exchange(transport, readRequest())), u"storage"_s);
    // A connection that was good stays open in Qt; it must not be used on.
    QVERIFY(replaceFile(path, m_others.file()));
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    QCOMPARE(server.hits(), 1);
}

void TlsTest::newSettingsCountAtOnce()
{
    RawServer server({}, fine(), m_ours.issue().configuration());
    NetworkFactory network(trusting({}));
    HttpTransport transport = network.transport(server.origin());
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    network.setSettings(trusting(m_ours.file()));
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    QCOMPARE(server.connections(), 1); // nothing changed, so the connection is used on
    network.setSettings(trusting({}));
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    QCOMPARE(server.hits(), 2);
}

void TlsTest::callsUnderWayEndAsTheyBegan()
{
    RawServer server({RawServer::hangs()}, fine(), m_ours.issue().configuration());
    ManualScheduler clock;
    NetworkFactory network(trusting(m_ours.file()), clock);
    HttpTransport transport = network.transport(server.origin());
    QString ended;
    net::Request slow = createRequest();
    slow.deadline = 5min;
    QSignalSpy arrived(&server, &RawServer::requestRead);
    const Call call = transport.send(slow, [&](const auto &outcome) { ended = summary(outcome); });
    QVERIFY(arrived.wait());
    network.setSettings(trusting(m_others.file()));
    QCOMPARE(summary(exchange(transport, readRequest())), u"network"_s);
    clock.advance(5min - 1ms);
    QCOMPARE(clock.waits(), QList{std::chrono::milliseconds(1)});
    clock.advance(1ms);
    QTRY_COMPARE(ended, u"unknown-outcome"_s); // not silence, and not the new settings' failure
    settle();
    QCOMPARE(server.hits(), 1);
}

void TlsTest::versions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("end"); // code of the failure, or the status
    QTest::newRow("1.3 only") << QStringList{u"-tls1_3"_s} << u"200"_s;
    QTest::newRow("1.2 only") << QStringList{u"-tls1_2"_s} << u"200"_s;
    // Debian's OpenSSL would not even offer it at its usual level.
    QTest::newRow("1.1 only") << QStringList{u"-tls1_1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s}
                              << u"TlsTooOld"_s;
    QTest::newRow("1.0 only") << QStringList{u"-tls1"_s, u"-cipher"_s, u"DEFAULT@SECLEVEL=0"_s}
                              << u"TlsTooOld"_s;
}

void TlsTest::versions()
{
    QFETCH(QStringList, options);
    QFETCH(QString, end);
    const ServerCertificate shown = m_ours.issue();
    QFile answer(m_dir.filePath(u"answer"_s));
    QVERIFY(answer.open(QIODevice::WriteOnly));
    answer.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    answer.close();
    QProcess server;
    server.setWorkingDirectory(m_dir.path());
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.start(u"openssl"_s,
                 QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-HTTP"_s, u"-cert"_s,
                             shown.certificateFile, u"-key"_s, shown.keyFile} +
                     options);
    const auto stop = qScopeGuard([&server] {
        server.kill();
        server.waitForFinished();
    });
    static const QRegularExpression accepting(uR"(ACCEPT 127\.0\.0\.1:(\d+))"_s);
    QString said;
    while (!accepting.match(said).hasMatch() && server.waitForReadyRead(20'000))
        said += QString::fromLatin1(server.readAll());
    const auto match = accepting.match(said);
    QVERIFY2(match.hasMatch(), qPrintable(said));

    const NetworkFactory network(trusting(m_ours.file()));
    HttpTransport transport =
        network.transport(QUrl(u"https://127.0.0.1:%1"_s.arg(match.captured(1))));
    net::Request request = readRequest();
    request.path = "/answer";
    const auto outcome = exchange(transport, request);
    QCOMPARE(outcome ? summary(outcome) : outcome.error().code, end);
    if (!outcome)
        QCOMPARE(outcome.error().kind, ErrorKind::Network);
}

void TlsTest::noTlsAtAll()
{
    // Not a RawServer: it must answer to a greeting that is no request.
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 400 X\r\nContent-Length: 0\r\n\r\n");
        });
    });
    HttpTransport transport = transportTo(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())));
    const auto outcome = exchange(transport, createRequest());
    QCOMPARE(summary(outcome), u"network"_s);
    QCOMPARE(outcome.error().code, u"TlsFailed"_s);
}

void TlsTest::aDroppedCreateIsSentOnce_data()
{
    QTest::addColumn<int>("goodOnesBefore");
    QTest::addColumn<int>("bodySize");
    QTest::newRow("fresh connection") << 0 << 20;
    QTest::newRow("reused connection") << 2 << 20;
    QTest::newRow("fresh, no body") << 0 << 0;
    QTest::newRow("reused, no body") << 2 << 0;
    QTest::newRow("fresh, large body") << 0 << 300'000;
    QTest::newRow("reused, large body") << 2 << 300'000;
}

void TlsTest::aDroppedCreateIsSentOnce()
{
    QFETCH(int, goodOnesBefore);
    QFETCH(int, bodySize);
    RawServer server(QList<Behaviour>(goodOnesBefore, fine()), RawServer::drops(),
                     m_ours.issue().configuration());
    const NetworkFactory network(trusting(m_ours.file()));
    HttpTransport transport = network.transport(server.origin());
    for (int i = 0; i < goodOnesBefore; ++i)
        QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    const QByteArray body(bodySize, 'b');
    QCOMPARE(summary(exchange(transport, createRequest(body))), u"unknown-outcome"_s);
    settle();
    QCOMPARE(server.hits(), goodOnesBefore + 1);
    QCOMPARE(server.body(goodOnesBefore), body);
}

// Another host that would be trusted gets neither header nor connection.
void TlsTest::redirectsAreNotFollowed()
{
    const QSslConfiguration shown = m_ours.issue().configuration();
    RawServer elsewhere({}, fine(), shown);
    QUrl to = elsewhere.origin();
    to.setHost(u"localhost"_s);
    to.setPath(u"/login"_s);
    to.setQuery(u"token=abc"_s);
    RawServer server({}, RawServer::answers(307, "{}", "Location: " + to.toEncoded() + "\r\n"),
                     shown);
    const NetworkFactory network(trusting(m_ours.file()));
    HttpTransport transport = network.transport(server.origin());
    for (net::Request request : {readRequest(), createRequest()}) {
        request.headers.emplaceBack("Authorization", "Bearer secret-token");
        const auto outcome = exchange(transport, request);
        QCOMPARE(summary(outcome), u"refused"_s);
        QCOMPARE(outcome.error().code, u"Redirected"_s);
        QVERIFY(!outcome.error().detail.contains("abc"_L1));
    }
    settle();
    QCOMPARE(server.hits(), 2);
    QCOMPARE(elsewhere.connections(), 0);
}

void TlsTest::silence_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("create");
    QTest::newRow("in the answer")
        << Behaviour{.bytes = "HTTP/1.1 201 X\r\nContent-Length: 50\r\n\r\n{\"id\""} << u"timeout"_s
        << u"unknown-outcome"_s;
}

void TlsTest::silence()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(QString, read);
    QFETCH(QString, create);
    RawServer server({}, behaviour, m_ours.issue().configuration());
    NetworkSettings settings = trusting(m_ours.file());
    settings.limits.longestSilence = 5s;
    ManualScheduler clock;
    HttpTransport transport = transportTo(server.origin(), clock, settings);
    const auto fallSilent = [&](const net::Request &request) {
        const int hits = server.hits() + 1;
        return summary(exchangeUntil(
            transport, request, [&] { return server.hits() == hits && clock.waits().size() == 2; },
            clock, 5s));
    };
    QCOMPARE(fallSilent(readRequest()), read);
    QCOMPARE(fallSilent(createRequest()), create);
    QCOMPARE(server.hits(), 2);
}

// A service may be quiet for long before it answers; the deadline is for that.
void TlsTest::thinkingIsNotSilence()
{
    RawServer server({fine()}, RawServer::hangs(), m_ours.issue().configuration());
    NetworkSettings settings = trusting(m_ours.file());
    settings.limits.longestSilence = 5s;
    ManualScheduler clock;
    HttpTransport transport = transportTo(server.origin(), clock, settings);
    QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    for (net::Request request : {readRequest(), createRequest()}) { // reused, then fresh
        request.deadline = 5min;
        const int hits = server.hits() + 1;
        const bool creates = request.repeat == net::Repeat::Create;
        QCOMPARE(
            summary(exchangeUntil(
                transport, request,
                [&] { return server.hits() == hits && clock.waits().size() == 1; }, clock, 5min)),
            creates ? u"unknown-outcome"_s : u"timeout"_s);
    }
    QCOMPARE(server.hits(), 3);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
