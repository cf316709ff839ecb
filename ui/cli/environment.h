// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "net/credentials.h"

#include <QStringList>

namespace dfw::cli {

/// AEP_ACCESS_TOKEN, AEP_API_KEY, AEP_ORG_ID and AEP_SANDBOX, which are then removed from this
/// process's environment: no child and no crash report gets to see them.
struct EnvironmentCredentials
{
    net::Credentials credentials;
    QStringList missing; ///< names of variables that are not set or empty
};
EnvironmentCredentials takeCredentialsFromEnvironment();

/// The secrets of a new base connection: AEP_SOURCE_ and the parameter's name in upper case,
/// letters and digits only ("clientSecret" -> AEP_SOURCE_CLIENTSECRET). Removed from the
/// environment, too.
struct SourceSecrets
{
    SecretParams values;
    QStringList missing; ///< names of variables that are not set or empty
};
SourceSecrets takeSourceSecretsFromEnvironment(const QStringList &parameters);
QString sourceVariable(const QString &parameter);

/// What nobody took: the token, and every AEP_SOURCE_ variable. For commands that need none of them
/// and were started where they stand.
void forgetSecretsInEnvironment();

} // namespace dfw::cli
