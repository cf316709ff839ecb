// SPDX-License-Identifier: Apache-2.0
#include "net/retrytransport.h"

#include "net/networkproblem.h"

#include <array>
#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

namespace dfw::net {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 4> backOff{1s, 2s, 4s, 8s};
// A service that asks for more is better reported than waited for in silence.
constexpr std::chrono::milliseconds longestWait = 60s;

// Retry-After comes as seconds or as an HTTP date.
std::optional<std::chrono::milliseconds> retryAfter(const Response &response, qint64 nowMs)
{
    const QByteArray text = response.header("Retry-After").trimmed();
    bool fine = false;
    if (const qint64 seconds = text.toLongLong(&fine); fine && seconds >= 0)
        return std::chrono::milliseconds(qMin<qint64>(seconds, 86400) * 1000);
    const QDateTime when =
        QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!when.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(
        qMax<qint64>(0, QDateTime(when.date(), when.time(), Qt::UTC).toMSecsSinceEpoch() - nowMs));
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
    const int status = outcome->status;
    if (status == 429)
        return true;
    return request.repeat == Repeat::Safe &&
           (status == 500 || status == 502 || status == 503 || status == 504);
}

class RetryCall : public Operation
{
public:
    RetryCall(Transport &inner, Scheduler &scheduler, Request request, Done<Response> done)
        : m_inner(inner), m_scheduler(scheduler), m_request(std::move(request)),
          m_done(std::move(done))
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
        m_current = m_inner.send(m_request,
                                 [this](Result<Response> outcome) { judge(std::move(outcome)); });
    }

    void judge(Result<Response> outcome)
    {
        const auto tried = static_cast<size_t>(m_attempts);
        if (tried <= backOff.size() && mayRepeat(m_request, outcome)) {
            std::chrono::milliseconds wait = backOff.at(tried - 1);
            wait += std::chrono::milliseconds(
                QRandomGenerator::global()->bounded(static_cast<qint64>(wait.count() / 4 + 1)));
            if (outcome) {
                if (const auto asked = retryAfter(*outcome, m_scheduler.nowMs()))
                    wait = *asked;
            }
            if (wait <= longestWait) {
                m_current = m_scheduler.after(wait, [this] { sendOnce(); });
                return;
            }
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

    Transport &m_inner;
    Scheduler &m_scheduler;
    Request m_request;
    Done<Response> m_done;
    Call m_current;
    int m_attempts = 0;
};

} // namespace

RetryTransport::RetryTransport(Transport &inner, Scheduler &scheduler)
    : m_inner(inner), m_scheduler(scheduler)
{
}

Call RetryTransport::send(const Request &request, Done<Response> done)
{
    return Call(new RetryCall(m_inner, m_scheduler, request, std::move(done)));
}

} // namespace dfw::net
