// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"

#include <QString>

namespace dfw::net {

/// What every call carries (flow-service reference 1.4). Lives in memory only.
struct Credentials
{
    Secret accessToken;
    QString apiKey;       ///< also called client ID
    QString organisation; ///< …@AdobeOrg
    QString sandbox;      ///< lower-case sandbox name

    bool isComplete() const
    {
        return !accessToken.isEmpty() && !apiKey.isEmpty() && !organisation.isEmpty() &&
               !sandbox.isEmpty();
    }
    bool operator==(const Credentials &) const = default;
};

} // namespace dfw::net
