// SPDX-License-Identifier: Apache-2.0
#include "localplatform/gateway.h"

#include "localplatform/refusal.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tokenLifeSeconds = 86399;

std::optional<Error> checkContent(const HttpRequest &request)
{
    const bool writes =
        request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (!writes || request.body.isEmpty())
        return {};
    const QByteArray type = request.header("Content-Type").split(';').first().trimmed().toLower();
    if (type == "application/json" || type == "application/json-patch+json")
        return {};
    return plainRefusal(400, u"BadRequestError"_s, u"A valid content-type must be specified"_s);
}

} // namespace

Gateway::Gateway(World &world)
    : m_world(world), m_accessToken(u"demo."_s + newHex(48)), m_clientSecret(u"s8e-"_s + newHex(32))
{
}

Result<HttpResponse> Gateway::token(const HttpRequest &request)
{
    if (request.method != "POST")
        return refusal(u"oauth:invalid_request"_s, u"POST only"_s);
    // Everything may also stand in the query; the body wins.
    QList<QPair<QString, QString>> form = parseQuery(QString::fromUtf8(request.body));
    form += request.query;
    const HttpRequest fields{.query = form};
    if (fields.queryValue(u"grant_type") != "client_credentials"_L1)
        return refusal(u"oauth:unsupported_grant_type"_s,
                       u"grant_type must be client_credentials"_s);
    if (fields.queryValue(u"client_id") != m_world.tenancy.apiKey ||
        fields.queryValue(u"client_secret") != m_clientSecret.reveal())
        return refusal(u"oauth:invalid_client"_s, u"invalid client_id or client_secret"_s);
    if (fields.queryValue(u"scope").isEmpty())
        return refusal(u"oauth:invalid_scope"_s, u"scope is missing"_s);
    const QString token = u"demo."_s + newHex(48);
    m_issued.insert(token, m_world.clock.nowMs() + tokenLifeSeconds * 1000);
    return jsonResponse(200, QJsonObject{{u"access_token"_s, token},
                                         {u"token_type"_s, u"bearer"_s},
                                         {u"expires_in"_s, tokenLifeSeconds}});
}

Result<QString> Gateway::check(const HttpRequest &request, Scope scope, bool flowService)
{
    const QString authorization = QString::fromLatin1(request.header("Authorization")).trimmed();
    if (authorization.isEmpty())
        return refusal(u"403010"_s, u"Oauth token is missing."_s);
    const QString token = authorization.section(u' ', 1).trimmed();
    const bool bearer = authorization.startsWith("Bearer "_L1, Qt::CaseInsensitive);
    const bool valid = bearer && (token == m_accessToken.reveal() ||
                                  m_issued.value(token, 0) > m_world.clock.nowMs());
    if (!valid)
        return refusal(u"401013"_s, u"Oauth token is not valid"_s);
    const QString key = QString::fromLatin1(request.header("x-api-key")).trimmed();
    if (key.isEmpty())
        return refusal(u"403000"_s, u"Api Key is required"_s);
    if (key != m_world.tenancy.apiKey)
        return refusal(u"403003"_s, u"Api Key is invalid"_s);
    const QString organisation = QString::fromLatin1(request.header("x-gw-ims-org-id")).trimmed();
    if (organisation.isEmpty())
        return refusal(u"400003"_s, u"Missing header"_s);
    if (organisation != m_world.tenancy.organisation)
        return refusal(u"403025"_s, u"Profile is not valid"_s);
    if (const auto refused = checkContent(request))
        return *refused;
    if (scope == Scope::Organisation)
        return QString();
    if (flowService && request.hasHeader("x-sandbox-id"))
        return refusal(u"FLOW-2110-400"_s, u"x-sandbox-id cannot be used with a user token"_s);
    const QString sandbox = QString::fromLatin1(request.header("x-sandbox-name")).trimmed();
    if (sandbox.isEmpty()) {
        const QString text = u"The header x-sandbox-name is missing"_s;
        return flowService ? refusal(u"FLOW-2105-400"_s, text)
                           : plainRefusal(400, u"BadRequestError"_s, text);
    }
    if (!m_world.tenancy.sandbox(sandbox)) {
        const QString text = u"There is no sandbox of this name: "_s + sandbox;
        return flowService ? refusal(u"FLOW-2100-404"_s, text)
                           : plainRefusal(404, u"NotFoundError"_s, text);
    }
    return sandbox;
}

} // namespace dfw::localplatform
