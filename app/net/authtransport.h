// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/credentials.h"
#include "net/tokensource.h"
#include "net/transport.h"

namespace dfw::net {

/// Adds the four headers every Platform call needs, on every call: the tutorials forget
/// Authorization on two of theirs. A call that is answered with 401 is made once more with a new
/// token where the source has one: nothing was done, so a create may be repeated too. Owns nothing;
/// `inner` and `tokens` must outlive it and its calls.
class AuthTransport : public Transport
{
public:
    /// With the token of the credentials, for as long as it is good.
    AuthTransport(Transport &inner, Credentials credentials);
    /// With tokens as they come; the credentials' own is not looked at.
    AuthTransport(Transport &inner, TokenSource &tokens, Credentials credentials);
    Call send(const Request &request, Done<Response> done) override;

private:
    Transport &m_inner;
    TokenSource *m_tokens = nullptr;
    Credentials m_credentials;
};

/// The headers AuthTransport adds, with {PLACEHOLDERS} for what the preview does not know or must
/// not show.
QList<Header> authHeaderPlaceholders();

} // namespace dfw::net
