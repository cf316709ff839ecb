// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"
#include "core/secret.h"

#include <QString>

/// Where secrets are kept between two starts of the program, and for as long as one lasts.
namespace dfw::keychain {

/// Why a secret could not be read, kept or removed. The error's `code` is problemCode(); the
/// sentences are in ui/texts.
enum class KeychainProblem {
    Absent,  ///< no session bus, or nobody on it keeps secrets
    Locked,  ///< locked, and the question for its password was not answered in time
    Slow,    ///< not locked, as far as it says, and no answer in time
    Refused, ///< locked, and the question was dismissed, answered wrongly or could not be shown
    Denied,  ///< this program may not use it
    Missing, ///< there is no such entry; from read() only
    Failed,  ///< anything else; `serverText` has the keychain's own words
};

/// "KeychainAbsent", "KeychainLocked", …, "KeychainMissing".
QString problemCode(KeychainProblem problem);
/// ErrorKind::Timeout for Locked and Slow, NotSignedIn for Missing, else Storage.
Error problemError(KeychainProblem problem, const QString &operation,
                   const QString &serverText = {});

/// What a profile has a secret for.
enum class EntryKind {
    ClientSecret,
    ProxyPassword,
};

/// The names under which the keychain has our entries: "dataflow-wizard", and "<profile>/<kind>".
/// A contract with every earlier version: whoever changes them must move people's entries along.
QString entryService();
/// `profile` is the profile's id, which never changes (storage/profiles.h).
QString entryKey(const QString &profile, EntryKind kind);

/// Reads, keeps and removes secrets by entryKey(). Errors are those of KeychainProblem, with the
/// operations "readSecret", "keepSecret" and "forgetSecret". Must outlive its calls.
class SecretStore
{
public:
    virtual ~SecretStore() = default;

    virtual Call read(const QString &key, Done<Secret> done) = 0;
    /// Replaces what is there. `secret` must not be empty.
    virtual Call write(const QString &key, const Secret &secret, Done<Unit> done) = 0;
    /// Succeeds when there is no such entry afterwards, also where there was none before.
    virtual Call remove(const QString &key, Done<Unit> done) = 0;
};

} // namespace dfw::keychain
