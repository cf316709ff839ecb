// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QNetworkReply>
#include <QSslError>

namespace dfw::net {

/// Why no connection came about, where people can do something about it. The error's `code` is the
/// name; ui/texts has the sentences.
enum class NetworkProblem {
    None,               ///< the network or the server: nothing more is known
    ProxyUnreachable,   ///< no proxy answers at its address; `where` names it, here and below
    ProxySignInNeeded,  ///< it asks for user and password, and none are set
    ProxySignInRefused, ///< it does not accept those that are set
    /// It does not let us through to this host, cannot reach it itself, or (tinyproxy, with a 401
    /// in place of 407) does not accept the password.
    ProxyRefused,
    CertificateExpired, ///< of the server, or one above it
    CertificateNotYetValid,
    CertificateOfOtherHost,
    CertificateSelfSigned,    ///< vouches for itself
    CertificateIssuerUnknown, ///< signed by somebody who is not trusted: maybe a company's proxy
    CertificateRejected,      ///< any other fault of a certificate
    TlsTooOld,                ///< the server offers nothing newer than TLS 1.1
    TlsFailed,                ///< no TLS came about, and no certificate is to blame
};

/// Empty for None.
QString codeOf(NetworkProblem problem);

/// True where trying again changes nothing before a setting does. Above all a refused password is
/// not sent again: proxies lock accounts.
bool needsAChange(const QString &code);

/// What is known of a call that failed before its request left.
struct ConnectFailure
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    QString words; ///< of Qt or OpenSSL
    QList<QSslError> tlsErrors;
    bool proxied = false;
    bool proxyHasUser = false;
    bool proxyIsDown = false; ///< it was asked, and did not take a connection
};
NetworkProblem problemOf(const ConnectFailure &failure);

/// The certificate somebody has to look at, in words for an administrator; empty where none came.
QString certificateFacts(const QList<QSslError> &errors);

} // namespace dfw::net
