// SPDX-License-Identifier: Apache-2.0
#include "signin/profilerules.h"

#include "net/origin.h"

namespace dfw::signin {

using namespace Qt::StringLiterals;

namespace {

// By whole labels: "notadobe.io" and "adobe.io.example" are somebody else's.
bool isIn(const QString &host, QLatin1StringView domain)
{
    return host == domain || (host.endsWith(domain) && host.chopped(domain.size()).endsWith(u'.'));
}

Error notAnOrigin(const QString &where)
{
    return {.kind = ErrorKind::InvalidPlan,
            .operation = u"parseOrigin"_s,
            .where = where,
            .code = u"NotAUrl"_s};
}

QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

// The canonical form, or "" for no origin; two of these do not count as equal.
QString canonical(const QString &origin)
{
    const auto judged = judgeOrigin(origin);
    return judged ? judged->origin : QString();
}

// What the file names, where that is another host than the profile's.
QString offered(const QString &host, const QString &current)
{
    const QString origin = host.isEmpty() ? QString() : canonical(u"https://"_s + bracketed(host));
    return origin == canonical(current) ? QString() : origin;
}

void take(QString &into, const QString &value)
{
    if (!value.isEmpty())
        into = value;
}

} // namespace

Result<JudgedOrigin> judgeOrigin(const QString &text)
{
    const Result<QUrl> parsed = net::parseOrigin(text);
    if (!parsed)
        return parsed.error();
    QString host = parsed->host(QUrl::FullyEncoded).toLower();
    // One final dot names the same host; empty labels name none.
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host.isEmpty() || host.startsWith(u'.') || host.endsWith(u'.') || host.contains(".."_L1))
        return notAnOrigin(text.trimmed());
    const bool isSecure = parsed->scheme() == "https"_L1;
    const int usualPort = isSecure ? 443 : 80;
    const int port = parsed->port(usualPort);
    JudgedOrigin out{.origin = parsed->scheme() + u"://"_s + bracketed(host), .host = host};
    if (port != usualPort)
        out.origin += u':' + QString::number(port);
    if (net::isLoopbackHost(host))
        out.trust = HostTrust::Loopback;
    else if (port == usualPort && (isIn(host, "adobe.io"_L1) || isIn(host, "adobelogin.com"_L1)))
        out.trust = HostTrust::Adobe;
    return out;
}

Result<QList<JudgedOrigin>> toBeConfirmed(const Profile &profile)
{
    QList<JudgedOrigin> out;
    for (const auto &[text, operation] : {std::pair{profile.platform, u"checkPlatformHost"_s},
                                          std::pair{profile.ims, u"checkImsHost"_s}}) {
        const Result<JudgedOrigin> judged = judgeOrigin(text);
        if (!judged) {
            Error error = judged.error();
            error.operation = operation;
            return error;
        }
        if (judged->trust == HostTrust::Stranger && !out.contains(*judged) &&
            !profile.confirmedOrigins.contains(judged->origin))
            out.append(*judged);
    }
    return out;
}

Profile confirmed(Profile profile, const JudgedOrigin &origin)
{
    if (!profile.confirmedOrigins.contains(origin.origin))
        profile.confirmedOrigins.append(origin.origin);
    return profile;
}

ImportedProfile imported(const Profile &into, const FoundCredential &found)
{
    ImportedProfile out{.profile = into,
                        .offeredPlatform = offered(found.platformHost, into.platform),
                        .offeredIms = offered(found.imsHost, into.ims)};
    if (out.profile.name.isEmpty())
        out.profile.name = found.name;
    take(out.profile.clientId, found.apiKey);
    take(out.profile.organisation, found.organisation);
    take(out.profile.sandbox, found.sandbox);
    if (!found.scopes.isEmpty())
        out.profile.scopes = found.scopes;
    return out;
}

QString noteCode(CredentialNote note)
{
    switch (note) {
    case CredentialNote::ApiKeyMissing:
        return u"ApiKeyMissing"_s;
    case CredentialNote::SecretMissing:
        return u"SecretMissing"_s;
    case CredentialNote::OrganisationMissing:
        return u"OrganisationMissing"_s;
    case CredentialNote::ScopesMissing:
        return u"ScopesMissing"_s;
    case CredentialNote::JwtObsolete:
        return u"JwtObsolete"_s;
    case CredentialNote::TokenLeftOut:
        return u"TokenLeftOut"_s;
    case CredentialNote::HostNeedsConsent:
        break;
    }
    return u"HostNeedsConsent"_s;
}

} // namespace dfw::signin
