// SPDX-License-Identifier: Apache-2.0
#include "cli/environment.h"

#include <QtGlobal>

namespace dfw::cli {

EnvironmentCredentials takeCredentialsFromEnvironment()
{
    EnvironmentCredentials out;
    const auto take = [&out](const char *name) {
        const QString value = qEnvironmentVariable(name).trimmed();
        qunsetenv(name);
        if (value.isEmpty())
            out.missing.append(QString::fromLatin1(name));
        return value;
    };
    out.credentials.accessToken = Secret(take("AEP_ACCESS_TOKEN"));
    out.credentials.apiKey = take("AEP_API_KEY");
    out.credentials.organisation = take("AEP_ORG_ID");
    out.credentials.sandbox = take("AEP_SANDBOX");
    return out;
}

} // namespace dfw::cli
