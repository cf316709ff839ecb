// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/secret.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace dfw::signin {

/// Files people already have (flow-service reference 1.6), told apart by their keys and never by
/// name.
enum class CredentialFileKind {
    ConsoleProject,     ///< Developer Console, project download
    ConsoleCredential,  ///< Developer Console, credential download
    PostmanEnvironment, ///< Adobe's Postman collections
    AeppConfig,         ///< configuration of the aepp Python client
};

/// What there is to say about a credential before it is taken.
enum class CredentialNote {
    ApiKeyMissing,
    SecretMissing,
    OrganisationMissing,
    ScopesMissing,    ///< the documented ones will be asked for
    JwtObsolete,      ///< private key, JWT token or meta scopes: none of them works any more
    TokenLeftOut,     ///< an access token in a file is old by the time it is opened
    HostNeedsConsent, ///< names an API or sign-in host; used only after being confirmed
};

/// One set of values to sign in with. Empty where the file has none.
struct FoundCredential
{
    QString name; ///< of the credential, project or environment, for choosing among several
    QString apiKey;
    Secret clientSecret;
    QString organisation;
    QStringList scopes;
    QString technicalAccount;
    QString sandbox;
    QString platformHost; ///< host name only; never taken silently
    QString imsHost;      ///< host name only; never taken silently
    QList<CredentialNote> notes;

    bool operator==(const FoundCredential &) const = default;
};

struct CredentialFile
{
    CredentialFileKind kind = CredentialFileKind::ConsoleCredential;
    QList<FoundCredential> credentials; ///< at least one
};

/// A larger file is none of these.
inline constexpr qsizetype largestCredentialBytes = qsizetype(1) << 20;

/// Reads one of the four kinds. Errors are ErrorKind::InvalidPlan with the code "TooLarge",
/// "NotJson", "NotACredentialFile" or "NoServerToServer" (a project whose credentials are all of
/// another kind). Nothing of the file stands in an error.
Result<CredentialFile> readCredentialFile(const QByteArray &json);

} // namespace dfw::signin
