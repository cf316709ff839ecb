// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace dfw::cli
