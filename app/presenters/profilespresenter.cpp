// SPDX-License-Identifier: Apache-2.0
#include "presenters/profilespresenter.h"

#include <algorithm>
#include <utility>

namespace dfw::presenters {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestName = 80;
constexpr std::chrono::milliseconds saveAfter = 400ms;

Profile blankProfile(const QString &name)
{
    Profile out = storage::newProfile(name);
    out.keepsSecrets = true;
    return out;
}

} // namespace

ProfilesPresenter::ProfilesPresenter(storage::Profiles &file, keychain::SecretStore &keychain,
                                     Scheduler &scheduler, QObject *parent)
    : QObject(parent), m_file(file), m_keychain(keychain), m_scheduler(scheduler)
{
    const Result<ProfileList> list = m_file.load();
    if (list) {
        m_profiles = list->profiles;
        m_current = list->current;
    } else {
        m_fileError = list.error();
    }
    if (m_profiles.isEmpty())
        m_profiles.append(blankProfile(freeName(tr("My organisation"))));
    const bool known = std::any_of(m_profiles.cbegin(), m_profiles.cend(),
                                   [this](const Profile &one) { return one.id == m_current; });
    if (!known)
        m_current = m_profiles.constFirst().id;
}

ProfilesPresenter::~ProfilesPresenter()
{
    if (m_unsaved)
        static_cast<void>(write());
}

const Profile &ProfilesPresenter::current() const
{
    return *std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                         [this](const Profile &one) { return one.id == m_current; });
}

Profile &ProfilesPresenter::mutableCurrent()
{
    return *std::find_if(m_profiles.begin(), m_profiles.end(),
                         [this](const Profile &one) { return one.id == m_current; });
}

void ProfilesPresenter::switchTo(const QString &id)
{
    flush();
    Q_EMIT aboutToSwitch();
    cancelKeychain();
    m_keychainState = {};
    m_current = id;
    if (!m_fileError) {
        if (const auto kept = m_file.setCurrent(id); !kept)
            m_fileError = kept.error();
    }
    Q_EMIT switched();
    Q_EMIT changed();
}

void ProfilesPresenter::choose(QString id)
{
    const bool known = std::any_of(m_profiles.cbegin(), m_profiles.cend(),
                                   [&id](const Profile &one) { return one.id == id; });
    if (known && id != m_current)
        switchTo(id);
}

QString ProfilesPresenter::freeName(const QString &wanted) const
{
    const auto isTaken = [this](const QString &name) {
        return std::any_of(m_profiles.cbegin(), m_profiles.cend(), [&name](const Profile &one) {
            return one.name.compare(name, Qt::CaseInsensitive) == 0;
        });
    };
    const QString base = wanted.simplified().left(longestName - 4);
    QString name = base;
    for (int number = 2; isTaken(name); ++number)
        name = u"%1 %2"_s.arg(base).arg(number);
    return name;
}

void ProfilesPresenter::add(const Profile &profile)
{
    m_profiles.append(profile);
    switchTo(profile.id);
}

void ProfilesPresenter::create()
{
    add(blankProfile(freeName(tr("My organisation"))));
}

void ProfilesPresenter::duplicate()
{
    Profile copy = current();
    copy.id = storage::newProfile({}).id;
    copy.name = freeName(copy.name);
    copy.hasKept = false;
    const Held secrets = held();
    add(copy);
    held() = secrets;
    held().clientSecret.inKeychain = false; // kept under the other's name only
    held().proxyPassword.inKeychain = false;
    m_unsaved = true;
    flush();
    Q_EMIT changed();
}

ProfileNameProblem ProfilesPresenter::checkName(const QString &name) const
{
    const QString wanted = name.simplified();
    if (wanted.isEmpty())
        return ProfileNameProblem::Missing;
    if (wanted.size() > longestName)
        return ProfileNameProblem::TooLong;
    const bool taken = std::any_of(m_profiles.cbegin(), m_profiles.cend(), [&](const Profile &one) {
        return one.id != m_current && one.name.compare(wanted, Qt::CaseInsensitive) == 0;
    });
    return taken ? ProfileNameProblem::Taken : ProfileNameProblem::None;
}

void ProfilesPresenter::rename(const QString &name)
{
    Q_ASSERT(checkName(name) == ProfileNameProblem::None);
    mutableCurrent().name = name.simplified();
    m_unsaved = true;
    flush();
    Q_EMIT changed();
}

void ProfilesPresenter::edit(const Profile &wanted)
{
    Profile changedProfile = wanted;
    changedProfile.id = m_current;
    if (changedProfile == current())
        return;
    mutableCurrent() = changedProfile;
    letGoOfForeignSecrets();
    saveSoon();
    Q_EMIT changed();
}

void ProfilesPresenter::take(const signin::FoundCredential &found, bool platformHost, bool imsHost,
                             const QList<signin::JudgedOrigin> &confirmed)
{
    const Profile &mine = current();
    const bool isBlank = mine.clientId.isEmpty() && mine.organisation.isEmpty();
    const bool isSame = mine.clientId == found.apiKey && mine.organisation == found.organisation;
    if (!isBlank && !isSame)
        add(blankProfile(freeName(found.name.isEmpty() ? tr("My organisation") : found.name)));
    signin::ImportedProfile imported = signin::imported(current(), found);
    if (isBlank && !found.name.isEmpty())
        imported.profile.name = freeName(found.name);
    if (platformHost && !imported.offeredPlatform.isEmpty())
        imported.profile.platform = imported.offeredPlatform;
    if (imsHost && !imported.offeredIms.isEmpty())
        imported.profile.ims = imported.offeredIms;
    for (const signin::JudgedOrigin &one : confirmed)
        imported.profile = signin::confirmed(imported.profile, one);
    edit(imported.profile);
    if (!found.clientSecret.isEmpty())
        setClientSecret(found.clientSecret);
    flush();
}

void ProfilesPresenter::confirm(const signin::JudgedOrigin &origin)
{
    edit(signin::confirmed(current(), origin));
}

void ProfilesPresenter::remove(bool leaveSecrets)
{
    if (leaveSecrets) {
        dropFromList();
        return;
    }
    m_removing = true;
    forget();
}

void ProfilesPresenter::dropFromList()
{
    m_removing = false;
    m_saveSoon.cancel();
    m_unsaved = false;
    cancelKeychain();
    const QString gone = m_current;
    if (const auto removed = m_file.remove(gone); !removed)
        m_fileError = removed.error();
    if (m_profiles.size() == 1)
        m_profiles.append(blankProfile(tr("My organisation")));
    const auto next = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                   [&gone](const Profile &one) { return one.id != gone; });
    const QString chosen = next->id;
    switchTo(chosen);
    m_profiles.removeIf([&gone](const Profile &one) { return one.id == gone; });
    m_held.remove(gone);
    Q_EMIT changed();
}

void ProfilesPresenter::saveSoon()
{
    m_unsaved = true;
    m_saveSoon = m_scheduler.after(saveAfter, [this] { save(); });
}

void ProfilesPresenter::flush()
{
    m_saveSoon.cancel();
    if (m_unsaved)
        save();
}

Result<Unit> ProfilesPresenter::write()
{
    const Result<Unit> kept = m_file.keep(current());
    return kept ? m_file.setCurrent(m_current) : kept;
}

void ProfilesPresenter::save()
{
    m_unsaved = false;
    const Result<Unit> kept = write();
    const bool failedBefore = m_fileError.has_value();
    m_fileError = kept ? std::nullopt : std::optional(kept.error());
    if (failedBefore != m_fileError.has_value())
        Q_EMIT changed();
}

} // namespace dfw::presenters
