// SPDX-License-Identifier: Apache-2.0
#include "presenters/connectpresenter.h"

#include "net/origin.h"

#include <algorithm>
#include <QRegularExpression>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

ConnectProblem::Kind originKind(const QString &code)
{
    if (code == "NotHttp"_L1 || code == "PlainHttp"_L1)
        return ConnectProblem::Kind::NotHttps;
    if (code == "HasExtras"_L1)
        return ConnectProblem::Kind::HostHasExtras;
    return ConnectProblem::Kind::NotAUrl;
}

} // namespace

ConnectPresenter::ConnectPresenter(Session &session, DemoHost &demo, QObject *parent)
    : QObject(parent), m_session(session), m_demo(demo)
{
}

void ConnectPresenter::setForm(const ConnectForm &form)
{
    if (form == m_form)
        return;
    // What is being asked is not what the form says any more.
    if (m_kind == Session::Kind::Organisation)
        cancel();
    m_form = form;
    Q_EMIT changed();
}

QList<ConnectProblem> ConnectPresenter::problems() const
{
    using enum ConnectProblem::Field;
    using Kind = ConnectProblem::Kind;
    QList<ConnectProblem> out;
    if (const auto origin = net::parseOrigin(m_form.host); !origin)
        out.append({Host, m_form.host.trimmed().isEmpty() ? Kind::Missing
                                                          : originKind(origin.error().code)});
    if (m_form.accessToken.isEmpty())
        out.append({AccessToken, Kind::Missing});
    else if (m_form.accessToken.reveal().startsWith("Bearer"_L1, Qt::CaseInsensitive))
        out.append({AccessToken, Kind::TokenHasPrefix});
    if (m_form.apiKey.trimmed().isEmpty())
        out.append({ApiKey, Kind::Missing});
    static const QRegularExpression organisation(u"^[A-Za-z0-9]{24}@AdobeOrg$"_s);
    if (m_form.organisation.trimmed().isEmpty())
        out.append({Organisation, Kind::Missing});
    else if (!organisation.match(m_form.organisation.trimmed()).hasMatch())
        out.append({Organisation, Kind::NotAnOrganisation});
    if (m_form.sandbox.trimmed().isEmpty())
        out.append({Sandbox, Kind::Missing});
    else if (m_form.sandbox.trimmed() != m_form.sandbox.trimmed().toLower())
        out.append({Sandbox, Kind::SandboxNotLower});
    return out;
}

bool ConnectPresenter::needsSignIn() const
{
    if (!m_session.isConnected())
        return true;
    return m_session.kind() == Session::Kind::Organisation && m_signedInForm != m_form;
}

void ConnectPresenter::startDemo()
{
    cancel();
    m_kind = Session::Kind::Demo;
    m_checks.clear();
    m_task = {.state = Task::State::Busy};
    m_clock.start();
    Q_EMIT changed();
    m_demoStart = m_demo.start([this](const Result<DemoAccess> &access) {
        if (!access) {
            m_task = {
                .state = Task::State::Failed, .error = access.error(), .ms = m_clock.elapsed()};
            Q_EMIT changed();
            return;
        }
        begin(access->origin, access->credentials, Session::Kind::Demo);
    });
}

void ConnectPresenter::leaveDemo()
{
    cancel();
    m_checks.clear();
    m_sandboxes.clear(); // the demo's
    m_task = {};
    m_kind = Session::Kind::None;
    m_session.disconnectFromPlatform();
    m_demo.stop();
    Q_EMIT changed();
}

void ConnectPresenter::resetDemo()
{
    leaveDemo();
    startDemo();
}

void ConnectPresenter::skipDemoAhead(std::chrono::seconds by)
{
    if (m_session.kind() == Session::Kind::Demo)
        m_demo.skipAhead(by);
}

void ConnectPresenter::signIn()
{
    const auto origin = net::parseOrigin(m_form.host);
    if (!problems().isEmpty() || !origin)
        return;
    cancel();
    begin(*origin,
          {.accessToken = m_form.accessToken,
           .apiKey = m_form.apiKey.trimmed(),
           .organisation = m_form.organisation.trimmed(),
           .sandbox = m_form.sandbox.trimmed()},
          Session::Kind::Organisation);
}

void ConnectPresenter::begin(const QUrl &origin, const net::Credentials &credentials,
                             Session::Kind kind)
{
    m_kind = kind;
    m_candidate = std::make_unique<Connection>(origin, credentials, m_session.scheduler());
    m_task = {.state = Task::State::Busy};
    m_clock.start();
    m_checks.clear();
    m_sandboxes.clear();
    using enum AccessCheck::What;
    for (const auto what : {Sandbox, SchemaRegistry, FlowService})
        m_checks.append({.what = what, .task = {.state = Task::State::Busy}});
    Q_EMIT changed();
    for (const auto what : {Sandbox, SchemaRegistry, FlowService})
        runCheck(what);
}

void ConnectPresenter::runCheck(AccessCheck::What what)
{
    api::PlatformApi &api = m_candidate->api();
    switch (what) {
    case AccessCheck::What::Sandbox:
        m_calls.push_back(api.sandboxes([this](const Result<QList<api::Sandbox>> &list) {
            if (list)
                m_sandboxes = *list;
            finishCheck(AccessCheck::What::Sandbox, list);
        }));
        break;
    case AccessCheck::What::SchemaRegistry:
        m_calls.push_back(api.schemas([this](const Result<QList<api::SchemaSummary>> &list) {
            finishCheck(AccessCheck::What::SchemaRegistry, list);
        }));
        break;
    case AccessCheck::What::FlowService:
        m_calls.push_back(api.connections([this](const Result<QList<api::BaseConnection>> &list) {
            finishCheck(AccessCheck::What::FlowService, list);
        }));
        break;
    }
}

template<typename T>
void ConnectPresenter::finishCheck(AccessCheck::What what, const Result<QList<T>> &result)
{
    AccessCheck &mine = check(what);
    mine.task.ms = m_clock.elapsed();
    mine.task.state = result ? Task::State::Ready : Task::State::Failed;
    if (result)
        mine.count = static_cast<int>(result->size());
    else
        mine.task.error = result.error();
    if (what == AccessCheck::What::Sandbox && result) {
        const QString wanted = m_candidate->credentials().sandbox;
        const bool known = std::any_of(m_sandboxes.begin(), m_sandboxes.end(),
                                       [&](const api::Sandbox &one) { return one.name == wanted; });
        if (!known) {
            mine.task.state = Task::State::Failed;
            mine.task.error = Error{
                .kind = ErrorKind::NotFound, .operation = u"listSandboxes"_s, .where = wanted};
        }
    }
    conclude();
}

AccessCheck &ConnectPresenter::check(AccessCheck::What what)
{
    return *std::find_if(m_checks.begin(), m_checks.end(),
                         [what](const AccessCheck &one) { return one.what == what; });
}

void ConnectPresenter::conclude()
{
    const bool busy = std::any_of(m_checks.begin(), m_checks.end(),
                                  [](const AccessCheck &one) { return one.task.isBusy(); });
    if (busy) {
        Q_EMIT changed();
        return;
    }
    const auto failed = std::find_if(m_checks.begin(), m_checks.end(),
                                     [](const AccessCheck &one) { return !one.task.isReady(); });
    m_task.ms = m_clock.elapsed();
    if (failed != m_checks.end()) {
        m_task.state = Task::State::Failed;
        m_task.error = failed->task.error;
        Q_EMIT changed();
        return;
    }
    m_task.state = Task::State::Ready;
    m_signedInForm = m_kind == Session::Kind::Organisation ? std::optional(m_form) : std::nullopt;
    QString title;
    bool production = false;
    for (const api::Sandbox &one : std::as_const(m_sandboxes)) {
        if (one.name == m_candidate->credentials().sandbox) {
            title = one.title.isEmpty() ? one.name : one.title;
            production = one.isProduction();
        }
    }
    m_session.connectTo(m_kind, std::move(m_candidate), title, production);
    Q_EMIT changed();
    Q_EMIT signedIn();
}

void ConnectPresenter::cancel()
{
    m_demoStart.cancel();
    m_calls.clear();
    m_candidate.reset();
    if (!m_task.isBusy())
        return;
    m_task.state = Task::State::Cancelled;
    for (AccessCheck &one : m_checks) {
        if (one.task.isBusy())
            one.task.state = Task::State::Cancelled;
    }
    Q_EMIT changed();
}

} // namespace dfw::presenters
