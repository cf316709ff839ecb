// SPDX-License-Identifier: Apache-2.0
//
// Who may go when: a dropped Call is silent, and nothing is touched after it is gone. Worth most
// under AddressSanitizer.
#include "exchange.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using net::HttpTransport;

Q_DECLARE_METATYPE(RawServer::Behaviour)

namespace {

net::Request hurried(net::Request request)
{
    request.deadline = 10s;
    return request;
}

} // namespace

class HttpLifetimeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCancelledCallIsSilent_data();
    void aCancelledCallIsSilent();
    void cancellingLeavesTheOthers();
    void theCallMayGoInItsOwnCallback_data();
    void theCallMayGoInItsOwnCallback();
    void theTransportMayGoInACallback_data();
    void theTransportMayGoInACallback();
    void theTransportMayGoFirst();
    void theNextRequestMayBeSentInACallback();
};

void HttpLifetimeTest::aCancelledCallIsSilent_data()
{
    QTest::addColumn<bool>("answers");
    QTest::addColumn<QString>("when");
    for (const QString &when : {u"at once"_s, u"when it has arrived"_s}) {
        for (bool answers : {true, false})
            QTest::addRow("%s, server %s", qPrintable(when), answers ? "answers" : "hangs")
                << answers << when;
    }
}

void HttpLifetimeTest::aCancelledCallIsSilent()
{
    QFETCH(bool, answers);
    QFETCH(QString, when);
    RawServer server(answers ? RawServer::answers(201) : RawServer::hangs());
    ManualScheduler clock;
    HttpTransport transport = transportTo(server.origin(), clock);
    for (const net::Request &request : {hurried(readRequest()), hurried(createRequest())}) {
        bool called = false;
        Call call = transport.send(request, [&called](const auto &) { called = true; });
        if (when == "when it has arrived"_L1) {
            QSignalSpy arrived(&server, &RawServer::requestRead);
            QVERIFY(arrived.wait());
        }
        call.cancel();
        QVERIFY(!call);
        QVERIFY(clock.waits().isEmpty());
        clock.advance(1min);
        settle();
        QVERIFY(!called);
    }
}

void HttpLifetimeTest::cancellingLeavesTheOthers()
{
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(server.origin());
    int answered = 0;
    std::vector<Call> calls;
    for (int i = 0; i < 8; ++i)
        calls.push_back(transport.send(
            readRequest(), [&answered](const auto &outcome) { answered += outcome.ok() ? 1 : 0; }));
    calls.erase(calls.begin(), calls.begin() + 3);
    QTRY_COMPARE(answered, 5);
}

void HttpLifetimeTest::theCallMayGoInItsOwnCallback_data()
{
    QTest::addColumn<RawServer::Behaviour>("behaviour");
    QTest::newRow("answer") << RawServer::answers(200);
    QTest::newRow("refusal") << RawServer::answers(401);
    QTest::newRow("dropped") << RawServer::drops();
    QTest::newRow("deadline") << RawServer::hangs();
    QTest::newRow("too large") << RawServer::Behaviour{
        .bytes = "HTTP/1.1 200 X\r\nContent-Length: 99999999\r\n\r\nxx"};
}

void HttpLifetimeTest::theCallMayGoInItsOwnCallback()
{
    QFETCH(RawServer::Behaviour, behaviour);
    RawServer server(behaviour);
    ManualScheduler clock;
    HttpTransport transport = transportTo(server.origin(), clock);
    const bool hangs = behaviour.bytes.isEmpty() && !behaviour.close;
    for (const net::Request &request : {hurried(readRequest()), hurried(createRequest())}) {
        const int hits = server.hits() + 1;
        int called = 0;
        Call call;
        call = transport.send(request, [&](const auto &) {
            ++called;
            call.cancel();
        });
        if (hangs) {
            QTRY_COMPARE(server.hits(), hits);
            clock.advance(10s);
        }
        QTRY_COMPARE(called, 1);
        settle();
        QCOMPARE(called, 1);
    }
}

void HttpLifetimeTest::theTransportMayGoInACallback_data()
{
    theCallMayGoInItsOwnCallback_data();
}

// A 401 ends the session, and the session owns the transport.
void HttpLifetimeTest::theTransportMayGoInACallback()
{
    QFETCH(RawServer::Behaviour, behaviour);
    RawServer server(behaviour);
    ManualScheduler clock;
    const bool hangs = behaviour.bytes.isEmpty() && !behaviour.close;
    for (const net::Request &request : {hurried(readRequest()), hurried(createRequest())}) {
        auto transport =
            std::unique_ptr<HttpTransport>(new HttpTransport(transportTo(server.origin(), clock)));
        const int hits = server.hits() + 2;
        bool called = false;
        bool otherCalled = false;
        const Call call = transport->send(request, [&](const auto &) {
            called = true;
            transport.reset();
        });
        net::Request slow = readRequest();
        const Call other =
            transport->send(slow, [&otherCalled](const auto &) { otherCalled = true; });
        if (hangs) {
            QTRY_COMPARE(server.hits(), hits);
            clock.advance(10s);
        }
        // The second one may have been answered before the first; it must not be after.
        QTRY_VERIFY(called);
        const bool before = otherCalled;
        settle();
        QCOMPARE(otherCalled, before);
    }
}

void HttpLifetimeTest::theTransportMayGoFirst()
{
    RawServer server(RawServer::hangs());
    ManualScheduler clock;
    int called = 0;
    std::vector<Call> calls;
    {
        HttpTransport transport = transportTo(server.origin(), clock);
        calls.push_back(transport.send(hurried(readRequest()), [&](const auto &) { ++called; }));
        calls.push_back(transport.send(hurried(createRequest()), [&](const auto &) { ++called; }));
        QSignalSpy arrived(&server, &RawServer::requestRead);
        QVERIFY(arrived.wait());
    }
    clock.advance(1min);
    settle();
    QCOMPARE(called, 0);
    calls.clear();
    settle();
    QCOMPARE(called, 0);
}

void HttpLifetimeTest::theNextRequestMayBeSentInACallback()
{
    RawServer server(RawServer::answers(200));
    HttpTransport transport = transportTo(server.origin());
    int rounds = 0;
    Call call;
    std::function<void(Result<net::Response>)> again = [&](const Result<net::Response> &outcome) {
        QVERIFY(outcome.ok());
        if (++rounds < 5)
            call = transport.send(readRequest(), again);
    };
    call = transport.send(readRequest(), again);
    QTRY_COMPARE(rounds, 5);
    QCOMPARE(server.hits(), 5);
}

QTEST_GUILESS_MAIN(HttpLifetimeTest)
#include "tst_httplifetime.moc"
