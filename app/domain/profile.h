// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace dfw {

/// The way out, without the password: that is in the keychain.
struct ProfileProxy
{
    enum class Kind {
        System, ///< what the desktop says
        None,
        Http,
        Socks5,
    };
    Kind kind = Kind::System;
    QString host; ///< Http and Socks5
    int port = 0; ///< Http and Socks5; 1 to 65535
    QString user; ///< empty for a proxy without sign-in

    bool operator==(const ProfileProxy &) const = default;
};

/// How one organisation is signed in to, under a name the user chose. Holds no secret: those are in
/// the keychain under the profile's id, or in memory only.
struct Profile
{
    static constexpr const char *defaultPlatform = "https://platform.adobe.io";
    static constexpr const char *defaultIms = "https://ims-na1.adobelogin.com";

    QString id; ///< never changes and is never used again; also names the keychain's entries
    QString name;
    QString organisation; ///< …@AdobeOrg
    QString clientId;     ///< also called API key
    QStringList scopes;   ///< empty: the documented ones
    QString sandbox;      ///< lower-case sandbox name
    /// Origins (flow-service reference 1.5: a region has its own). What they may be is decided by
    /// signin/profilerules.h.
    QString platform = QString::fromLatin1(defaultPlatform);
    QString ims = QString::fromLatin1(defaultIms);
    QStringList confirmedOrigins; ///< those outside Adobe's domains that the user confirmed by name
    ProfileProxy proxy;
    QString caFile;            ///< path; empty for none
    bool keepsSecrets = false; ///< in the keychain; else only until the program closes
    bool hasKept = false;      ///< there is a client secret in the keychain, as far as we know

    bool operator==(const Profile &) const = default;
};

/// All profiles, in the user's order.
struct ProfileList
{
    QList<Profile> profiles;
    QString current; ///< id of one of them, or empty

    bool operator==(const ProfileList &) const = default;
};

} // namespace dfw
