// SPDX-License-Identifier: Apache-2.0
#include "signin/connection.h"

#include "signin/tokenlife.h"

namespace dfw::signin {

using namespace std::chrono_literals;

struct Connection::Ims
{
    Ims(const net::NetworkFactory &network, const SignIn &signIn, Scheduler &scheduler)
        : http(network.transport(signIn.ims)), retry(http, scheduler),
          keeper(retry,
                 {.clientId = signIn.credentials.apiKey,
                  .clientSecret = signIn.clientSecret,
                  .scopes = signIn.scopes.isEmpty() ? ImsClient::defaultScopes() : signIn.scopes},
                 scheduler)
    {
    }

    net::HttpTransport http;
    net::RetryTransport retry;
    TokenKeeper keeper;
};

namespace {

net::AuthTransport authenticated(net::Transport &inner, net::TokenSource *tokens,
                                 const net::Credentials &credentials)
{
    return tokens ? net::AuthTransport(inner, *tokens, credentials)
                  : net::AuthTransport(inner, credentials);
}

} // namespace

Connection::Connection(const SignIn &signIn, Scheduler &scheduler)
    : m_scheduler(scheduler), m_pastedEndsAt(tokenEnd(signIn.credentials.accessToken)),
      m_credentials(signIn.credentials),
      m_ims(signIn.credentials.accessToken.isEmpty()
                ? std::make_unique<Ims>(net::NetworkFactory(signIn.network, scheduler), signIn,
                                        scheduler)
                : nullptr),
      m_http(net::NetworkFactory(signIn.network, scheduler).transport(signIn.platform)),
      m_auth(authenticated(m_http, m_ims ? &m_ims->keeper : nullptr, signIn.credentials)),
      m_retry(m_auth, scheduler)
{
    m_credentials.accessToken = {};
}

Connection::~Connection() = default;

Call Connection::token(Done<Unit> done)
{
    if (!m_ims)
        return m_scheduler.after(0ms, [done = std::move(done)] { done(Unit{}); });
    return m_ims->keeper.token([done = std::move(done)](const Result<Secret> &token) {
        done(token ? Result<Unit>(Unit{}) : Result<Unit>(token.error()));
    });
}

std::optional<qint64> Connection::tokenEndsAt() const
{
    return m_ims ? m_ims->keeper.endsAt() : m_pastedEndsAt;
}

} // namespace dfw::signin
