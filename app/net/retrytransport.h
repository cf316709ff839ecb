// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/transport.h"

#include <QList>
#include <QPointer>

namespace dfw::net {

class RetryCall;

struct RetryLimits
{
    /// A service that asks for more is better reported than waited for.
    std::chrono::milliseconds longestWait{60'000};
    /// All pauses of one transport together, until renewBudget(): what a whole run may wait. When
    /// it does not reach for the next pause, the answer or error is handed on as it is.
    std::chrono::milliseconds inAll{std::chrono::milliseconds::max()};
};

/// Why a request is not sent again at once.
struct Pause
{
    Request request;    ///< without the headers of the sign-in, which are added further in
    int httpStatus = 0; ///< 0 where no answer came
    ErrorKind kind = ErrorKind::Network; ///< says something only where no answer came
    QString code;       ///< of that error (see NetworkProblem), or the gateway's, e.g. "429050"
    qint64 untilMs = 0; ///< milliseconds since the epoch, UTC, by the scheduler's clock
    int attempt = 1;    ///< how often it was sent so far
    bool asked = false; ///< the service named the time (Retry-After)
};

/// Is told of pauses, so that somebody can see them. May drop the call it is told about.
class RetryListener
{
public:
    virtual ~RetryListener() = default;
    virtual void paused(const Pause &pause) = 0;
    /// The pause is over and the request about to be sent again. Does not come for a call that was
    /// dropped.
    virtual void goesOn(const Request &request) = 0;
};

/// Repeats what is safe to repeat, by the class of the request (flow-service reference 4.4):
/// Safe on network errors, 429, 500, 502, 503 and 504; Create only where the server surely did
/// nothing: nothing was sent, or the gateway turned it away (429, and 400 with its code 429050,
/// which one client saw). Not where a setting has to change first, see needsAChange(). At most four
/// times more, after Retry-After or 1, 2, 4, 8 s with jitter, within the limits. The answer or
/// error handed on says how many attempts it took. Owns nothing; `inner`, `scheduler` and
/// `listener` must outlive it, and it must outlive its calls.
class RetryTransport : public Transport
{
public:
    RetryTransport(Transport &inner, Scheduler &scheduler, RetryLimits limits = {},
                   RetryListener *listener = nullptr);
    Call send(const Request &request, Done<Response> done) override;

    /// Another run begins: nothing of `inAll` is used up.
    void renewBudget() { m_paused = std::chrono::milliseconds(0); }
    /// Ends the pauses there are, and what they were to last yet is not used up. The attempts count
    /// like any other. A pause that the service asked for is kept to its end: going on earlier only
    /// earns another one.
    void goOnNow();

private:
    friend class RetryCall;
    /// False where the limits do not allow it; else it is counted.
    bool mayPause(std::chrono::milliseconds wait);

    Transport &m_inner;
    Scheduler &m_scheduler;
    const RetryLimits m_limits;
    RetryListener *const m_listener;
    std::chrono::milliseconds m_paused{0};
    QList<QPointer<RetryCall>> m_waiting; // owned by their Calls
};

} // namespace dfw::net
