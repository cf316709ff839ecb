// SPDX-License-Identifier: Apache-2.0
#include "signin/profilesignin.h"

#include "net/origin.h"
#include "signin/profilerules.h"

namespace dfw::signin {

using namespace Qt::StringLiterals;

namespace {

net::ProxySettings proxyOf(const ProfileProxy &proxy, const Secret &password)
{
    using Kind = net::ProxySettings::Kind;
    const auto named = [&](Kind kind) {
        return net::ProxySettings{.kind = kind,
                                  .host = proxy.host.trimmed(),
                                  .port = static_cast<quint16>(proxy.port),
                                  .user = proxy.user,
                                  .password = password};
    };
    switch (proxy.kind) {
    case ProfileProxy::Kind::Http:
        return named(Kind::Http);
    case ProfileProxy::Kind::Socks5:
        return named(Kind::Socks5);
    case ProfileProxy::Kind::None:
        return {.kind = Kind::None};
    case ProfileProxy::Kind::System:
        break;
    }
    return {};
}

} // namespace

Result<SignIn> signInOf(const Profile &profile, const ProfileSecrets &secrets)
{
    const Result<QList<JudgedOrigin>> strangers = toBeConfirmed(profile);
    if (!strangers)
        return strangers.error();
    if (!strangers->isEmpty()) {
        return Error{.kind = ErrorKind::InvalidPlan,
                     .operation = u"signIn"_s,
                     .where = strangers->first().host,
                     .code = u"HostUnconfirmed"_s};
    }
    const auto platform = judgeOrigin(profile.platform);
    const auto ims = judgeOrigin(profile.ims);
    return SignIn{.platform = QUrl(platform->origin),
                  .ims = QUrl(ims->origin),
                  .credentials = {.accessToken = secrets.accessToken,
                                  .apiKey = profile.clientId.trimmed(),
                                  .organisation = profile.organisation.trimmed(),
                                  .sandbox = profile.sandbox.trimmed()},
                  .clientSecret = secrets.clientSecret,
                  .scopes = profile.scopes,
                  .network = {.proxy = proxyOf(profile.proxy, secrets.proxyPassword),
                              .caFile = profile.caFile}};
}

} // namespace dfw::signin
