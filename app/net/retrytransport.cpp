// SPDX-License-Identifier: Apache-2.0
#include "net/retrytransport.h"

#include "net/networkproblem.h"
#include "net/retryafter.h"

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

bool mayRepeat(const Request &request, const Result<Response> &outcome)
{
    if (!outcome) {
        // The sign-in's failure on the way: whoever asked for the token has repeated it already.
        const QString &failed = outcome.error().operation;
        if (!failed.isEmpty() && failed != request.operation)
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
        m_current.cancel();
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
        if (const auto wait = pauseAfter(outcome)) {
            pause(*wait, outcome);
            return;
        }
        const auto done = std::exchange(m_done, nullptr);
        if (outcome) {
            Response response = outcome.takeValue();
            response.attempts = m_attempts;
            done(response);
        } else {
            Error error = outcome.error();
            error.attempts = m_attempts;
            done(error);
        }
    }

    std::optional<std::chrono::milliseconds> pauseAfter(const Result<Response> &outcome) const
    {
        const auto tried = static_cast<size_t>(m_attempts);
        if (tried > backOff.size() || !mayRepeat(m_request, outcome))
            return std::nullopt;
        std::chrono::milliseconds wait = backOff.at(tried - 1);
        wait += std::chrono::milliseconds(
            QRandomGenerator::global()->bounded(static_cast<qint64>(wait.count() / 4 + 1)));
        if (outcome)
            wait = retryAfter(*outcome, m_owner.m_scheduler.nowMs()).value_or(wait);
        return m_owner.mayPause(wait) ? std::optional(wait) : std::nullopt;
    }

    void pause(std::chrono::milliseconds wait, const Result<Response> &outcome)
    {
        m_current = m_owner.m_scheduler.after(wait, [this] { goOn(); });
        if (!m_owner.m_listener)
            return;
        Pause told{.request = m_request,
                   .untilMs = m_owner.m_scheduler.nowMs() + wait.count(),
                   .attempt = m_attempts};
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
        if (m_owner.m_listener)
            m_owner.m_listener->goesOn(m_request);
        if (m_done) // the listener may have dropped us
            sendOnce();
    }

    RetryTransport &m_owner;
    Request m_request;
    Done<Response> m_done;
    Call m_current;
    int m_attempts = 0;
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

Call RetryTransport::send(const Request &request, Done<Response> done)
{
    return Call(new RetryCall(*this, request, std::move(done)));
}

} // namespace dfw::net
