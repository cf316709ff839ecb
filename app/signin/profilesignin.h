// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/profile.h"
#include "signin/connection.h"

namespace dfw::signin {

/// The secrets of one profile, wherever they were kept.
struct ProfileSecrets
{
    Secret clientSecret;
    Secret accessToken; ///< pasted; goes before the client secret
    Secret proxyPassword;
};

/// A profile as a sign-in. Fails with ErrorKind::InvalidPlan and judgeOrigin()'s code where a host
/// is none, and with the code "HostUnconfirmed" (`where` is the host's name) where one is not
/// Adobe's and was not confirmed: nobody gets around the question.
Result<SignIn> signInOf(const Profile &profile, const ProfileSecrets &secrets);

} // namespace dfw::signin
