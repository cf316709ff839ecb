// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/transport.h"

namespace dfw::net {

/// Repeats what is safe to repeat, by the class of the request (flow-service reference 4.4):
/// Safe on network errors, 429, 500, 502, 503 and 504; Create only where the server surely did
/// nothing (nothing was sent, or 429). Not where a setting has to change first, see needsAChange().
/// At most four times more, after Retry-After or 1, 2, 4, 8 s with jitter. The answer or error
/// handed on says how many attempts it took. Owns nothing; `inner` and `scheduler` must outlive it
/// and its calls.
class RetryTransport : public Transport
{
public:
    RetryTransport(Transport &inner, Scheduler &scheduler);
    Call send(const Request &request, Done<Response> done) override;

private:
    Transport &m_inner;
    Scheduler &m_scheduler;
};

} // namespace dfw::net
