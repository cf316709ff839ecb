// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"

#include <memory>
#include <optional>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrl>

namespace dfw::net {

struct Connections;
class SharedNetwork;

/// The network edge: the only place that sees a QNetworkReply. Speaks to one origin, follows no
/// redirect (Qt would carry the Authorization header to the other host), verifies TLS, limits time
/// and size. Made by NetworkFactory. Errors: Network (surely nothing done; where there is more to
/// say with the code of a NetworkProblem), Timeout, UnknownOutcome (a Create whose answer was
/// lost), Protocol (answer over the size limit), Refused with the code "Redirected", Storage (the
/// CA file, see readCaFile()) and InvalidPlan with parseOrigin()'s code; nothing is sent for the
/// last two.
class HttpTransport : public Transport
{
public:
    ~HttpTransport() override;

    Call send(const Request &request, Done<Response> done) override;
    QUrl origin() const { return m_origin; }

private:
    friend class NetworkFactory;
    HttpTransport(const QUrl &origin, std::shared_ptr<SharedNetwork> network);

    /// The manager with the settings in force.
    Result<QNetworkAccessManager *> manager();

    QUrl m_origin;
    std::shared_ptr<SharedNetwork> m_network;
    QObject m_managers; // their parent: also those that only end their calls
    QNetworkAccessManager *m_manager = nullptr;
    std::shared_ptr<Connections> m_connections; // the manager's
    int m_revision = 0;
    std::optional<QSslConfiguration> m_tls; // not before the first https call
};

} // namespace dfw::net
