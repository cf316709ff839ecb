// SPDX-License-Identifier: Apache-2.0
#include "net/networkproblem.h"

#include <array>
#include <QDateTime>
#include <QSslCertificate>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

// Who vouches comes first: of a certificate that nobody trusts, name and dates say nothing.
NetworkProblem problemOfCertificate(const QList<QSslError> &errors)
{
    struct Row
    {
        QSslError::SslError error;
        NetworkProblem problem;
    };
    constexpr std::array rows{
        Row{QSslError::SelfSignedCertificate, NetworkProblem::CertificateSelfSigned},
        Row{QSslError::SelfSignedCertificateInChain, NetworkProblem::CertificateIssuerUnknown},
        Row{QSslError::UnableToGetLocalIssuerCertificate, NetworkProblem::CertificateIssuerUnknown},
        Row{QSslError::UnableToGetIssuerCertificate, NetworkProblem::CertificateIssuerUnknown},
        Row{QSslError::UnableToVerifyFirstCertificate, NetworkProblem::CertificateIssuerUnknown},
        Row{QSslError::CertificateUntrusted, NetworkProblem::CertificateIssuerUnknown},
        Row{QSslError::CertificateExpired, NetworkProblem::CertificateExpired},
        Row{QSslError::CertificateNotYetValid, NetworkProblem::CertificateNotYetValid},
        Row{QSslError::HostNameMismatch, NetworkProblem::CertificateOfOtherHost},
    };
    for (const Row &row : rows) {
        for (const QSslError &error : errors) {
            if (error.error() == row.error)
                return row.problem;
        }
    }
    return NetworkProblem::CertificateRejected;
}

// OpenSSL has these words only, untranslated; an unknown wording is TlsFailed and no worse.
bool speaksOfVersions(const QString &words)
{
    return words.contains("protocol version"_L1) || words.contains("unsupported protocol"_L1);
}

} // namespace

QString codeOf(NetworkProblem problem)
{
    switch (problem) {
    case NetworkProblem::None:
        return {};
    case NetworkProblem::ProxyUnreachable:
        return u"ProxyUnreachable"_s;
    case NetworkProblem::ProxySignInNeeded:
        return u"ProxySignInNeeded"_s;
    case NetworkProblem::ProxySignInRefused:
        return u"ProxySignInRefused"_s;
    case NetworkProblem::ProxyRefused:
        return u"ProxyRefused"_s;
    case NetworkProblem::CertificateExpired:
        return u"CertificateExpired"_s;
    case NetworkProblem::CertificateNotYetValid:
        return u"CertificateNotYetValid"_s;
    case NetworkProblem::CertificateOfOtherHost:
        return u"CertificateOfOtherHost"_s;
    case NetworkProblem::CertificateSelfSigned:
        return u"CertificateSelfSigned"_s;
    case NetworkProblem::CertificateIssuerUnknown:
        return u"CertificateIssuerUnknown"_s;
    case NetworkProblem::CertificateRejected:
        return u"CertificateRejected"_s;
    case NetworkProblem::TlsTooOld:
        return u"TlsTooOld"_s;
    case NetworkProblem::TlsFailed:
        return u"TlsFailed"_s;
    }
    return {};
}

bool needsAChange(const QString &code)
{
    // A proxy that is down comes up again.
    return !code.isEmpty() && code != codeOf(NetworkProblem::ProxyUnreachable);
}

NetworkProblem problemOf(const ConnectFailure &failure)
{
    if (!failure.tlsErrors.isEmpty())
        return problemOfCertificate(failure.tlsErrors);
    switch (failure.error) {
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return NetworkProblem::ProxyUnreachable;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return failure.proxyHasUser ? NetworkProblem::ProxySignInRefused
                                    : NetworkProblem::ProxySignInNeeded;
    case QNetworkReply::SslHandshakeFailedError:
        return speaksOfVersions(failure.words) ? NetworkProblem::TlsTooOld
                                               : NetworkProblem::TlsFailed;
    default:
        break;
    }
    if (!failure.proxied)
        return NetworkProblem::None;
    return failure.proxyIsDown ? NetworkProblem::ProxyUnreachable : NetworkProblem::ProxyRefused;
}

QString certificateFacts(const QList<QSslError> &errors)
{
    QStringList lines;
    for (const QSslError &error : errors) {
        lines.append(error.errorString());
        const QSslCertificate certificate = error.certificate();
        if (certificate.isNull())
            continue;
        const QString facts = u"  subject %1, issuer %2, valid %3 to %4, SHA-256 %5"_s.arg(
            certificate.subjectDisplayName(), certificate.issuerDisplayName(),
            certificate.effectiveDate().toString(Qt::ISODate),
            certificate.expiryDate().toString(Qt::ISODate),
            QString::fromLatin1(certificate.digest(QCryptographicHash::Sha256).toHex()));
        if (!lines.contains(facts))
            lines.append(facts);
    }
    return lines.join(u'\n');
}

} // namespace dfw::net
