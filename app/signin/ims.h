// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "net/transport.h"

#include <chrono>
#include <QString>
#include <QStringList>

/// OAuth server-to-server at Adobe's sign-in service (flow-service reference 1.1).
namespace dfw::signin {

/// The client credentials of a Developer Console project.
struct ImsClient
{
    QString clientId; ///< also the x-api-key of every call
    Secret clientSecret;
    QStringList scopes = defaultScopes();

    static QStringList defaultScopes();
    bool operator==(const ImsClient &) const = default;
};

struct ImsToken
{
    Secret token;
    std::chrono::milliseconds lifetime{0}; ///< from the moment of the answer
};

/// POST /ims/token/v3. Everything stands in the body: addresses are written to logs on the way.
net::Request tokenRequest(const ImsClient &client);

/// ErrorKind::NotSignedIn with IMS's own code ("invalid_client") for a refusal; Protocol for an
/// answer without a token. Never holds anything of a token.
Result<ImsToken> readToken(const net::Response &response);

} // namespace dfw::signin
