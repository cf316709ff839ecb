// SPDX-License-Identifier: Apache-2.0
//
// What HttpTransport promises, over real sockets: a create reaches the server at most once, a lost
// answer has the right name, and credentials stay with the origin they were meant for.
#include "exchange.h"

#include <QTcpServer>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using net::HttpTransport;
using Behaviour = RawServer::Behaviour;

Q_DECLARE_METATYPE(RawServer::Behaviour)

class HttpTransportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerComesWhole_data();
    void anAnswerComesWhole();
    void aLostAnswerHasItsName_data();
    void aLostAnswerHasItsName();
    void aDroppedCreateIsSentOnce_data();
    void aDroppedCreateIsSentOnce();
    void nobodyListens_data();
    void nobodyListens();
    void aCreateThatNeverLeftIsNoMystery();
    void redirectsAreNotFollowed_data();
    void redirectsAreNotFollowed();
    void theRequestGoesOutAsWritten_data();
    void theRequestGoesOutAsWritten();
    void nothingLeavesForAnotherOrigin_data();
    void nothingLeavesForAnotherOrigin();
    void headersGoOutAsGiven();
    void anAnswerOverTheLimitIsRefused_data();
    void anAnswerOverTheLimitIsRefused();
    void thinkingIsNotSilence();
    void aCallThatWasUnderWayInSleepEnds();
    void silenceWhileConnecting();
    void manyAreSilentWhileConnecting();
    void aCallGivenUpWhileConnectingHoldsUpNoOther();
    void manyAtOnce();
};

void HttpTransportTest::anAnswerComesWhole_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QList<int> statuses{200, 201, 400, 401, 403, 404, 405, 406, 409, 410,
                              412, 415, 418, 429, 500, 501, 502, 503, 504, 599};
    for (int status : statuses)
        QTest::addRow("%d", status) << status << QByteArray(R"({"title":"words"})");
    QTest::newRow("204") << 204 << QByteArray();
    QTest::newRow("empty 404") << 404 << QByteArray();
    QTest::newRow("HTML 502") << 502 << QByteArray("<html>Bad Gateway</html>");
    QTest::newRow("200 kB") << 200 << QByteArray(200'000, 'x');
}

void HttpTransportTest::anAnswerComesWhole()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    RawServer server(RawServer::answers(status, body, "x-request-id: r-1\r\nRetry-After: 7\r\n"));
    HttpTransport transport = transportTo(server.origin());
    for (const net::Request &request : {readRequest(), createRequest()}) {
        const auto outcome = exchange(transport, request);
        QCOMPARE(summary(outcome), QString::number(status));
        QCOMPARE(outcome->body, body);
        QCOMPARE(outcome->header("X-Request-ID"), "r-1");
        QCOMPARE(outcome->header("retry-after"), "7");
        QCOMPARE(outcome->attempts, 1);
    }
    QCOMPARE(server.hits(), 2);
}

void HttpTransportTest::aLostAnswerHasItsName_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::addColumn<int>("waits"); // for what the call waits when the server has done its part
    QTest::addColumn<QString>("read");
    QTest::addColumn<QString>("create");
    const auto network = errorKindName(ErrorKind::Network);
    const auto timeout = errorKindName(ErrorKind::Timeout);
    const auto unknown = errorKindName(ErrorKind::UnknownOutcome);
    QTest::newRow("dropped") << RawServer::drops() << 0 << network << unknown;
    QTest::newRow("hangs") << RawServer::hangs() << 1 << timeout << unknown;
    QTest::newRow("cut in the body")
        << RawServer::truncates(201, R"({"id":"4)", 500) << 0 << network << unknown;
    QTest::newRow("cut in an error's body")
        << RawServer::truncates(500, R"({"title)", 500) << 0 << network << unknown;
    QTest::newRow("cut after the head")
        << RawServer::truncates(201, {}, 500) << 0 << network << unknown;
    QTest::newRow("cut in the head")
        << Behaviour{.bytes = "HTTP/1.1 201 Created\r\nContent-", .close = true} << 0 << network
        << unknown;
    QTest::newRow("cut in a chunk")
        << Behaviour{.bytes = "HTTP/1.1 201 X\r\nTransfer-Encoding: chunked\r\n\r\n20\r\n{\"id",
                     .close = true}
        << 0 << network << unknown;
    QTest::newRow("hangs in the body")
        << Behaviour{.bytes = "HTTP/1.1 201 X\r\nContent-Length: 50\r\n\r\n{\"id\""} << 2 << timeout
        << unknown;
    QTest::newRow("no HTTP") << Behaviour{.bytes = "SSH-2.0-x\r\n\r\n", .close = true} << 0
                             << network << unknown;
}

void HttpTransportTest::aLostAnswerHasItsName()
{
    QFETCH(Behaviour, behaviour);
    QFETCH(int, waits);
    QFETCH(QString, read);
    QFETCH(QString, create);
    RawServer server(behaviour);
    ManualScheduler clock;
    HttpTransport transport = transportTo(server.origin(), clock);
    const auto lose = [&](net::Request request) {
        if (waits == 0)
            return exchange(transport, request);
        request.deadline = 10s; // less than the longest silence
        const int hits = server.hits() + 1;
        return exchangeUntil(
            transport, request,
            [&] { return server.hits() == hits && clock.waits().size() == waits; }, clock, 10s);
    };
    const auto reading = lose(readRequest());
    QCOMPARE(summary(reading), read);
    QCOMPARE(reading.error().operation, u"getFlow"_s);
    QCOMPARE(reading.error().where, u"127.0.0.1"_s);
    QVERIFY(!reading.error().detail.isEmpty());

    const int before = server.hits();
    QCOMPARE(summary(lose(createRequest())), create);
    settle();
    QCOMPARE(server.hits(), before + 1);
    QVERIFY(clock.waits().isEmpty());
}

void HttpTransportTest::aDroppedCreateIsSentOnce_data()
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

void HttpTransportTest::aDroppedCreateIsSentOnce()
{
    QFETCH(int, goodOnesBefore);
    QFETCH(int, bodySize);
    RawServer server(QList<Behaviour>(goodOnesBefore, RawServer::answers(200)), RawServer::drops());
    HttpTransport transport = transportTo(server.origin());
    for (int i = 0; i < goodOnesBefore; ++i)
        QCOMPARE(summary(exchange(transport, readRequest())), u"200"_s);
    const QByteArray body(bodySize, 'b');
    QCOMPARE(summary(exchange(transport, createRequest(body))), u"unknown-outcome"_s);
    settle(); // a second attempt would arrive now
    QCOMPARE(server.hits(), goodOnesBefore + 1);
    QCOMPARE(server.body(goodOnesBefore), body);
    if (goodOnesBefore > 0)
        QCOMPARE(server.connections(), 1);
}

void HttpTransportTest::nobodyListens_data()
{
    QTest::addColumn<net::Request>("request");
    QTest::newRow("read") << readRequest();
    QTest::newRow("create") << createRequest();
}

void HttpTransportTest::nobodyListens()
{
    QFETCH(net::Request, request);
    QUrl origin;
    {
        const RawServer gone(RawServer::drops());
        origin = gone.origin();
    }
    HttpTransport transport = transportTo(origin);
    QCOMPARE(summary(exchange(transport, request)), u"network"_s);
}

// The deadline passes before a single byte of the request could leave: a create is as safe to
// repeat then as if the port had been closed.
void HttpTransportTest::aCreateThatNeverLeftIsNoMystery()
{
    RawServer deaf(RawServer::hangs()); // never answers the TLS greeting
    ManualScheduler clock;
    HttpTransport transport = transportTo(deaf.origin(u"https"_s), clock);
    net::Request request = createRequest();
    request.deadline = 10s;
    QCOMPARE(summary(exchangeUntil(
                 transport, request, [&] { return deaf.connections() == 1; }, clock, 10s)),
             u"network"_s);
    QCOMPARE(deaf.hits(), 0);
    request = readRequest();
    request.deadline = 10s;
    QCOMPARE(summary(exchangeUntil(
                 transport, request, [&] { return deaf.connections() == 2; }, clock, 10s)),
             u"timeout"_s);
}

void HttpTransportTest::redirectsAreNotFollowed_data()
{
    QTest::addColumn<int>("status");
    for (int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void HttpTransportTest::redirectsAreNotFollowed()
{
    QFETCH(int, status);
    RawServer elsewhere(RawServer::answers(200));
    const QByteArray location =
        "Location: " + elsewhere.origin().toEncoded() + "/data/foundation/flowservice/flows\r\n";
    RawServer server(RawServer::answers(status, "{}", location));
    HttpTransport transport = transportTo(server.origin());
    for (net::Request request : {readRequest(), createRequest()}) {
        request.headers.emplaceBack("Authorization", "Bearer secret-token");
        const auto outcome = exchange(transport, request);
        QCOMPARE(summary(outcome), u"refused"_s);
        QCOMPARE(outcome.error().code, u"Redirected"_s);
        QCOMPARE(outcome.error().httpStatus, status);
        QCOMPARE(outcome.error().detail, elsewhere.origin().toString());
    }
    settle();
    QCOMPARE(server.hits(), 2);
    QCOMPARE(elsewhere.connections(), 0); // not a byte, so no header either
}

void HttpTransportTest::theRequestGoesOutAsWritten_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("query");
    QTest::newRow("plain") << QByteArray("/a/b") << QByteArray();
    QTest::newRow("quotes and operators")
        << QByteArray("/a") << QByteArray("property=name==%22CRMToAEP%22&orderby=-createdAt");
    QTest::newRow("schema id as a segment")
        << QByteArray("/tenant/schemas/https%3A%2F%2Fns.adobe.com%2Fdfw%2Fschemas%2F1a")
        << QByteArray();
    QTest::newRow("everything that means something in a query")
        << QByteArray("/a") << QByteArray("object=%2B%26%3D%23%25%3F%2F%20%22%3B%2C&preview=true");
    QTest::newRow("UTF-8") << QByteArray("/%C3%A4") << QByteArray("object=%E2%82%AC");
    QTest::newRow("braces and brackets")
        << QByteArray("/%7BTENANT_ID%7D") << QByteArray("property=ids%5B%5D==1");
    QTest::newRow("double slash") << QByteArray("/a//b") << QByteArray("x=..%2F..");
}

void HttpTransportTest::theRequestGoesOutAsWritten()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, query);
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(server.origin());
    net::Request request = readRequest();
    request.path = path;
    request.query = query;
    QCOMPARE(summary(exchange(transport, request)), u"200"_s);
    QCOMPARE(server.requestLine(0),
             "GET " + path + (query.isEmpty() ? QByteArray() : '?' + query) + " HTTP/1.1");
}

void HttpTransportTest::nothingLeavesForAnotherOrigin_data()
{
    QTest::addColumn<QString>("origin"); // %1: the server's port
    QTest::addColumn<QByteArray>("path");
    const auto row = [](const char *name, const QString &origin, const QByteArray &path) {
        QTest::newRow(name) << origin << path;
    };
    row("plain http to a host", u"http://platform.invalid:%1"_s, "/a");
    row("plain http to almost loopback", u"http://localhost.invalid:%1"_s, "/a");
    row("a password in the origin", u"http://u:p@127.0.0.1:%1"_s, "/a");
    row("another scheme", u"ftp://127.0.0.1:%1"_s, "/a");
    row("no path", u"http://127.0.0.1:%1"_s, "a");
    row("the host made longer", u"http://127.0.0.1:%1"_s, ".evil.invalid/a");
    row("the host made a user", u"http://127.0.0.1:%1"_s, "@evil.invalid/a");
}

void HttpTransportTest::nothingLeavesForAnotherOrigin()
{
    QFETCH(QString, origin);
    QFETCH(QByteArray, path);
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(QUrl(origin.arg(server.port())));
    net::Request request = createRequest();
    request.path = path;
    const auto outcome = exchange(transport, request);
    QCOMPARE(summary(outcome), u"invalid-plan"_s);
    QVERIFY(!outcome.error().code.isEmpty());
    QCOMPARE(outcome.error().operation, u"createFlow"_s);
    QCOMPARE(server.connections(), 0);
}

void HttpTransportTest::headersGoOutAsGiven()
{
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(server.origin());
    net::Request request = createRequest(QByteArray("{\"\xC3\xA4\":1}"));
    request.headers.emplaceBack("If-Match", "\"1a0037e4-0000-0200\"");
    request.headers.emplaceBack("x-gw-ims-org-id", "1234@AdobeOrg");
    request.headers.emplaceBack("Accept", "application/vnd.adobe.xed-full+json; version=1");
    QCOMPARE(summary(exchange(transport, request)), u"200"_s);
    for (const net::Header &header : std::as_const(request.headers))
        QCOMPARE(server.header(0, header.first), header.second);
    QCOMPARE(server.header(0, "Content-Length"), QByteArray::number(request.body.size()));
    QVERIFY(server.header(0, "User-Agent").startsWith("dataflow-wizard/"));
    QCOMPARE(server.body(0), request.body);
    QVERIFY(server.header(0, "Cookie").isEmpty());
    // A line break in a value would begin another header.
    request.headers = {{"Authorization", "Bearer x\r\nX-Injected: yes\n"}};
    QCOMPARE(summary(exchange(transport, request)), u"200"_s);
    QCOMPARE(server.header(1, "Authorization"), "Bearer xX-Injected: yes");
    QVERIFY(server.header(1, "X-Injected").isEmpty());
}

void HttpTransportTest::anAnswerOverTheLimitIsRefused_data()
{
    QTest::addColumn<Behaviour>("behaviour");
    QTest::newRow("says so") << Behaviour{
        .bytes = "HTTP/1.1 200 X\r\nContent-Length: 67108865\r\n\r\n" + QByteArray(100, 'x')};
    QTest::newRow("does not say so")
        << Behaviour{.bytes = "HTTP/1.1 200 X\r\n\r\n" + QByteArray(65 * 1024 * 1024, 'x')};
}

void HttpTransportTest::anAnswerOverTheLimitIsRefused()
{
    QFETCH(Behaviour, behaviour);
    RawServer server(behaviour);
    HttpTransport transport = transportTo(server.origin());
    QCOMPARE(summary(exchange(transport, readRequest())), u"protocol"_s);
    QCOMPARE(summary(exchange(transport, createRequest())), u"unknown-outcome"_s);
    QCOMPARE(server.hits(), 2);
}

// A service may be quiet for long before it answers; the deadline is for that.
void HttpTransportTest::thinkingIsNotSilence()
{
    RawServer server(RawServer::hangs());
    ManualScheduler clock;
    HttpTransport transport =
        transportTo(server.origin(), clock, {.limits = {.longestSilence = 5s}});
    int hits = 0;
    for (net::Request request : {readRequest(), createRequest()}) {
        request.deadline = 5min;
        ++hits;
        const auto outcome = exchangeUntil(
            transport, request, [&] { return server.hits() == hits; }, clock, 5min);
        QCOMPARE(summary(outcome), hits == 1 ? u"timeout"_s : u"unknown-outcome"_s);
    }
}

// Its connection is dead, and nothing would ever come: it ends soon after waking.
void HttpTransportTest::aCallThatWasUnderWayInSleepEnds()
{
    RawServer server(RawServer::hangs());
    qint64 clock = 0;
    SystemScheduler scheduler([&clock] { return clock; }, 1ms);
    HttpTransport transport = transportTo(server.origin(), scheduler);
    std::optional<Result<net::Response>> outcome;
    const Call call =
        transport.send(readRequest(), [&outcome](const Result<net::Response> &answer) {
            outcome.emplace(answer);
        });
    QTRY_COMPARE(server.hits(), 1);
    QVERIFY(!outcome);
    clock += 3 * 3'600'000;
    QTRY_VERIFY(outcome);
    QCOMPARE(summary(*outcome), u"timeout"_s);
}

void HttpTransportTest::silenceWhileConnecting()
{
    RawServer deaf(RawServer::hangs()); // never answers the TLS greeting
    ManualScheduler clock;
    HttpTransport transport =
        transportTo(deaf.origin(u"https"_s), clock, {.limits = {.longestSilence = 5s}});
    // One after the other: none waits for a connection another one gave up.
    int connections = 0;
    for (const net::Request &request : {readRequest(), createRequest(), createRequest({})}) {
        ++connections;
        QCOMPARE(
            summary(exchangeUntil(
                transport, request, [&] { return deaf.connections() == connections; }, clock, 5s)),
            u"network"_s);
    }
    QCOMPARE(deaf.hits(), 0);
}

void HttpTransportTest::manyAreSilentWhileConnecting()
{
    RawServer deaf(RawServer::hangs());
    ManualScheduler clock;
    HttpTransport transport =
        transportTo(deaf.origin(u"https"_s), clock, {.limits = {.longestSilence = 5s}});
    QStringList ends;
    std::vector<Call> calls;
    for (int i = 0; i < 10; ++i)
        calls.push_back(transport.send(
            i % 2 ? readRequest() : createRequest(),
            [&ends](const Result<net::Response> &outcome) { ends.append(summary(outcome)); }));
    QTRY_VERIFY(deaf.connections() > 0);
    QVERIFY(ends.isEmpty());
    clock.advance(5s);
    QTRY_COMPARE(ends, QStringList(10, u"network"_s));
    QCOMPARE(deaf.hits(), 0);
}

void HttpTransportTest::aCallGivenUpWhileConnectingHoldsUpNoOther()
{
    RawServer deaf(RawServer::hangs());
    ManualScheduler clock;
    HttpTransport transport =
        transportTo(deaf.origin(u"https"_s), clock, {.limits = {.longestSilence = 5s}});
    Call first = transport.send(readRequest(), [](const Result<net::Response> &) {});
    QTRY_COMPARE(deaf.connections(), 1);
    first.cancel();
    QVERIFY(clock.waits().isEmpty());
    QCOMPARE(summary(exchangeUntil(
                 transport, readRequest(), [&] { return deaf.connections() == 2; }, clock, 5s)),
             u"network"_s);
}

void HttpTransportTest::manyAtOnce()
{
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(server.origin());
    int answered = 0;
    std::vector<Call> calls;
    for (int i = 0; i < 30; ++i) {
        calls.push_back(transport.send(i % 2 ? readRequest() : createRequest(),
                                       [&answered](const Result<net::Response> &outcome) {
                                           answered += outcome.ok() ? 1 : 0;
                                       }));
    }
    QTRY_COMPARE(answered, 30);
    QCOMPARE(server.hits(), 30);
}

QTEST_GUILESS_MAIN(HttpTransportTest)
#include "tst_httptransport.moc"
