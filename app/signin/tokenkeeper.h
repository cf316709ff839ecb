// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/tokensource.h"
#include "signin/ims.h"

#include <optional>
#include <QList>
#include <QPointer>

namespace dfw::signin {

class TokenWait;

/// Keeps one access token alive, in memory only: asks for it when it is first wanted, renews it
/// before it ends, and asks once however many calls wait. Times are counted from the answer by this
/// computer's clock, so that a wrong one does no harm; a clock that went backwards renews. Owns
/// nothing; `ims` and `scheduler` must outlive it and its calls.
class TokenKeeper : public net::TokenSource
{
public:
    TokenKeeper(net::Transport &ims, ImsClient client, Scheduler &scheduler);
    ~TokenKeeper() override;

    Call token(Done<Secret> done) override;
    /// Forgets the token, if it is still the one that is kept. Always true: another can be asked
    /// for.
    bool refuse(const Secret &token) override;
    /// When the kept token ends, in milliseconds since the epoch; none while there is none.
    std::optional<qint64> endsAt() const;

private:
    friend class TokenWait;
    bool isFresh() const;
    void renew();
    void take(const Result<net::Response> &outcome);

    net::Transport &m_ims;
    ImsClient m_client;
    Scheduler &m_scheduler;
    Secret m_token;
    qint64 m_obtainedAt = 0;              // ms
    qint64 m_renewAt = 0;                 // ms
    qint64 m_endsAt = 0;                  // ms
    QList<QPointer<TokenWait>> m_waiting; // owned by their Calls
    Call m_renewal;
};

} // namespace dfw::signin
