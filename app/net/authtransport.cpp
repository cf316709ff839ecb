// SPDX-License-Identifier: Apache-2.0
#include "net/authtransport.h"

#include <utility>

namespace dfw::net {

namespace {

Request signedIn(Request request, const Credentials &credentials, const Secret &token)
{
    request.headers.append({"Authorization", "Bearer " + token.reveal().toUtf8()});
    request.headers.append({"x-api-key", credentials.apiKey.toUtf8()});
    request.headers.append({"x-gw-ims-org-id", credentials.organisation.toUtf8()});
    // Only the list of sandboxes is asked for without one.
    if (!credentials.sandbox.isEmpty())
        request.headers.append({"x-sandbox-name", credentials.sandbox.toUtf8()});
    return request;
}

// A token, the request, and on 401 both once more.
class SignedCall : public Operation
{
public:
    SignedCall(Transport &inner, TokenSource &tokens, Credentials credentials, Request request,
               Done<Response> done)
        : m_inner(inner), m_tokens(tokens), m_credentials(std::move(credentials)),
          m_request(std::move(request)), m_done(std::move(done))
    {
        getToken();
    }
    void cancel() override
    {
        m_done = nullptr;
        m_call.cancel();
    }

private:
    void getToken()
    {
        m_call = m_tokens.token([this](const Result<Secret> &token) {
            if (token)
                sendWith(*token);
            else
                finish(token.error());
        });
    }
    void sendWith(const Secret &token)
    {
        // Kept until the end: destroying it here would destroy the function we are in.
        const Call ended = std::move(m_call);
        m_call = m_inner.send(
            signedIn(m_request, m_credentials, token),
            [this, token](Result<Response> outcome) { take(token, std::move(outcome)); });
    }
    void take(const Secret &token, Result<Response> outcome)
    {
        const bool refused = outcome && outcome->status == 401;
        if (refused && m_tokens.refuse(token) && !std::exchange(m_repeated, true)) {
            const Call ended = std::move(m_call);
            getToken();
            return;
        }
        if (outcome && m_repeated) {
            Response second = outcome.takeValue();
            ++second.attempts;
            finish(std::move(second));
        } else if (m_repeated) {
            Error second = outcome.error();
            ++second.attempts;
            finish(std::move(second));
        } else {
            finish(std::move(outcome));
        }
    }
    void finish(Result<Response> outcome)
    {
        if (const auto done = std::exchange(m_done, nullptr))
            done(std::move(outcome));
    }

    Transport &m_inner;
    TokenSource &m_tokens;
    Credentials m_credentials;
    Request m_request;
    Done<Response> m_done;
    Call m_call;
    bool m_repeated = false;
};

} // namespace

AuthTransport::AuthTransport(Transport &inner, Credentials credentials)
    : m_inner(inner), m_credentials(std::move(credentials))
{
}

AuthTransport::AuthTransport(Transport &inner, TokenSource &tokens, Credentials credentials)
    : m_inner(inner), m_tokens(&tokens), m_credentials(std::move(credentials))
{
}

Call AuthTransport::send(const Request &request, Done<Response> done)
{
    if (m_tokens)
        return Call(new SignedCall(m_inner, *m_tokens, m_credentials, request, std::move(done)));
    return m_inner.send(signedIn(request, m_credentials, m_credentials.accessToken),
                        std::move(done));
}

QList<Header> authHeaderPlaceholders()
{
    return {{"Authorization", "Bearer {ACCESS_TOKEN}"},
            {"x-api-key", "{API_KEY}"},
            {"x-gw-ims-org-id", "{ORG_ID}"},
            {"x-sandbox-name", "{SANDBOX_NAME}"}};
}

} // namespace dfw::net
