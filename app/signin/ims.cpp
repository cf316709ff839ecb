// SPDX-License-Identifier: Apache-2.0
#include "signin/ims.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace dfw::signin {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestSentence = 500;
// A day is 86,400 s. The old JWT answers counted in milliseconds.
constexpr qint64 tooManySeconds = 10'000'000;

QByteArray formItem(const char *name, const QString &value)
{
    return QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
}

ErrorKind kindOf(int status)
{
    if (status == 429)
        return ErrorKind::RateLimited;
    return status >= 500 ? ErrorKind::Server : ErrorKind::NotSignedIn;
}

} // namespace

QStringList ImsClient::defaultScopes()
{
    return {u"openid"_s, u"session"_s, u"AdobeID"_s, u"read_organizations"_s,
            u"additional_info.projectedProductContext"_s};
}

net::Request tokenRequest(const ImsClient &client)
{
    const QList<QByteArray> form{"grant_type=client_credentials",
                                 formItem("client_id", client.clientId),
                                 formItem("client_secret", client.clientSecret.reveal()),
                                 formItem("scope", client.scopes.join(u','))};
    return {.operation = u"signIn"_s,
            .method = "POST",
            .path = "/ims/token/v3",
            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
            .body = form.join('&'),
            .deadline = 30s};
}

Result<ImsToken> readToken(const net::Response &response)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    Error error{.kind = ErrorKind::Protocol,
                .operation = u"signIn"_s,
                .httpStatus = response.status,
                .code = body.value("error"_L1).toString().left(longestSentence),
                .serverText = body.value("error_description"_L1).toString().left(longestSentence),
                .requestId = QString::fromLatin1(response.header("x-request-id")),
                .attempts = response.attempts};
    if (!response.isSuccess()) {
        error.kind = kindOf(response.status);
        return error;
    }
    const QString token = body.value("access_token"_L1).toString();
    const qint64 expires = body.value("expires_in"_L1).toVariant().toLongLong();
    if (token.isEmpty() || expires <= 0) {
        // Some proxies answer 200 with the refusal of the service behind them.
        if (!error.code.isEmpty())
            error.kind = ErrorKind::NotSignedIn;
        error.where = token.isEmpty() ? u"/access_token"_s : u"/expires_in"_s;
        return error;
    }
    return ImsToken{.token = Secret(token),
                    .lifetime = expires > tooManySeconds ? std::chrono::milliseconds(expires)
                                                         : std::chrono::seconds(expires)};
}

} // namespace dfw::signin
