// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/profile.h"
#include "keychain/secretstore.h"
#include "signin/connection.h"

#include <QObject>

namespace dfw::cli {

/// `dataflow-wizard profiles`: name, sandbox and organisation of each, and whether its secret is in
/// the keychain. Returns the exit code.
int profilesCommand(const QString &configDirectory);

/// The profile of this name (letter case does not matter). Fails with ErrorKind::NotFound, `detail`
/// being the names there are, and with the errors of storage::Profiles.
Result<Profile> profileNamed(const QString &name, const QString &configDirectory);

/// A profile as a sign-in, its secrets out of the keychain. Fails with the keychain's errors, with
/// "KeychainOtherPurpose" for a secret given for other hosts, and with those of
/// signin::signInOf().
class ProfileSignIn : public QObject
{
    Q_OBJECT
public:
    /// `keychain` must outlive it.
    ProfileSignIn(Profile profile, keychain::SecretStore &keychain, QObject *parent = nullptr);

    /// `done` comes once.
    void start(Done<signin::SignIn> done);

private:
    void readClientSecret();
    void readProxyPassword();
    void finish();

    Profile m_profile;
    keychain::SecretStore &m_keychain;
    Done<signin::SignIn> m_done;
    Secret m_clientSecret;
    Secret m_proxyPassword;
    Call m_call;
};

} // namespace dfw::cli
