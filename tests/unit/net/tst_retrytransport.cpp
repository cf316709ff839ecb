// SPDX-License-Identifier: Apache-2.0
//
// What is sent again, how often and after how long; by the clock that is moved by hand.
#include "net/authtransport.h"
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

Q_DECLARE_METATYPE(dfw::net::RetryLimits)

namespace {

// What somebody who watches is told, in the order it came.
class Listener : public net::RetryListener
{
public:
    void paused(const net::Pause &pause) override
    {
        pauses.append(pause);
        events.append(u"paused "_s + pause.request.operation);
        if (onPause)
            onPause();
    }
    void goesOn(const net::Request &request) override
    {
        events.append(u"goes on "_s + request.operation);
        if (onGoingOn)
            onGoingOn();
    }

    QList<net::Pause> pauses;
    QStringList events;
    std::function<void()> onPause;
    std::function<void()> onGoingOn;
};

struct Bench
{
    explicit Bench(net::RetryLimits limits = {}) : transport{network, clock, limits, &listener} {}

    ScriptedTransport network;
    ManualScheduler clock{1'767'225'600'000}; // Thu, 01 Jan 2026 00:00:00 GMT
    Listener listener;
    net::RetryTransport transport;
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
    void datesCountFromTheAnswersOwn_data();
    void datesCountFromTheAnswersOwn();
    void backsOff();
    void limits_data();
    void limits();
    void theBudgetIsOfAllCalls();
    void tellsOfPauses_data();
    void tellsOfPauses();
    void theListenerMayDropTheCall();
    void succeedsInTheEnd();
    void cancelWhileWaiting();
    void cancelWhileUnderWay();
    void theCallMayGoInItsOwnCallback();
    void goesOnNow_data();
    void goesOnNow();
    void everyAttemptCounts();
    void whatWasNotWaitedForIsNotUsedUp();
    void whatTheServiceAskedForIsKept();
    void theListenerMayDropACallThatGoesOnNow();
    void goesOnAfterSleep();
    void aTokenIsRenewedOncePerAttempt_data();
    void aTokenIsRenewedOncePerAttempt();
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
    // One client saw the gateway's own refusal with this status: nothing behind it was reached.
    row("400 with 429050", answer(400, QByteArray(R"({"error_code":"429050","message":"slow"})")),
        5, 5);
    row("400 with 429050 as a number", answer(400, QByteArray(R"({"error_code":429050})")), 5, 5);
    row("400 with another code", answer(400, QByteArray(R"({"error_code":"400003"})")), 1, 1);
    row("400 that only speaks of it", answer(400, QByteArray(R"({"message":"429050"})")), 1, 1);
    row("400 of a proxy", answer(400, QByteArray("<html>429050</html>")), 1, 1);
    row("403 with 429050", answer(403, QByteArray(R"({"error_code":"429050"})")), 1, 1);
    row("500 with 429050", answer(500, QByteArray(R"({"error_code":"429050"})")), 5, 1);
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

void RetryTransportTest::datesCountFromTheAnswersOwn_data()
{
    QTest::addColumn<QByteArray>("date"); // of the answer; this computer has 2026-01-01 00:00:00
    QTest::addColumn<qint64>("pause");    // until 00:30:30; -1 = not repeated
    QTest::newRow("clocks agree") << QByteArray("Thu, 01 Jan 2026 00:30:00 GMT") << qint64(30'000);
    QTest::newRow("ours is years behind")
        << QByteArray("Thu, 01 Jan 2026 00:30:29 GMT") << qint64(1000);
    QTest::newRow("the moment is over") << QByteArray("Thu, 01 Jan 2026 02:00:00 GMT") << qint64(0);
    QTest::newRow("an hour to go") << QByteArray("Wed, 31 Dec 2025 23:30:30 GMT") << qint64(-1);
    QTest::newRow("no date") << QByteArray() << qint64(-1);
    QTest::newRow("no such date") << QByteArray("yesterday") << qint64(-1);
}

void RetryTransportTest::datesCountFromTheAnswersOwn()
{
    QFETCH(QByteArray, date);
    QFETCH(qint64, pause);
    Bench bench;
    QList<net::Header> headers{{"Retry-After", "Thu, 01 Jan 2026 00:30:30 GMT"}};
    if (!date.isEmpty())
        headers.append({"date", date});
    bench.network.setScript([headers](const net::Request &) { return status(503, headers); });
    bench.send(Repeat::Safe);
    QVERIFY(bench.settle());
    QCOMPARE(bench.outcome.has_value(), pause < 0);
    if (pause >= 0)
        QCOMPARE(bench.clock.waits().first().count(), pause);
}

void RetryTransportTest::limits_data()
{
    QTest::addColumn<net::RetryLimits>("limits");
    QTest::addColumn<QByteArray>("retryAfter");
    QTest::addColumn<int>("attempts");
    const auto row = [](const char *name, net::RetryLimits limits, const char *asked, int times) {
        QTest::newRow(name) << limits << QByteArray(asked) << times;
    };
    row("none in the way", {}, "60", 5);
    row("a shorter wait", {.longestWait = 10s}, "11", 1);
    row("just the wait", {.longestWait = 10s}, "10", 5);
    row("a longer wait", {.longestWait = 2h}, "3600", 5);
    row("used up by the third", {.inAll = 29s}, "10", 3);
    row("just two", {.inAll = 20s}, "10", 3);
    row("less than one", {.inAll = 9999ms}, "10", 1);
    row("nothing at all", {.inAll = 0s}, "10", 1);
    row("nothing is enough for nothing", {.inAll = 0s}, "0", 5);
    row("by the back-off as well", {.inAll = 4s}, "", 3);
}

void RetryTransportTest::limits()
{
    QFETCH(net::RetryLimits, limits);
    QFETCH(QByteArray, retryAfter);
    QFETCH(int, attempts);
    Bench bench(limits);
    bench.network.setScript([&retryAfter](const net::Request &) {
        return status(503, retryAfter.isEmpty() ? QList<net::Header>()
                                                : QList<net::Header>{{"Retry-After", retryAfter}});
    });
    bench.send(Repeat::Safe);
    QVERIFY(bench.finish());
    QCOMPARE(bench.network.requests().size(), attempts);
    QCOMPARE((*bench.outcome)->status, 503); // as it came
    QCOMPARE((*bench.outcome)->attempts, attempts);
    QCOMPARE(bench.listener.pauses.size(), attempts - 1);
}

void RetryTransportTest::theBudgetIsOfAllCalls()
{
    Bench bench({.inAll = 25s});
    bench.network.setScript([](const net::Request &) {
        return status(503, {{"Retry-After", "10"}});
    });
    bench.send(Repeat::Safe);
    QVERIFY(bench.finish());
    QCOMPARE((*bench.outcome)->attempts, 3);
    bench.outcome.reset();
    bench.send(Repeat::Safe); // 5 s are left
    QVERIFY(bench.finish());
    QCOMPARE((*bench.outcome)->attempts, 1);
    bench.transport.renewBudget();
    bench.outcome.reset();
    bench.send(Repeat::Safe);
    QVERIFY(bench.finish());
    QCOMPARE((*bench.outcome)->attempts, 3);
}

void RetryTransportTest::tellsOfPauses_data()
{
    QTest::addColumn<R>("first");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    QTest::newRow("429 of the gateway")
        << R(answer(429, QByteArray(R"({"error_code":"429050"})"), {{"Retry-After", "3"}})) << 429
        << ErrorKind::Network << u"429050"_s;
    QTest::newRow("503 with a page")
        << R(answer(503, QByteArray("<html>"))) << 503 << ErrorKind::Network << QString();
    QTest::newRow("no network") << R(failure(ErrorKind::Network)) << 0 << ErrorKind::Network
                                << QString();
    QTest::newRow("the proxy is down")
        << R(Error{.kind = ErrorKind::Network, .code = u"ProxyUnreachable"_s}) << 0
        << ErrorKind::Network << u"ProxyUnreachable"_s;
    QTest::newRow("timeout") << R(failure(ErrorKind::Timeout)) << 0 << ErrorKind::Timeout
                             << QString();
}

void RetryTransportTest::tellsOfPauses()
{
    QFETCH(R, first);
    Bench bench;
    bench.network.enqueue(first);
    bench.network.enqueue(failure(ErrorKind::Network));
    bench.network.setScript([](const net::Request &) { return status(200); });
    bench.send(Repeat::Safe);
    QVERIFY(bench.settle());
    QCOMPARE(bench.listener.pauses.size(), 1);
    const net::Pause told = bench.listener.pauses.first();
    QVERIFY(told.request == bench.network.requests().first());
    QTEST(told.httpStatus, "httpStatus");
    QTEST(told.kind, "kind");
    QTEST(told.code, "code");
    QCOMPARE(told.attempt, 1);
    QCOMPARE(told.untilMs, bench.clock.nowMs() + bench.clock.waits().first().count());
    QVERIFY(bench.finish());
    QCOMPARE(bench.listener.pauses.last().attempt, 2);
    QCOMPARE(bench.listener.events,
             (QStringList{u"paused op"_s, u"goes on op"_s, u"paused op"_s, u"goes on op"_s}));
}

void RetryTransportTest::theListenerMayDropTheCall()
{
    for (const bool atOnce : {true, false}) {
        Bench bench;
        bench.network.setScript([](const net::Request &) { return status(503); });
        (atOnce ? bench.listener.onPause : bench.listener.onGoingOn) = [&bench] {
            bench.call.cancel();
        };
        bench.send(Repeat::Safe);
        QVERIFY(QTest::qWaitFor([&bench] { return !bench.listener.events.isEmpty(); }));
        bench.clock.advance(1h);
        QTest::qWait(5);
        QCOMPARE(bench.calls, 0);
        QCOMPARE(bench.network.requests().size(), 1);
        QVERIFY(bench.clock.waits().isEmpty());
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

void RetryTransportTest::goesOnNow_data()
{
    QTest::addColumn<R>("first");
    QTest::newRow("no network") << R(failure(ErrorKind::Network));
    QTest::newRow("503") << status(503);
    QTest::newRow("429 without a time") << status(429);
}

void RetryTransportTest::goesOnNow()
{
    QFETCH(R, first);
    Bench bench;
    bench.transport.goOnNow(); // nothing waits
    bench.network.enqueue(first);
    bench.network.enqueue(first);
    bench.network.setScript([](const net::Request &) { return status(200); });
    bench.send(Repeat::Safe);
    int others = 0;
    const Call other =
        bench.transport.send({.operation = u"other"_s}, [&others](const R &) { ++others; });
    QTRY_COMPARE(bench.clock.waits().size(), 2);
    bench.transport.goOnNow();
    QVERIFY(bench.clock.waits().isEmpty());
    QCOMPARE(bench.listener.events.last(), u"goes on other"_s);
    QCOMPARE(bench.calls + others, 0); // never before the function returned
    QTRY_COMPARE(bench.calls, 1);
    QTRY_COMPARE(others, 1);
    QCOMPARE((*bench.outcome)->attempts, 2);
    bench.transport.goOnNow(); // nothing waits any more
    bench.clock.advance(1h);
    QCOMPARE(bench.network.requests().size(), 4);
}

void RetryTransportTest::everyAttemptCounts()
{
    Bench bench;
    bench.network.setScript([](const net::Request &) { return failure(ErrorKind::Network); });
    bench.send(Repeat::Safe);
    while (bench.settle() && !bench.outcome)
        bench.transport.goOnNow();
    QVERIFY(bench.outcome);
    QCOMPARE(bench.network.requests().size(), 5);
    QCOMPARE(bench.outcome->error().attempts, 5);
}

void RetryTransportTest::whatWasNotWaitedForIsNotUsedUp()
{
    Bench bench({.inAll = 1500ms}); // enough for one first pause, not for two
    for (int i = 0; i < 4; ++i) {
        bench.network.enqueue(status(503));
        bench.network.enqueue(status(200));
        bench.outcome.reset();
        bench.send(Repeat::Safe);
        QVERIFY(bench.settle());
        QVERIFY(!bench.outcome);
        bench.transport.goOnNow();
        QVERIFY(bench.settle());
        QCOMPARE((*bench.outcome)->status, 200);
    }
}

void RetryTransportTest::whatTheServiceAskedForIsKept()
{
    Bench bench;
    bench.network.enqueue(status(429, {{"Retry-After", "30"}}));
    bench.network.enqueue(status(503));
    bench.network.enqueue(status(200));
    bench.send(Repeat::Safe);
    QVERIFY(bench.settle());
    QVERIFY(bench.listener.pauses.last().asked);
    bench.transport.goOnNow();
    QCOMPARE(bench.clock.waits(), QList<std::chrono::milliseconds>{30s});
    QCOMPARE(bench.network.requests().size(), 1);
    bench.clock.advance(30s);
    QVERIFY(bench.settle());
    QVERIFY(!bench.listener.pauses.last().asked);
    bench.transport.goOnNow();
    QVERIFY(bench.settle());
    QCOMPARE((*bench.outcome)->status, 200);
}

void RetryTransportTest::theListenerMayDropACallThatGoesOnNow()
{
    Bench bench;
    bench.network.setScript([](const net::Request &) { return status(503); });
    bench.send(Repeat::Safe);
    int others = 0;
    Call other =
        bench.transport.send({.operation = u"other"_s}, [&others](const R &) { ++others; });
    QTRY_COMPARE(bench.clock.waits().size(), 2);
    bench.listener.onGoingOn = [&] {
        bench.call.cancel();
        other.cancel();
    };
    bench.transport.goOnNow();
    QVERIFY(bench.clock.waits().isEmpty());
    QCOMPARE(bench.listener.events.count(u"goes on other"_s), 0);
    QCOMPARE(bench.network.requests().size(), 2);
}

// The timers stand still while the computer sleeps, and the clock does not.
void RetryTransportTest::goesOnAfterSleep()
{
    qint64 clock = 0;
    SystemScheduler scheduler([&clock] { return clock; }, 1ms);
    ScriptedTransport network([](const net::Request &) { return status(200); });
    network.enqueue(status(503, {{"Retry-After", "60"}}));
    Listener listener;
    net::RetryTransport transport(network, scheduler, {}, &listener);
    std::optional<R> outcome;
    const Call call = transport.send({}, [&outcome](const R &result) { outcome = result; });
    QTRY_COMPARE(listener.pauses.size(), 1);
    clock += 3 * 3'600'000;
    QTRY_VERIFY(outcome);
    QCOMPARE((*outcome)->attempts, 2);
}

void RetryTransportTest::aTokenIsRenewedOncePerAttempt_data()
{
    QTest::addColumn<QList<int>>("answers"); // the last one again and again
    QTest::addColumn<int>("sent");
    QTest::addColumn<int>("end");
    QTest::newRow("401 once") << QList<int>{401, 200} << 2 << 200;
    QTest::newRow("401 always") << QList<int>{401} << 2 << 401;
    QTest::newRow("503 after the new token") << QList<int>{401, 503, 200} << 3 << 200;
    QTest::newRow("refused again after a pause") << QList<int>{401, 503, 401, 200} << 4 << 200;
    // The worst there is.
    QTest::newRow("401 and 503 in turns")
        << QList<int>{401, 503, 401, 503, 401, 503, 401, 503, 401, 503} << 10 << 503;
}

void RetryTransportTest::aTokenIsRenewedOncePerAttempt()
{
    QFETCH(QList<int>, answers);
    QFETCH(int, sent);
    struct Tokens : net::TokenSource
    {
        Call token(Done<Secret> done) override
        {
            return m_soon.after(0ms, [done] { done(Secret(u"t"_s)); });
        }
        bool refuse(const Secret &) override { return true; }
        SystemScheduler m_soon;
    };
    ManualScheduler clock;
    ScriptedTransport network([&answers](const net::Request &) { return status(answers.last()); });
    for (const int one : answers)
        network.enqueue(status(one));
    Tokens tokens;
    net::AuthTransport signing(network, tokens, {});
    net::RetryTransport transport(signing, clock);
    std::optional<R> outcome;
    const Call call =
        transport.send({.operation = u"op"_s}, [&outcome](const R &result) { outcome = result; });
    while (QTest::qWaitFor([&] { return outcome || !clock.waits().isEmpty(); }) && !outcome)
        clock.advance(clock.waits().first());
    QVERIFY(outcome);
    QTEST((*outcome)->status, "end");
    QCOMPARE(network.requests().size(), sent);
    QCOMPARE((*outcome)->attempts, sent); // said as it was
}

QTEST_GUILESS_MAIN(RetryTransportTest)
#include "tst_retrytransport.moc"
