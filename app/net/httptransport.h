// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"

#include <memory>
#include <QNetworkAccessManager>
#include <QUrl>

namespace dfw::net {

/// The network edge: the only place that sees a QNetworkReply. Speaks to one origin, follows no
/// redirect (Qt would carry the Authorization header to the other host), verifies TLS, limits time
/// and size. Errors: Network (surely nothing done), Timeout, UnknownOutcome (a Create whose answer
/// was lost), Protocol (answer over the size limit).
class HttpTransport : public Transport
{
public:
    /// `origin` comes from parseOrigin().
    explicit HttpTransport(const QUrl &origin);
    ~HttpTransport() override;

    Call send(const Request &request, Done<Response> done) override;
    QUrl origin() const { return m_origin; }

private:
    QUrl m_origin;
    std::unique_ptr<QNetworkAccessManager> m_manager;
};

} // namespace dfw::net
