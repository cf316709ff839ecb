// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"
#include "localplatform/httpmessage.h"

#include <optional>

#include <QHash>

namespace dfw::localplatform {

struct World;

/// What stands before every service: the sign-in (IMS) and the checks of headers, each with the
/// status and code of the real gateway.
class Gateway
{
public:
    /// Makes a fresh token and client secret.
    explicit Gateway(World &world);

    Secret accessToken() const { return m_accessToken; }
    Secret clientSecret() const { return m_clientSecret; }

    /// POST /ims/token/v3
    Result<HttpResponse> token(const HttpRequest &request);

    /// Which headers a service asks for besides token, key and organisation.
    enum class Scope { Organisation, Sandbox };
    /// The sandbox a request is for; empty with Scope::Organisation. `flowService` decides the
    /// shape.
    Result<QString> check(const HttpRequest &request, Scope scope, bool flowService);

private:
    World &m_world;
    Secret m_accessToken;
    Secret m_clientSecret;
    QHash<QString, qint64> m_issued; ///< further tokens, with the time they end (ms)
};

} // namespace dfw::localplatform
