// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/secret.h"
#include "domain/profile.h"

namespace dfw::signin {

/// What a profile's secret is for.
enum class Purpose {
    SignIn, ///< the client secret, for this client at these Platform and IMS hosts
    Proxy,  ///< the proxy's password, for this user at this proxy
};

/// A secret as the keychain keeps it: together with what it was given for. The file of profiles can
/// be changed by anybody who can write in the user's folder; what it says later must not lead a
/// kept secret to another host.
Secret bound(const Secret &secret, const Profile &profile, Purpose purpose);

/// The secret out of the keychain's text; empty where it was given for something else than the
/// profile says now, or where the text is none of ours.
Secret unbound(const Secret &kept, const Profile &profile, Purpose purpose);

/// Whether a secret given for `before` must not be used for `after`. Also where a host cannot be
/// read.
bool isForAnother(const Profile &before, const Profile &after, Purpose purpose);

} // namespace dfw::signin
