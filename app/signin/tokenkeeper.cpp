// SPDX-License-Identifier: Apache-2.0
#include "signin/tokenkeeper.h"

#include <utility>

namespace dfw::signin {

using namespace std::chrono_literals;

namespace {

// As long before its end as a token is renewed: a run that begins now shall not end in the middle.
constexpr std::chrono::milliseconds renewBefore = 10min;

} // namespace

class TokenWait : public Operation
{
public:
    explicit TokenWait(Done<Secret> done) : m_done(std::move(done)) {}

    void cancel() override
    {
        m_done = nullptr;
        m_soon.cancel();
    }
    void finish(const Result<Secret> &token)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(token);
    }
    void finishSoon(Scheduler &scheduler, const Secret &token)
    {
        m_soon = scheduler.after(0ms, [this, token] { finish(token); });
    }

private:
    Done<Secret> m_done;
    Call m_soon;
};

TokenKeeper::TokenKeeper(net::Transport &ims, ImsClient client, Scheduler &scheduler)
    : m_ims(ims), m_client(std::move(client)), m_scheduler(scheduler)
{
}

TokenKeeper::~TokenKeeper() = default;

bool TokenKeeper::isFresh() const
{
    const qint64 now = m_scheduler.nowMs();
    return !m_token.isEmpty() && now >= m_obtainedAt && now < m_renewAt;
}

Call TokenKeeper::token(Done<Secret> done)
{
    auto *wait = new TokenWait(std::move(done));
    Call call(wait);
    if (isFresh()) {
        wait->finishSoon(m_scheduler, m_token);
    } else {
        m_waiting.append(wait);
        if (!m_renewal)
            renew();
    }
    return call;
}

bool TokenKeeper::refuse(const Secret &token)
{
    // Another call may have brought a newer one meanwhile.
    if (m_token == token)
        m_token = {};
    return true;
}

std::optional<qint64> TokenKeeper::endsAt() const
{
    return m_token.isEmpty() ? std::nullopt : std::optional(m_endsAt);
}

void TokenKeeper::renew()
{
    m_renewal = m_ims.send(tokenRequest(m_client),
                           [this](const Result<net::Response> &outcome) { take(outcome); });
}

void TokenKeeper::take(const Result<net::Response> &outcome)
{
    const Call ended = std::exchange(m_renewal, {});
    Result<ImsToken> read = outcome ? readToken(*outcome) : Result<ImsToken>(outcome.error());
    Result<Secret> answer = read ? Result<Secret>(read->token) : Result<Secret>(read.error());
    if (read) {
        m_token = read->token;
        m_obtainedAt = m_scheduler.nowMs();
        m_endsAt = m_obtainedAt + read->lifetime.count();
        // A short life (a test organisation) is used up to its half.
        m_renewAt = m_obtainedAt + qMax(read->lifetime - renewBefore, read->lifetime / 2).count();
    }
    // A receiver may ask again, or drop the others.
    const QList<QPointer<TokenWait>> waiting = std::exchange(m_waiting, {});
    for (const QPointer<TokenWait> &wait : waiting) {
        if (wait)
            wait->finish(answer);
    }
}

} // namespace dfw::signin
