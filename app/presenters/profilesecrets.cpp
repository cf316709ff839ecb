// SPDX-License-Identifier: Apache-2.0
// The secrets of the profiles: in memory, and in the keychain.
#include "presenters/profilespresenter.h"

#include "signin/boundsecret.h"

#include <utility>

namespace dfw::presenters {

using namespace Qt::StringLiterals;
using keychain::EntryKind;
using State = KeychainState::State;

namespace {

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

ProfilesPresenter::HeldSecret &ProfilesPresenter::secretOf(EntryKind kind)
{
    return kind == EntryKind::ClientSecret ? held().clientSecret : held().proxyPassword;
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

// Those that were given for another client, host or proxy than the profile has now.
void ProfilesPresenter::letGoOfForeignSecrets()
{
    for (const EntryKind kind : {EntryKind::ClientSecret, EntryKind::ProxyPassword}) {
        HeldSecret &secret = secretOf(kind);
        if (!secret.givenFor || !signin::isForAnother(*secret.givenFor, current(), purposeOf(kind)))
            continue;
        secret = {};
        if (kind == EntryKind::ClientSecret)
            held().asksAgain = true;
    }
}

} // namespace dfw::presenters
