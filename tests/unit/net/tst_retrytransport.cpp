// SPDX-License-Identifier: Apache-2.0
//
// What is sent again, how often and after how long; by the clock that is moved by hand.
#include "net/retrytransport.h"
#include "support/manualscheduler.h"
#include "support/scriptedtransport.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace dfw;
using namespace dfw::test;
using net::Repeat;
using R = Result<net::Response>;

namespace {

struct Bench
{
    ScriptedTransport network;
    ManualScheduler clock{1'767'225'600'000}; // Thu, 01 Jan 2026 00:00:00 GMT
    net::RetryTransport transport{network, clock};
    std::optional<R> outcome;
    int calls = 0;
    Call call;

    void send(Repeat repeat)
    {
        call = transport.send({.operation = u"op"_s, .repeat = repeat}, [this](const R &result) {
            outcome = result;
            ++calls;
        });
    }
    // Until the end, or until a pause has begun.
    bool settle()
    {
        return QTest::qWaitFor([this] { return outcome || !clock.waits().isEmpty(); });
    }
    // To the end, through all pauses.
    bool finish()
    {
        while (settle() && !outcome)
            clock.advance(clock.waits().first());
        return outcome.has_value();
    }
};

R status(int code, const QList<net::Header> &headers = {})
{
    return answer(code, QByteArray(), headers);
}

} // namespace

class RetryTransportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsRepeated_data();
    void whatIsRepeated();
    void pauses_data();
    void pauses();
    void backsOff();
    void succeedsInTheEnd();
    void cancelWhileWaiting();
    void cancelWhileUnderWay();
    void theCallMayGoInItsOwnCallback();
};

void RetryTransportTest::whatIsRepeated_data()
{
    QTest::addColumn<R>("always");
    QTest::addColumn<int>("safe"); // how often it is sent
    QTest::addColumn<int>("create");
    const auto row = [](const char *name, const R &always, int safe, int create) {
        QTest::newRow(name) << always << safe << create;
    };
    row("200", status(200), 1, 1);
    row("201", status(201), 1, 1);
    row("302", status(302), 1, 1);
    for (int code : {400, 401, 403, 404, 409, 412, 422, 501, 505})
        row(qPrintable(QString::number(code)), status(code), 1, 1);
    row("429", status(429), 5, 5);
    for (int code : {500, 502, 503, 504})
        row(qPrintable(QString::number(code)), status(code), 5, 1);
    row("503 with Retry-After", status(503, {{"Retry-After", "1"}}), 5, 1);
    row("no network", failure(ErrorKind::Network), 5, 5); // for a create: surely nothing was done
    const auto reason = [](const char *code) -> R {
        return Error{.kind = ErrorKind::Network, .code = QString::fromLatin1(code)};
    };
    row("the proxy is down", reason("ProxyUnreachable"), 5, 5);
    // Proxies lock accounts, and certificates do not get better within seconds.
    for (const char *code : {"ProxySignInNeeded", "ProxySignInRefused", "ProxyRefused",
                             "CertificateExpired", "CertificateIssuerUnknown", "TlsTooOld"})
        row(code, reason(code), 1, 1);
    // No token for the call: asking for one was repeated where that was done.
    row("no network for signing in", Error{.kind = ErrorKind::Network, .operation = u"signIn"_s}, 1,
        1);
    row("timeout", failure(ErrorKind::Timeout), 5, 1);
    row("unknown outcome", failure(ErrorKind::UnknownOutcome), 1, 1);
    row("too large an answer", failure(ErrorKind::Protocol), 1, 1);
}

void RetryTransportTest::whatIsRepeated()
{
    QFETCH(R, always);
    QFETCH(int, safe);
    QFETCH(int, create);
    for (const Repeat repeat : {Repeat::Safe, Repeat::Create}) {
        const int expected = repeat == Repeat::Safe ? safe : create;
        Bench bench;
        bench.network.setScript([&always](const net::Request &) { return always; });
        bench.send(repeat);
        QVERIFY(bench.calls == 0);
        QVERIFY(bench.finish());
        QCOMPARE(bench.network.requests().size(), expected);
        QCOMPARE(bench.calls, 1);
        QCOMPARE(bench.outcome->ok() ? (*bench.outcome)->attempts : bench.outcome->error().attempts,
                 expected);
        QCOMPARE(bench.outcome->ok(), always.ok());
        for (const net::Request &request : bench.network.requests())
            QVERIFY(request == bench.network.requests().first());
        QVERIFY(bench.clock.waits().isEmpty());
    }
}

void RetryTransportTest::pauses_data()
{
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<qint64>("least"); // ms; -1 = not repeated
    QTest::addColumn<qint64>("most");
    const auto row = [](const char *name, const char *value, qint64 least, qint64 most) {
        QTest::newRow(name) << QByteArray(value) << least << most;
    };
    row("none", "", 1000, 1250);
    row("7 seconds", "7", 7000, 7000);
    row("with blanks", " 7 ", 7000, 7000);
    row("0 seconds", "0", 0, 0);
    row("60 seconds", "60", 60'000, 60'000);
    row("61 seconds", "61", -1, -1);
    row("a day", "86400", -1, -1);
    row("absurd", "99999999999999999999", 1000, 1250);
    row("negative", "-5", 1000, 1250);
    row("fraction", "1.5", 1000, 1250);
    row("words", "soon", 1000, 1250);
    row("date in 30 s", "Thu, 01 Jan 2026 00:00:30 GMT", 30'000, 30'000);
    row("date now", "Thu, 01 Jan 2026 00:00:00 GMT", 0, 0);
    row("date in the past", "Wed, 31 Dec 2025 23:00:00 GMT", 0, 0);
    row("date in an hour", "Thu, 01 Jan 2026 01:00:00 GMT", -1, -1);
    row("no such date", "Thu, 32 Jan 2026 00:00:30 GMT", 1000, 1250);
}

void RetryTransportTest::pauses()
{
    QFETCH(QByteArray, retryAfter);
    QFETCH(qint64, least);
    QFETCH(qint64, most);
    for (const Repeat repeat : {Repeat::Safe, Repeat::Create}) {
        Bench bench;
        bench.network.enqueue(status(429, retryAfter.isEmpty()
                                              ? QList<net::Header>()
                                              : QList<net::Header>{{"retry-after", retryAfter}}));
        bench.network.setScript([](const net::Request &) { return status(200); });
        bench.send(repeat);
        QVERIFY(bench.settle());
        if (least < 0) { // better reported than waited for in silence
            QCOMPARE((*bench.outcome)->status, 429);
            QCOMPARE((*bench.outcome)->attempts, 1);
            continue;
        }
        QVERIFY(!bench.outcome);
        const auto pause = bench.clock.waits().first().count();
        QVERIFY2(pause >= least && pause <= most, qPrintable(QString::number(pause)));
        if (pause > 0) {
            bench.clock.advance(std::chrono::milliseconds(pause - 1));
            QCOMPARE(bench.network.requests().size(), 1);
        }
        bench.clock.advance(1ms);
        QVERIFY(bench.settle());
        QCOMPARE((*bench.outcome)->status, 200);
        QCOMPARE((*bench.outcome)->attempts, 2);
    }
}

void RetryTransportTest::backsOff()
{
    Bench bench;
    bench.network.setScript([](const net::Request &) { return status(503); });
    bench.send(Repeat::Safe);
    for (const qint64 step : {1000, 2000, 4000, 8000}) {
        QVERIFY(bench.settle());
        QVERIFY(!bench.outcome);
        const auto pause = bench.clock.waits().first().count();
        QVERIFY(pause >= step && pause <= step * 5 / 4);
        bench.clock.advance(std::chrono::milliseconds(pause));
    }
    QVERIFY(bench.settle());
    QCOMPARE((*bench.outcome)->status, 503);
    QCOMPARE((*bench.outcome)->attempts, 5);
}

void RetryTransportTest::succeedsInTheEnd()
{
    Bench bench;
    bench.network.enqueue(failure(ErrorKind::Network));
    bench.network.enqueue(status(500));
    bench.network.enqueue(failure(ErrorKind::Timeout));
    bench.network.enqueue(status(429, {{"Retry-After", "2"}}));
    bench.network.enqueue(answer(200, QByteArray("good")));
    bench.send(Repeat::Safe);
    QVERIFY(bench.finish());
    QCOMPARE((*bench.outcome)->body, "good");
    QCOMPARE((*bench.outcome)->attempts, 5);
    // A create goes on after a closed port, and stops at the first answer that may mean something.
    Bench create;
    create.network.enqueue(failure(ErrorKind::Network));
    create.network.enqueue(status(429));
    create.network.enqueue(failure(ErrorKind::UnknownOutcome));
    create.send(Repeat::Create);
    QVERIFY(create.finish());
    QCOMPARE(create.outcome->error().kind, ErrorKind::UnknownOutcome);
    QCOMPARE(create.outcome->error().attempts, 3);
}

void RetryTransportTest::cancelWhileWaiting()
{
    Bench bench;
    bench.network.setScript([](const net::Request &) { return status(503); });
    bench.send(Repeat::Safe);
    QVERIFY(bench.settle());
    QCOMPARE(bench.clock.waits().size(), 1);
    bench.call.cancel();
    QVERIFY(bench.clock.waits().isEmpty());
    bench.clock.advance(1h);
    QTest::qWait(5);
    QCOMPARE(bench.calls, 0);
    QCOMPARE(bench.network.requests().size(), 1);
}

void RetryTransportTest::cancelWhileUnderWay()
{
    Bench bench;
    bench.network.hold();
    bench.network.setScript([](const net::Request &) { return status(503); });
    bench.send(Repeat::Safe);
    bench.network.release();
    bench.call.cancel();
    QTest::qWait(5);
    QCOMPARE(bench.calls, 0);
    QVERIFY(bench.clock.waits().isEmpty());
    QVERIFY(bench.network.underWay().isEmpty());
}

void RetryTransportTest::theCallMayGoInItsOwnCallback()
{
    ScriptedTransport network([](const net::Request &) { return status(200); });
    ManualScheduler clock;
    net::RetryTransport transport(network, clock);
    int calls = 0;
    Call call;
    call = transport.send({}, [&](const R &) {
        ++calls;
        call.cancel();
    });
    QTRY_COMPARE(calls, 1);
    QTest::qWait(5);
    QCOMPARE(calls, 1);
}

QTEST_GUILESS_MAIN(RetryTransportTest)
#include "tst_retrytransport.moc"
