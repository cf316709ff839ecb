// SPDX-License-Identifier: Apache-2.0
#include "presenters/profilespresenter.h"

#include "signin/boundsecret.h"

#include <algorithm>
#include <utility>

namespace dfw::presenters {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using keychain::EntryKind;
using State = KeychainState::State;

namespace {

constexpr qsizetype longestName = 80;
constexpr std::chrono::milliseconds saveAfter = 400ms;

Profile blankProfile(const QString &name)
{
    Profile out = storage::newProfile(name);
    out.keepsSecrets = true;
    return out;
}

signin::Purpose purposeOf(EntryKind kind)
{
    return kind == EntryKind::ClientSecret ? signin::Purpose::SignIn : signin::Purpose::Proxy;
}

// Said like a keychain's own troubles: there is an entry, but not for this.
Error otherPurpose()
{
    return {.kind = ErrorKind::NotSignedIn,
            .operation = u"readSecret"_s,
            .code = u"KeychainOtherPurpose"_s};
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

ProfilesPresenter::HeldSecret &ProfilesPresenter::secretOf(EntryKind kind)
{
    return kind == EntryKind::ClientSecret ? held().clientSecret : held().proxyPassword;
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
    for (const EntryKind kind : {EntryKind::ClientSecret, EntryKind::ProxyPassword}) {
        HeldSecret &secret = secretOf(kind);
        if (!secret.givenFor ||
            !signin::isForAnother(*secret.givenFor, changedProfile, purposeOf(kind)))
            continue;
        secret = {};
        if (kind == EntryKind::ClientSecret)
            held().asksAgain = true;
    }
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

void ProfilesPresenter::setClientSecret(const Secret &secret)
{
    if (secret == held().clientSecret.value)
        return;
    held().clientSecret = {.value = secret, .givenFor = {}, .inKeychain = false};
    held().asksAgain = false;
    if (m_keychainState.state != State::Idle && !m_keychainState.isBusy())
        m_keychainState = {};
    Q_EMIT changed();
}

void ProfilesPresenter::setProxyPassword(const Secret &password)
{
    if (password == held().proxyPassword.value)
        return;
    held().proxyPassword = {.value = password, .givenFor = {}, .inKeychain = false};
    Q_EMIT changed();
}

void ProfilesPresenter::setKeeps(bool inKeychain)
{
    const bool failed = m_keychainState.state == State::Failed;
    if (current().keepsSecrets != inKeychain) {
        mutableCurrent().keepsSecrets = inKeychain;
        m_keychainState = {};
        saveSoon();
        Q_EMIT changed();
    }
    if (inKeychain && held().clientSecret.givenFor)
        store();
    else if (!inKeychain && current().hasKept && !failed)
        work({{EntryKind::ClientSecret, State::Forgetting},
              {EntryKind::ProxyPassword, State::Forgetting}});
}

bool ProfilesPresenter::needsFetch() const
{
    return current().keepsSecrets && current().hasKept && !held().asksAgain &&
           held().clientSecret.value.isEmpty();
}

bool ProfilesPresenter::needsProxyPassword() const
{
    return current().keepsSecrets && current().hasKept && !current().proxy.user.isEmpty() &&
           held().proxyPassword.value.isEmpty();
}

void ProfilesPresenter::fetch()
{
    QList<Wish> wishes;
    if (held().clientSecret.value.isEmpty())
        wishes.append({EntryKind::ClientSecret, State::Reading});
    if (needsProxyPassword() || wishes.isEmpty())
        wishes.append({EntryKind::ProxyPassword, State::Reading});
    work(wishes);
}

void ProfilesPresenter::store()
{
    flush();
    QList<Wish> wishes;
    for (const EntryKind kind : {EntryKind::ClientSecret, EntryKind::ProxyPassword}) {
        HeldSecret &secret = secretOf(kind);
        if (secret.value.isEmpty())
            continue;
        if (!secret.inKeychain && current().keepsSecrets)
            wishes.append({kind, State::Keeping});
        secret.givenFor = current();
    }
    if (!wishes.isEmpty())
        work(wishes);
}

void ProfilesPresenter::forget()
{
    Q_EMIT aboutToSwitch(); // the token that was had by them goes as well
    held() = {};
    work({{EntryKind::ClientSecret, State::Forgetting},
          {EntryKind::ProxyPassword, State::Forgetting}});
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

void ProfilesPresenter::cancelKeychain()
{
    m_asking.cancel();
    m_wishes.clear();
    m_removing = false;
    if (!m_keychainState.isBusy())
        return;
    m_keychainState = {};
    Q_EMIT changed();
}

void ProfilesPresenter::work(QList<Wish> wishes)
{
    m_asking.cancel();
    m_wishes = std::move(wishes);
    m_keychainState = {.state = m_wishes.constFirst().verb};
    Q_EMIT changed();
    next();
}

void ProfilesPresenter::next()
{
    const Wish wish = m_wishes.takeFirst();
    const QString key = keychain::entryKey(m_current, wish.kind);
    const auto answered = [this, wish](const Result<Secret> &answer) { takeAnswer(wish, answer); };
    const auto done = [answered](const Result<Unit> &answer) {
        answered(answer ? Result<Secret>(Secret()) : Result<Secret>(answer.error()));
    };
    switch (wish.verb) {
    case State::Reading:
        m_asking = m_keychain.read(key, answered);
        break;
    case State::Keeping:
        m_asking = m_keychain.write(
            key, signin::bound(secretOf(wish.kind).value, current(), purposeOf(wish.kind)), done);
        break;
    default:
        m_asking = m_keychain.remove(key, done);
        break;
    }
}

void ProfilesPresenter::takeAnswer(const Wish &wish, const Result<Secret> &answer)
{
    const Call ended = std::exchange(m_asking, {});
    std::optional<Error> trouble;
    if (!answer)
        trouble = answer.error();
    if (answer && wish.verb == State::Reading) {
        const Secret value = signin::unbound(*answer, current(), purposeOf(wish.kind));
        if (value.isEmpty())
            trouble = otherPurpose();
        else
            secretOf(wish.kind) = {.value = value, .givenFor = current(), .inKeychain = true};
    }
    // A proxy's password that is not there is asked for by the proxy.
    const bool isMissing =
        trouble && (trouble->code == keychain::problemCode(keychain::KeychainProblem::Missing) ||
                    trouble->code == otherPurpose().code);
    if (isMissing && wish.kind == EntryKind::ProxyPassword)
        trouble.reset();
    if (!trouble && wish.verb != State::Reading) {
        const bool isKept = wish.verb == State::Keeping;
        secretOf(wish.kind).inKeychain = isKept;
        if (wish.kind == EntryKind::ClientSecret && current().hasKept != isKept) {
            mutableCurrent().hasKept = isKept;
            m_unsaved = true;
            flush();
        }
    }
    if (trouble) {
        finish(State::Failed, trouble);
    } else if (!m_wishes.isEmpty()) {
        next();
    } else {
        finish(wish.verb == State::Forgetting ? State::Forgotten : State::Kept);
    }
}

void ProfilesPresenter::finish(KeychainState::State state, const std::optional<Error> &error)
{
    const bool wasReading = m_keychainState.state == State::Reading;
    const bool removing = std::exchange(m_removing, false);
    m_wishes.clear();
    m_keychainState = {.state = state, .error = error};
    Q_EMIT changed();
    if (removing)
        state == State::Forgotten ? dropFromList() : Q_EMIT removalRefused();
    else if (wasReading)
        Q_EMIT fetched(state == State::Kept);
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
