// SPDX-License-Identifier: Apache-2.0
#include "presenters/connectpresenter.h"

#include "net/origin.h"
#include "signin/profilesignin.h"

#include <algorithm>
#include <QRegularExpression>

namespace dfw::presenters {

using namespace Qt::StringLiterals;
using Field = ConnectProblem::Field;
using Kind = ConnectProblem::Kind;
using Method = ConnectForm::Method;

namespace {

Kind originKind(const QString &code)
{
    if (code == "NotHttp"_L1 || code == "PlainHttp"_L1)
        return Kind::NotHttps;
    if (code == "HasExtras"_L1)
        return Kind::HostHasExtras;
    return Kind::NotAUrl;
}

// "BEGIN PRIVATE KEY" and its like: what the old way of signing in was made of.
bool isKeyMaterial(const Secret &secret)
{
    return secret.reveal().contains("-BEGIN "_L1);
}

void checkHosts(const Profile &profile, QList<ConnectProblem> &out)
{
    bool readable = true;
    for (const auto &[field, text] :
         {std::pair{Field::Platform, profile.platform}, std::pair{Field::Ims, profile.ims}}) {
        const auto judged = signin::judgeOrigin(text);
        readable = readable && judged.ok();
        if (!judged)
            out.append({field,
                        text.trimmed().isEmpty() ? Kind::Missing : originKind(judged.error().code),
                        {}});
    }
    if (!readable)
        return;
    const auto platform = signin::judgeOrigin(profile.platform);
    const auto strangers = signin::toBeConfirmed(profile);
    for (const signin::JudgedOrigin &one : *strangers)
        out.append(
            {one == *platform ? Field::Platform : Field::Ims, Kind::HostUnconfirmed, one.host});
}

void checkSecrets(const ConnectForm &form, const ProfilesPresenter &profiles,
                  QList<ConnectProblem> &out)
{
    if (form.method == Method::AccessToken) {
        if (form.accessToken.isEmpty())
            out.append({Field::AccessToken, Kind::Missing, {}});
        else if (isKeyMaterial(form.accessToken))
            out.append({Field::AccessToken, Kind::JwtMaterial, {}});
        else if (form.accessToken.reveal().startsWith("Bearer"_L1, Qt::CaseInsensitive))
            out.append({Field::AccessToken, Kind::TokenHasPrefix, {}});
        return;
    }
    const bool triedKeychain = profiles.keychain().state == KeychainState::State::Failed;
    if (isKeyMaterial(form.clientSecret))
        out.append({Field::ClientSecret, Kind::JwtMaterial, {}});
    else if (profiles.asksAgain())
        out.append({Field::ClientSecret, Kind::SecretForAnother, {}});
    else if (form.clientSecret.isEmpty() && (!profiles.needsFetch() || triedKeychain))
        out.append({Field::ClientSecret, Kind::Missing, {}});
}

void checkProxy(const ProfileProxy &proxy, QList<ConnectProblem> &out)
{
    if (proxy.kind != ProfileProxy::Kind::Http && proxy.kind != ProfileProxy::Kind::Socks5)
        return;
    if (proxy.host.trimmed().isEmpty())
        out.append({Field::ProxyHost, Kind::Missing, {}});
    if (proxy.port < 1 || proxy.port > 65535)
        out.append({Field::ProxyPort, Kind::NotAPort, {}});
}

// What a sign-in is made of, for comparing: a new name is no reason to sign in again.
ConnectForm decisive(ConnectForm form)
{
    form.profile.name.clear();
    form.profile.keepsSecrets = form.profile.hasKept = false;
    return form;
}

} // namespace

ConnectPresenter::ConnectPresenter(Session &session, DemoHost &demo, ProfilesPresenter &profiles,
                                   PlanKeeper &keeper, QObject *parent)
    : QObject(parent), m_session(session), m_demo(demo), m_profiles(profiles), m_keeper(keeper)
{
    connect(&m_checker, &AccessChecker::changed, this, &ConnectPresenter::changed);
    connect(&m_checker, &AccessChecker::finished, this, &ConnectPresenter::conclude);
    connect(&m_profiles, &ProfilesPresenter::changed, this, &ConnectPresenter::changed);
    connect(&m_profiles, &ProfilesPresenter::aboutToSwitch, this, &ConnectPresenter::dropSession);
    connect(&m_profiles, &ProfilesPresenter::fetched, this, [this](bool ok) {
        if (!std::exchange(m_awaitsKeychain, false))
            return;
        if (ok)
            beginOrganisation();
        else
            finish(Task::State::Failed, m_profiles.keychain().error);
    });
    connect(&m_session, &Session::changed, this, [this] {
        if (!m_session.isConnected())
            m_keeper.leaveWorld();
    });
}

ConnectForm ConnectPresenter::form() const
{
    return {.method = m_method,
            .profile = m_profiles.current(),
            .clientSecret = m_profiles.clientSecret(),
            .proxyPassword = m_profiles.proxyPassword(),
            .accessToken = m_accessToken};
}

void ConnectPresenter::setForm(const ConnectForm &wanted)
{
    if (wanted == form())
        return;
    // What is being asked is not what the form says any more.
    if (m_kind == Session::Kind::Organisation)
        cancel();
    m_method = wanted.method;
    m_accessToken = wanted.accessToken;
    m_profiles.edit(wanted.profile);
    // One that edit() let go must not come back from the field it was shown in.
    if (!m_profiles.asksAgain() || wanted.clientSecret.isEmpty())
        m_profiles.setClientSecret(wanted.clientSecret);
    m_profiles.setProxyPassword(wanted.proxyPassword);
    Q_EMIT changed();
}

QList<ConnectProblem> ConnectPresenter::problems() const
{
    const ConnectForm now = form();
    const Profile &profile = now.profile;
    QList<ConnectProblem> out;
    if (profile.clientId.trimmed().isEmpty())
        out.append({Field::ClientId, Kind::Missing, {}});
    checkSecrets(now, m_profiles, out);
    static const QRegularExpression organisation(u"^[A-Za-z0-9]{24}@AdobeOrg$"_s);
    if (profile.organisation.trimmed().isEmpty())
        out.append({Field::Organisation, Kind::Missing, {}});
    else if (!organisation.match(profile.organisation.trimmed()).hasMatch())
        out.append({Field::Organisation, Kind::NotAnOrganisation, {}});
    // Without a sandbox the sandboxes are asked for; then one must be chosen.
    const QString sandbox = profile.sandbox.trimmed();
    if (sandbox.isEmpty() && !sandboxes().isEmpty())
        out.append({Field::Sandbox, Kind::Missing, {}});
    else if (sandbox != sandbox.toLower())
        out.append({Field::Sandbox, Kind::SandboxNotLower, {}});
    checkHosts(profile, out);
    checkProxy(profile.proxy, out);
    return out;
}

void ConnectPresenter::useClientSecret()
{
    ConnectForm changed = form();
    changed.method = Method::ClientSecret;
    changed.accessToken = {};
    setForm(changed);
}

QList<signin::JudgedOrigin> ConnectPresenter::toBeConfirmed() const
{
    const auto strangers = signin::toBeConfirmed(m_profiles.current());
    return strangers ? *strangers : QList<signin::JudgedOrigin>();
}

bool ConnectPresenter::needsSignIn() const
{
    if (!m_session.isConnected())
        return true;
    return m_session.kind() == Session::Kind::Organisation && m_signedInForm != decisive(form());
}

void ConnectPresenter::switchTo(const QString &profileId)
{
    m_profiles.choose(profileId);
    if (problems().isEmpty())
        signIn();
}

void ConnectPresenter::dropSession()
{
    cancel();
    m_checker.clear();
    m_task = {};
    m_accessToken = {};
    m_signedInForm.reset();
    if (m_session.kind() == Session::Kind::Organisation)
        m_session.disconnectFromPlatform();
}

void ConnectPresenter::startDemo()
{
    cancel();
    m_kind = Session::Kind::Demo;
    m_task = {.state = Task::State::Busy}; // before anybody hears of a change
    m_checker.clear();
    m_clock.start();
    Q_EMIT changed();
    m_demoStart = m_demo.start([this](const Result<DemoAccess> &access) {
        if (!access) {
            finish(Task::State::Failed, access.error());
            return;
        }
        m_demoNotKept = access->notKept;
        begin({.platform = access->origin, .credentials = access->credentials},
              Session::Kind::Demo);
    });
}

void ConnectPresenter::leaveDemo()
{
    cancel();
    m_checker.clear(); // the demo's
    m_task = {};
    m_kind = Session::Kind::None;
    m_session.disconnectFromPlatform();
    m_demo.stop();
    m_demoNotKept.reset();
    Q_EMIT changed();
}

void ConnectPresenter::resetDemo()
{
    leaveDemo();
    m_demo.reset();
    startDemo();
}

void ConnectPresenter::skipDemoAhead(std::chrono::seconds by)
{
    if (m_session.kind() == Session::Kind::Demo)
        m_demo.skipAhead(by);
}

void ConnectPresenter::signIn()
{
    if (!problems().isEmpty())
        return;
    cancel();
    m_kind = Session::Kind::Organisation;
    m_task = {.state = Task::State::Busy}; // before anybody hears of a change
    m_checker.clear();
    m_profiles.flush();
    m_clock.start();
    Q_EMIT changed();
    if ((m_method == Method::ClientSecret && m_profiles.needsFetch()) ||
        m_profiles.needsProxyPassword()) {
        m_awaitsKeychain = true;
        m_profiles.fetch();
    } else {
        beginOrganisation();
    }
}

void ConnectPresenter::beginOrganisation()
{
    const ConnectForm now = form();
    const bool pasted = now.method == Method::AccessToken;
    const auto signIn =
        signin::signInOf(now.profile, {.clientSecret = pasted ? Secret() : now.clientSecret,
                                       .accessToken = pasted ? now.accessToken : Secret(),
                                       .proxyPassword = now.proxyPassword});
    if (signIn)
        begin(*signIn, Session::Kind::Organisation);
    else
        finish(Task::State::Failed, signIn.error());
}

void ConnectPresenter::begin(const signin::SignIn &signIn, Session::Kind kind)
{
    m_kind = kind;
    m_checker.stop();
    m_candidate = std::make_unique<Connection>(signIn, m_session.scheduler());
    m_task = {.state = Task::State::Busy};
    m_checker.start(*m_candidate);
    Q_EMIT changed();
}

void ConnectPresenter::conclude()
{
    // One check that failed ends the sign-in, but the secret may have been right all the same.
    const AccessCheck *failed = m_checker.firstFailure();
    const bool refused =
        failed && failed->task.error && failed->task.error->kind == ErrorKind::NotSignedIn;
    if (m_kind == Session::Kind::Organisation && m_method == Method::ClientSecret &&
        m_candidate->signIn().tokenEndsAt() && !refused)
        m_profiles.store();
    if (failed) {
        const QString only = onlySandbox();
        if (m_kind == Session::Kind::Organisation && !only.isEmpty() &&
            m_profiles.current().sandbox.trimmed().isEmpty()) {
            Profile profile = m_profiles.current();
            profile.sandbox = only;
            m_profiles.edit(profile);
            beginOrganisation();
            return;
        }
        finish(Task::State::Failed, failed->task.error);
        return;
    }
    m_signedInForm =
        m_kind == Session::Kind::Organisation ? std::optional(decisive(form())) : std::nullopt;
    QString title;
    bool production = false;
    for (const api::Sandbox &one : sandboxes()) {
        if (one.name == m_candidate->credentials().sandbox) {
            title = one.title.isEmpty() ? one.name : one.title;
            production = one.isProduction();
        }
    }
    const bool isDemo = m_kind == Session::Kind::Demo;
    // The demo is the same place whichever port it has today.
    const signin::IdWorld world{.platform = isDemo ? u"demo"_s : m_candidate->origin().toString(),
                                .organisation = m_candidate->credentials().organisation,
                                .sandbox = m_candidate->credentials().sandbox};
    // In this order: the old sandbox's IDs are out of the plan before anybody can ask the new one
    // about them, and those of the new one are not there while the old one can be asked.
    m_session.disconnectFromPlatform();
    m_keeper.enterWorld(world);
    m_session.connectTo(m_kind, std::move(m_candidate), title, production,
                        isDemo ? QString() : m_profiles.current().name, isDemo && m_demoNotKept);
    finish(Task::State::Ready);
    Q_EMIT signedIn();
}

// There is no choice where one sandbox is all there is.
QString ConnectPresenter::onlySandbox() const
{
    return sandboxes().size() == 1 ? sandboxes().constFirst().name : QString();
}

void ConnectPresenter::finish(Task::State state, const std::optional<Error> &error)
{
    m_task = {.state = state, .error = error, .ms = m_clock.elapsed()};
    Q_EMIT changed();
}

void ConnectPresenter::cancel()
{
    m_demoStart.cancel();
    m_checker.stop();
    m_candidate.reset();
    if (std::exchange(m_awaitsKeychain, false))
        m_profiles.cancelKeychain();
    if (m_task.isBusy())
        finish(Task::State::Cancelled);
}

} // namespace dfw::presenters
