// SPDX-License-Identifier: Apache-2.0
#include "signin/boundsecret.h"

#include "signin/profilerules.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::signin {

using namespace Qt::StringLiterals;

namespace {

// Empty where one of the hosts is none.
QJsonObject purposeOf(const Profile &profile, Purpose purpose)
{
    if (purpose == Purpose::Proxy) {
        const ProfileProxy &proxy = profile.proxy;
        if (proxy.host.isEmpty())
            return {};
        return {{u"proxy"_s, proxy.host.toLower()},
                {u"port"_s, proxy.port},
                {u"kind"_s, static_cast<int>(proxy.kind)},
                {u"user"_s, proxy.user}};
    }
    const auto platform = judgeOrigin(profile.platform);
    const auto ims = judgeOrigin(profile.ims);
    if (!platform || !ims)
        return {};
    return {{u"client"_s, profile.clientId},
            {u"platform"_s, platform->origin},
            {u"ims"_s, ims->origin}};
}

} // namespace

Secret bound(const Secret &secret, const Profile &profile, Purpose purpose)
{
    const QJsonObject text{{u"secret"_s, secret.reveal()}, {u"for"_s, purposeOf(profile, purpose)}};
    return Secret(QString::fromUtf8(QJsonDocument(text).toJson(QJsonDocument::Compact)));
}

Secret unbound(const Secret &kept, const Profile &profile, Purpose purpose)
{
    const QJsonObject text = QJsonDocument::fromJson(kept.reveal().toUtf8()).object();
    const QJsonObject wanted = purposeOf(profile, purpose);
    if (wanted.isEmpty() || text.value("for"_L1).toObject() != wanted)
        return {};
    return Secret(text.value("secret"_L1).toString());
}

bool isForAnother(const Profile &before, const Profile &after, Purpose purpose)
{
    const QJsonObject was = purposeOf(before, purpose);
    return was.isEmpty() || was != purposeOf(after, purpose);
}

} // namespace dfw::signin
