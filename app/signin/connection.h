// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/authtransport.h"
#include "net/networkfactory.h"
#include "net/retrytransport.h"
#include "signin/tokenkeeper.h"

#include <memory>
#include <optional>
#include <QStringList>
#include <QUrl>

namespace dfw::signin {

/// Where, as whom and which way. Lives in memory only.
struct SignIn
{
    QUrl platform; ///< from net::parseOrigin(), like `ims`
    QUrl ims;      ///< not asked where there is an access token
    /// With a pasted access token, which cannot be renewed; with none, one is asked for by the
    /// client secret, `apiKey` being the client ID.
    net::Credentials credentials;
    Secret clientSecret;
    QStringList scopes; ///< empty: the documented ones
    net::NetworkSettings network;

    bool operator==(const SignIn &) const = default;
};

/// The transports over one sign-in: token, headers, repeats, and one set of network settings for
/// Platform and sign-in service alike. Immutable; signing in anew makes a new one, so that two
/// organisations' calls can never mix. `scheduler` must outlive it; it must outlive its calls.
class Connection
{
public:
    Connection(const SignIn &signIn, Scheduler &scheduler);
    ~Connection();

    net::Transport &transport() { return m_retry; }
    /// Signs, and does not repeat: for a run, which repeats with a budget of its own.
    net::Transport &signingTransport() { return m_auth; }
    /// Without a secret in it: the token is added where it is sent.
    const net::Credentials &credentials() const { return m_credentials; }
    QUrl origin() const { return m_http.origin(); }

    /// Whether tokens are asked for, and renewed, by client secret.
    bool renewsToken() const { return m_ims != nullptr; }
    /// A token is there afterwards: at once for a pasted one, else asked for where it must be.
    Call token(Done<Unit> done);
    /// Milliseconds since the epoch; none before the first token came. Of one asked for, by this
    /// computer's clock; of a pasted one, by its own word, where it says anything (tokenEnd()).
    std::optional<qint64> tokenEndsAt() const;

private:
    struct Ims;

    Scheduler &m_scheduler;
    std::optional<qint64> m_pastedEndsAt;
    net::Credentials m_credentials;
    std::unique_ptr<Ims> m_ims; // null with a pasted token
    net::HttpTransport m_http;
    net::AuthTransport m_auth;
    net::RetryTransport m_retry;
};

} // namespace dfw::signin
