// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/networkfactory.h"
#include "support/manualscheduler.h"
#include "support/rawserver.h"

#include <functional>
#include <optional>
#include <QEventLoop>
#include <QTest>

namespace dfw::test {

/// As a program without settings has it.
inline net::HttpTransport transportTo(const QUrl &origin)
{
    return net::NetworkFactory().transport(origin);
}

/// Deadlines come when the clock is moved.
inline net::HttpTransport transportTo(const QUrl &origin, Scheduler &clock,
                                      const net::NetworkSettings &settings = {})
{
    return net::NetworkFactory(settings, clock).transport(origin);
}

inline net::Request createRequest(const QByteArray &body = R"({"name":"x"})")
{
    return {.operation = QStringLiteral("createFlow"),
            .method = "POST",
            .path = "/data/foundation/flowservice/flows",
            .headers = {{"Content-Type", "application/json"}},
            .body = body,
            .repeat = net::Repeat::Create};
}

inline net::Request readRequest()
{
    return {.operation = QStringLiteral("getFlow"), .path = "/data/foundation/flowservice/flows/1"};
}

/// Sends and waits for the end. "cancelled", which no transport answers of itself, says that none
/// came or that it came too early.
inline Result<net::Response> exchange(net::Transport &transport, const net::Request &request)
{
    std::optional<Result<net::Response>> outcome;
    const Call call = transport.send(
        request, [&outcome](Result<net::Response> answer) { outcome.emplace(std::move(answer)); });
    if (outcome)
        return Error{.kind = ErrorKind::Cancelled, .detail = QStringLiteral("came at once")};
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10'000))
        return Error{.kind = ErrorKind::Cancelled, .detail = QStringLiteral("never came")};
    return *outcome;
}

/// Sends, waits until `ready` has come about, and moves the clock by `span`: the call ends then and
/// not a millisecond before.
inline Result<net::Response> exchangeUntil(net::Transport &transport, const net::Request &request,
                                           const std::function<bool()> &ready,
                                           ManualScheduler &clock, std::chrono::milliseconds span)
{
    using namespace std::chrono_literals;
    std::optional<Result<net::Response>> outcome;
    const Call call = transport.send(
        request, [&outcome](Result<net::Response> answer) { outcome.emplace(std::move(answer)); });
    const auto early = [](const char *what) {
        return Error{.kind = ErrorKind::Cancelled, .detail = QString::fromLatin1(what)};
    };
    if (!QTest::qWaitFor([&] { return outcome || ready(); }, 10'000))
        return early("never ready");
    if (outcome)
        return early("ended by itself");
    clock.advance(span - 1ms);
    // Whatever ends a call does so by cancelling what it waits for.
    if (clock.waits().isEmpty() || clock.waits().first() != 1ms)
        return early("ended too early, or would not end");
    clock.advance(1ms);
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, 10'000))
        return early("never came");
    return *outcome;
}

/// "200" for an answer, the kind's name for a failure: what a table of tests compares.
inline QString summary(const Result<net::Response> &outcome)
{
    return outcome ? QString::number(outcome->status) : errorKindName(outcome.error().kind);
}

/// Lets everything happen that is going to happen without time passing: two round trips to the
/// server through the same event loop.
inline void settle()
{
    for (int i = 0; i < 20; ++i)
        QTest::qWait(1);
}

} // namespace dfw::test
