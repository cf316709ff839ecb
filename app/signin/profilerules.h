// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/profile.h"
#include "signin/credentialfile.h"

#include <QList>
#include <QString>
#include <QUrl>

/// What may happen to a profile, as pure functions: where its secrets may go, and what an imported
/// file may change.
namespace dfw::signin {

/// Whom an address belongs to.
enum class HostTrust {
    Adobe,    ///< in adobe.io or adobelogin.com, over https on its usual port
    Loopback, ///< this computer
    Stranger, ///< anybody: secrets go there only after the user has confirmed the name
};

struct JudgedOrigin
{
    /// Canonical: lower case, punycode, no final dot, no usual port. Compare only these.
    QString origin;
    QString host; ///< to be confirmed by this name: the name in punycode, as the network sees it
    HostTrust trust = HostTrust::Stranger;

    bool operator==(const JudgedOrigin &) const = default;
};

/// Fails with the codes of net::parseOrigin() ("PlainHttp", …), which allows https, and plain http
/// to loopback only.
Result<JudgedOrigin> judgeOrigin(const QString &origin);

/// Those of the profile's two origins that must be confirmed before anything is sent to them. Fails
/// where one is no origin at all; the error's `code` is judgeOrigin()'s, `operation`
/// "checkPlatformHost" or "checkImsHost".
Result<QList<JudgedOrigin>> toBeConfirmed(const Profile &profile);
/// The profile after the user has confirmed this one.
Profile confirmed(Profile profile, const JudgedOrigin &origin);

/// What IDs are IDs of. Those of one world mean nothing, or something else, in another: whoever
/// switches between profiles forgets all of them unless the worlds are equal.
struct IdWorld
{
    QString platform; ///< canonical origin
    QString organisation;
    QString sandbox;

    bool operator==(const IdWorld &) const = default;
};

/// A profile filled from a file, and the hosts the file names besides.
struct ImportedProfile
{
    Profile profile;
    /// Canonical origins other than the profile's, empty where there is none. They are the user's
    /// to accept, host by host; nothing of a file ever sets them, a proxy or a CA file.
    QString offeredPlatform;
    QString offeredIms;

    bool operator==(const ImportedProfile &) const = default;
};
/// `into` with the file's values; what the file does not have stays. The secret is not part of a
/// profile: it goes from the file to the keychain.
ImportedProfile imported(const Profile &into, const FoundCredential &found);

/// The code under which ui/texts has the note's sentence, such as "JwtObsolete".
QString noteCode(CredentialNote note);

} // namespace dfw::signin
