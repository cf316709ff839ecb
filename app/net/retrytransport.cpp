// SPDX-License-Identifier: Apache-2.0
#include "net/retrytransport.h"

#include "net/networkproblem.h"
#include "net/retryafter.h"

#include <algorithm>
#include <array>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>

namespace dfw::net {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 4> backOff{1s, 2s, 4s, 8s};

// The gateway's own code; empty where the body is somebody else's.
QString gatewayCode(const Response &response)
{
    const QJsonValue code = QJsonDocument::fromJson(response.body).object().value("error_code"_L1);
    return code.isDouble() ? QString::number(code.toInteger()) : code.toString();
}

// Turned away at the door: the service behind it has not seen the request.
bool isTurnedAway(const Response &response)
{
    return response.status == 429 ||
           (response.status == 400 && gatewayCode(response) == "429050"_L1);
}

// It failed on the way, and the request was not sent.
bool isOfSignIn(const Request &request, const Error &error)
{
    return !error.operation.isEmpty() && error.operation != request.operation;
}

int timesSent(const Request &request, const Result<Response> &outcome)
{
    if (outcome)
        return outcome->attempts;
    return isOfSignIn(request, outcome.error()) ? 1 : outcome.error().attempts;
}

bool mayRepeat(const Request &request, const Result<Response> &outcome)
{
    if (!outcome) {
        // Whoever asked for the token has repeated it already.
        if (isOfSignIn(request, outcome.error()))
            return false;
        const ErrorKind kind = outcome.error().kind;
        if (kind == ErrorKind::Network)
            // For a Create this kind says that nothing was sent.
            return !needsAChange(outcome.error().code);
        return kind == ErrorKind::Timeout && request.repeat == Repeat::Safe;
    }
    if (isTurnedAway(*outcome))
        return true;
    const int status = outcome->status;
    return request.repeat == Repeat::Safe &&
           (status == 500 || status == 502 || status == 503 || status == 504);
}

} // namespace

class RetryCall : public Operation
{
public:
    RetryCall(RetryTransport &owner, Request request, Done<Response> done)
        : m_owner(owner), m_request(std::move(request)), m_done(std::move(done))
    {
        sendOnce();
    }
    void cancel() override
    {
        m_done = nullptr;
        m_paused = false;
        m_current.cancel();
    }
    void cutShort()
    {
        if (!m_paused || m_asked)
            return;
        // The wall clock may have been set meanwhile.
        const std::chrono::milliseconds left(m_untilMs - m_owner.m_scheduler.nowMs());
        m_owner.m_paused -= std::clamp(left, std::chrono::milliseconds(0), m_wait);
        const Call ended = std::move(m_current);
        goOn();
    }

private:
    void sendOnce()
    {
        ++m_attempts;
        m_current = m_owner.m_inner.send(
            m_request, [this](Result<Response> outcome) { judge(std::move(outcome)); });
    }

    void judge(Result<Response> outcome)
    {
        // What is further in may have sent it twice, for a new token.
        m_sent += timesSent(m_request, outcome);
        if (const auto wait = pauseAfter(outcome)) {
            pause(*wait, outcome);
            return;
        }
        const auto done = std::exchange(m_done, nullptr);
        if (outcome) {
            Response response = outcome.takeValue();
            response.attempts = m_sent;
            done(response);
        } else {
            Error error = outcome.error();
            error.attempts = m_sent;
            done(error);
        }
    }

    std::optional<std::chrono::milliseconds> pauseAfter(const Result<Response> &outcome)
    {
        const auto tried = static_cast<size_t>(m_attempts);
        if (tried > backOff.size() || !mayRepeat(m_request, outcome))
            return std::nullopt;
        std::chrono::milliseconds wait = backOff.at(tried - 1);
        wait += std::chrono::milliseconds(
            QRandomGenerator::global()->bounded(static_cast<qint64>(wait.count() / 4 + 1)));
        const auto asked =
            outcome ? retryAfter(*outcome, m_owner.m_scheduler.nowMs()) : std::nullopt;
        m_asked = asked.has_value();
        wait = asked.value_or(wait);
        return m_owner.mayPause(wait) ? std::optional(wait) : std::nullopt;
    }

    void pause(std::chrono::milliseconds wait, const Result<Response> &outcome)
    {
        m_paused = true;
        m_wait = wait;
        m_untilMs = m_owner.m_scheduler.nowMs() + wait.count();
        m_owner.m_waiting.append(this);
        m_current = m_owner.m_scheduler.after(wait, [this] { goOn(); });
        if (!m_owner.m_listener)
            return;
        Pause told{
            .request = m_request, .untilMs = m_untilMs, .attempt = m_attempts, .asked = m_asked};
        if (outcome) {
            told.httpStatus = outcome->status;
            told.code = gatewayCode(*outcome);
        } else {
            told.kind = outcome.error().kind;
            told.code = outcome.error().code;
        }
        m_owner.m_listener->paused(told);
    }

    void goOn()
    {
        m_paused = false;
        m_owner.m_waiting.removeIf([this](const auto &one) { return !one || one == this; });
        if (m_owner.m_listener)
            m_owner.m_listener->goesOn(m_request);
        if (m_done) // the listener may have dropped us
            sendOnce();
    }

    RetryTransport &m_owner;
    Request m_request;
    Done<Response> m_done;
    Call m_current;
    int m_attempts = 0; // that pauses come after
    int m_sent = 0;     // with those that a renewed token cost
    bool m_paused = false;
    bool m_asked = false;
    std::chrono::milliseconds m_wait{0};
    qint64 m_untilMs = 0;
};

RetryTransport::RetryTransport(Transport &inner, Scheduler &scheduler, RetryLimits limits,
                               RetryListener *listener)
    : m_inner(inner), m_scheduler(scheduler), m_limits(limits), m_listener(listener)
{
}

bool RetryTransport::mayPause(std::chrono::milliseconds wait)
{
    if (wait > m_limits.longestWait || wait > m_limits.inAll - m_paused)
        return false;
    m_paused += wait;
    return true;
}

void RetryTransport::goOnNow()
{
    const auto waiting = m_waiting; // the listener may drop any of them
    for (const auto &call : waiting) {
        if (call)
            call->cutShort();
    }
}

Call RetryTransport::send(const Request &request, Done<Response> done)
{
    return Call(new RetryCall(*this, request, std::move(done)));
}

} // namespace dfw::net
