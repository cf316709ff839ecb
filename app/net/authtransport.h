// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/credentials.h"
#include "net/transport.h"

namespace dfw::net {

/// Adds the four headers every Platform call needs, on every call: the tutorials forget
/// Authorization on two of theirs. Owns nothing; `inner` must outlive it and its calls.
class AuthTransport : public Transport
{
public:
    AuthTransport(Transport &inner, Credentials credentials);
    Call send(const Request &request, Done<Response> done) override;

private:
    Transport &m_inner;
    Credentials m_credentials;
};

/// The headers AuthTransport adds, with {PLACEHOLDERS} for what the preview does not know or must
/// not show.
QList<Header> authHeaderPlaceholders();

} // namespace dfw::net
