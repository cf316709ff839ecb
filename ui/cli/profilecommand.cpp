// SPDX-License-Identifier: Apache-2.0
#include "cli/profilecommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "signin/boundsecret.h"
#include "signin/profilesignin.h"
#include "storage/profiles.h"

#include <QCoreApplication>

namespace dfw::cli {

using namespace Qt::StringLiterals;
using keychain::EntryKind;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::ProfileCommand)
};

} // namespace

int profilesCommand(const QString &configDirectory)
{
    const Result<ProfileList> list = storage::Profiles(configDirectory).load();
    if (!list) {
        printError(list.error());
        return UsageOrPlan;
    }
    if (list->profiles.isEmpty())
        printErr(Texts::tr("No profile was made yet. Make one on the wizard's first page."));
    for (const Profile &one : list->profiles) {
        const QString kept = one.keepsSecrets && one.hasKept ? Texts::tr("secret in the keychain")
                                                             : Texts::tr("secret not kept");
        printOut(QStringList{one.name, one.sandbox, one.organisation, kept}.join(u'\t'));
    }
    return AllCreated;
}

Result<Profile> profileNamed(const QString &name, const QString &configDirectory)
{
    const Result<ProfileList> list = storage::Profiles(configDirectory).load();
    if (!list)
        return list.error();
    QStringList names;
    for (const Profile &one : list->profiles) {
        if (one.name.compare(name.simplified(), Qt::CaseInsensitive) == 0)
            return one;
        names.append(one.name);
    }
    return Error{.kind = ErrorKind::NotFound,
                 .operation = u"findProfile"_s,
                 .where = name,
                 .detail = names.join(u", "_s)};
}

ProfileSignIn::ProfileSignIn(Profile profile, keychain::SecretStore &keychain, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_keychain(keychain)
{
}

void ProfileSignIn::start(Done<signin::SignIn> done)
{
    m_done = std::move(done);
    readClientSecret();
}

void ProfileSignIn::readClientSecret()
{
    m_call = m_keychain.read(keychain::entryKey(m_profile.id, EntryKind::ClientSecret),
                             [this](const Result<Secret> &kept) {
                                 if (!kept) {
                                     m_done(kept.error());
                                     return;
                                 }
                                 m_clientSecret =
                                     signin::unbound(*kept, m_profile, signin::Purpose::SignIn);
                                 if (m_clientSecret.isEmpty()) {
                                     m_done(Error{.kind = ErrorKind::NotSignedIn,
                                                  .operation = u"readSecret"_s,
                                                  .code = u"KeychainOtherPurpose"_s});
                                     return;
                                 }
                                 const Call ended = std::move(m_call);
                                 m_profile.proxy.user.isEmpty() ? finish() : readProxyPassword();
                             });
}

void ProfileSignIn::readProxyPassword()
{
    m_call = m_keychain.read(keychain::entryKey(m_profile.id, EntryKind::ProxyPassword),
                             [this](const Result<Secret> &kept) {
                                 // Without one the proxy itself says what it wants.
                                 if (kept)
                                     m_proxyPassword =
                                         signin::unbound(*kept, m_profile, signin::Purpose::Proxy);
                                 finish();
                             });
}

void ProfileSignIn::finish()
{
    m_done(signin::signInOf(m_profile,
                            {.clientSecret = m_clientSecret, .proxyPassword = m_proxyPassword}));
}

} // namespace dfw::cli
