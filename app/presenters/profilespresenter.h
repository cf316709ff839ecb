// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "core/secret.h"
#include "domain/profile.h"
#include "keychain/secretstore.h"
#include "signin/credentialfile.h"
#include "signin/profilerules.h"
#include "storage/profiles.h"

#include <optional>
#include <QHash>
#include <QObject>

namespace dfw::presenters {

/// What the keychain was last asked for, and how it ended.
struct KeychainState
{
    enum class State {
        Idle,
        Reading,
        Keeping,
        Forgetting,
        Kept,      ///< read from it, or written to it
        Forgotten, ///< there is no entry any more
        Failed,
    };
    State state = State::Idle;
    std::optional<Error> error; ///< with Failed; its code is a KeychainProblem's or OtherPurpose

    bool isBusy() const
    {
        return state == State::Reading || state == State::Keeping || state == State::Forgetting;
    }
};

/// Why a name is none for a profile.
enum class ProfileNameProblem { None, Missing, Taken, TooLong };

/// The profiles, which one is used, and its secrets: typed in, read from a file or from the
/// keychain, and held in memory until the program closes. A changed profile is written soon after;
/// a secret only when store() says so. `file`, `keychain` and `scheduler` must outlive it.
class ProfilesPresenter : public QObject
{
    Q_OBJECT
public:
    ProfilesPresenter(storage::Profiles &file, keychain::SecretStore &keychain,
                      Scheduler &scheduler, QObject *parent = nullptr);
    ~ProfilesPresenter() override;

    const QList<Profile> &profiles() const { return m_profiles; }
    /// There always is one: where none was made yet, a blank one that is not in the file.
    const Profile &current() const;
    /// The file could not be read or written; what is typed stays in memory.
    const std::optional<Error> &fileError() const { return m_fileError; }

    /// Another profile; aboutToSwitch() comes before, switched() after. By value: whoever shows the
    /// list changes its own copy on the way.
    void choose(QString id);

    /// A new one beside the others, chosen at once.
    void create();
    void duplicate();
    ProfileNameProblem checkName(const QString &name) const;
    /// `name` must pass checkName().
    void rename(const QString &name);
    /// Removes its secrets and then the profile. Where the keychain fails the profile stays, so
    /// that nothing is left behind unseen, unless `leaveSecrets`.
    void remove(bool leaveSecrets = false);
    /// The current profile with other values; its id stays. A secret that was given for another
    /// client or host is let go: see asksAgain().
    void edit(const Profile &changed);
    /// A file's values into the current profile, or into a new one where that has an organisation
    /// already. Of the hosts only those that the user accepted; `confirmed` are the strangers among
    /// them whose name was typed.
    void take(const signin::FoundCredential &found, bool platformHost, bool imsHost,
              const QList<signin::JudgedOrigin> &confirmed = {});
    /// The user confirmed a host by its name.
    void confirm(const signin::JudgedOrigin &origin);

    Secret clientSecret() const { return held().clientSecret.value; }
    void setClientSecret(const Secret &secret);
    Secret proxyPassword() const { return held().proxyPassword.value; }
    void setProxyPassword(const Secret &password);
    /// The client secret was let go because client or hosts changed.
    bool asksAgain() const { return held().asksAgain; }

    /// True where the keychain should have the client secret, and it is not here yet.
    bool needsFetch() const;
    /// The same for the password of the profile's proxy.
    bool needsProxyPassword() const;
    /// Reads what the profile keeps in the keychain and is not here yet. fetched() comes once,
    /// unless cancelled.
    void fetch();
    /// The user's choice. What has worked already is kept at once; what was kept is removed, unless
    /// the keychain just failed: then it is left alone for today.
    void setKeeps(bool inKeychain);
    /// The secrets have worked: from now on they belong to this client and these hosts, and are
    /// kept where the profile says so.
    void store();
    /// Removes the secrets from keychain and memory.
    void forget();
    void cancelKeychain();
    const KeychainState &keychain() const { return m_keychainState; }

    /// Writes what edit() has not written yet.
    void flush();

Q_SIGNALS:
    void changed();
    /// The current profile goes, or its secrets do: whoever works with them drops it now.
    void aboutToSwitch();
    void switched();
    void fetched(bool ok);
    /// remove() left the profile because the keychain would not let its secrets go; its error is
    /// keychain()'s.
    void removalRefused();

private:
    struct HeldSecret
    {
        Secret value;
        std::optional<Profile> givenFor; ///< none while it was only typed in
        bool inKeychain = false;
    };
    struct Held
    {
        HeldSecret clientSecret;
        HeldSecret proxyPassword;
        bool asksAgain = false;
    };
    struct Wish
    {
        keychain::EntryKind kind;
        KeychainState::State verb;
    };

    Profile &mutableCurrent();
    Held &held() { return m_held[m_current]; }
    Held held() const { return m_held.value(m_current); }
    HeldSecret &secretOf(keychain::EntryKind kind);
    void letGoOfForeignSecrets();
    QString freeName(const QString &wanted) const;
    void add(const Profile &profile);
    void switchTo(const QString &id);
    void dropFromList();
    void saveSoon();
    void save();
    Result<Unit> write();
    void work(QList<Wish> wishes);
    void next();
    void takeAnswer(const Wish &wish, const Result<Secret> &answer);
    void finish(KeychainState::State state, const std::optional<Error> &error = {});

    storage::Profiles &m_file;
    keychain::SecretStore &m_keychain;
    Scheduler &m_scheduler;
    QList<Profile> m_profiles;
    QString m_current;
    std::optional<Error> m_fileError;
    QHash<QString, Held> m_held; ///< by the profile's id
    KeychainState m_keychainState;
    QList<Wish> m_wishes;
    bool m_removing = false; ///< the profile goes when its secrets are gone
    bool m_unsaved = false;
    Call m_saveSoon;
    Call m_asking;
};

} // namespace dfw::presenters
