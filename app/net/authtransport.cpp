// SPDX-License-Identifier: Apache-2.0
#include "net/authtransport.h"

namespace dfw::net {

AuthTransport::AuthTransport(Transport &inner, Credentials credentials)
    : m_inner(inner), m_credentials(std::move(credentials))
{
}

Call AuthTransport::send(const Request &request, Done<Response> done)
{
    Request signedIn = request;
    signedIn.headers.append(
        {"Authorization", "Bearer " + m_credentials.accessToken.reveal().toUtf8()});
    signedIn.headers.append({"x-api-key", m_credentials.apiKey.toUtf8()});
    signedIn.headers.append({"x-gw-ims-org-id", m_credentials.organisation.toUtf8()});
    signedIn.headers.append({"x-sandbox-name", m_credentials.sandbox.toUtf8()});
    return m_inner.send(signedIn, std::move(done));
}

QList<Header> authHeaderPlaceholders()
{
    return {{"Authorization", "Bearer {ACCESS_TOKEN}"},
            {"x-api-key", "{API_KEY}"},
            {"x-gw-ims-org-id", "{ORG_ID}"},
            {"x-sandbox-name", "{SANDBOX_NAME}"}};
}

} // namespace dfw::net
