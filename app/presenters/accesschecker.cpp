// SPDX-License-Identifier: Apache-2.0
#include "presenters/accesschecker.h"

#include "presenters/accessrules.h"

#include <algorithm>
#include <iterator>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

bool isOpen(const AccessCheck &check)
{
    return check.task.isBusy() || (check.task.state == Task::State::Idle && !check.blockedBy);
}

// About a sandbox that was asked for by name; the list itself was read.
Error sandboxError(const QString &code, const api::Sandbox &wanted)
{
    return {.kind = ErrorKind::NotFound,
            .operation = u"listSandboxes"_s,
            .where = wanted.name,
            .code = code,
            .serverText = wanted.state};
}

} // namespace

void AccessChecker::start(Connection &connection)
{
    m_calls.clear();
    m_connection = &connection;
    m_subject = {.origin = connection.origin(),
                 .organisation = connection.credentials().organisation,
                 .sandbox = connection.credentials().sandbox,
                 .apiKey = connection.credentials().apiKey,
                 .renewsToken = connection.signIn().renewsToken(),
                 .tokenEndsAt = connection.signIn().tokenEndsAt()};
    m_sandboxes.clear();
    m_checks.clear();
    for (const What what : accessPoints)
        m_checks.append({.what = what});
    askToken();
    Q_EMIT changed();
}

void AccessChecker::stop()
{
    m_calls.clear();
    if (!std::exchange(m_connection, nullptr))
        return;
    for (AccessCheck &one : m_checks) {
        if (isOpen(one))
            one.task.state = Task::State::Cancelled;
    }
    Q_EMIT changed();
}

void AccessChecker::clear()
{
    m_calls.clear();
    m_connection = nullptr;
    m_subject = {};
    m_checks.clear();
    m_sandboxes.clear();
    Q_EMIT changed();
}

const AccessCheck *AccessChecker::firstFailure() const
{
    const auto failed = std::find_if(m_checks.begin(), m_checks.end(), [](const AccessCheck &one) {
        return one.task.state == Task::State::Failed && !one.onlyWarns();
    });
    return failed == m_checks.end() ? nullptr : &*failed;
}

void AccessChecker::ask(What what)
{
    check(what).task = {.state = Task::State::Busy};
    m_clocks[static_cast<std::size_t>(what)].start();
}

void AccessChecker::askToken()
{
    ask(What::Token);
    m_calls.push_back(m_connection->signIn().token([this](const Result<Unit> &token) {
        if (!token) {
            fail(What::Token, token.error());
        } else {
            // A pasted one stays in doubt: nobody has judged it yet.
            m_subject.tokenEndsAt = m_connection->signIn().tokenEndsAt();
            if (m_subject.renewsToken)
                succeed(What::Token);
            askOrganisation();
        }
        settle();
    }));
}

// Those the caller may use are listed without naming one, so that this answer is about the
// organisation alone, and the sandbox is looked up in it.
void AccessChecker::askOrganisation()
{
    ask(What::Organisation);
    m_calls.push_back(
        m_connection->api().sandboxes([this](const Result<QList<api::Sandbox>> &list) {
            if (list) {
                if (check(What::Token).task.isBusy())
                    succeed(What::Token);
                takeSandboxes(*list);
            } else {
                fail(What::Organisation, list.error());
            }
            settle();
        }));
}

void AccessChecker::takeSandboxes(const QList<api::Sandbox> &all)
{
    std::copy_if(all.begin(), all.end(), std::back_inserter(m_sandboxes),
                 [](const api::Sandbox &one) { return one.isActive(); });
    succeed(What::Organisation, m_sandboxes.size());
    ask(What::Sandbox);
    m_clocks[static_cast<std::size_t>(What::Sandbox)] =
        m_clocks[static_cast<std::size_t>(What::Organisation)]; // the same answer
    const QString &name = m_subject.sandbox;
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const api::Sandbox &one) { return one.name == name; });
    if (found != all.end() && !found->isActive())
        fail(What::Sandbox, sandboxError(u"SandboxNotActive"_s, *found));
    else if (m_sandboxes.isEmpty())
        fail(What::Sandbox, sandboxError(u"NoSandboxes"_s, {.name = name}));
    else if (name.isEmpty())
        fail(What::Sandbox, sandboxError(u"SandboxNotChosen"_s, {}));
    else if (found == all.end())
        fail(What::Sandbox, sandboxError(u"SandboxUnknown"_s, {.name = name}));
    if (check(What::Sandbox).task.isBusy()) {
        succeed(What::Sandbox);
        askServices();
    }
}

template<typename T>
Done<QList<T>> AccessChecker::listOf(What what)
{
    ask(what);
    return [this, what](const Result<QList<T>> &list) {
        if (list)
            succeed(what, list->size());
        else
            fail(what, list.error());
        settle();
    };
}

void AccessChecker::askServices()
{
    api::PlatformApi &api = m_connection->api();
    m_calls.push_back(api.schemas(listOf<api::SchemaSummary>(What::SchemaRegistry)));
    m_calls.push_back(api.connections(listOf<api::BaseConnection>(What::FlowRead)));
    ask(What::FlowWrite);
    m_calls.push_back(api.mayWriteConnections([this](const Result<api::wire::WriteProbe> &probe) {
        if (!probe) {
            fail(What::FlowWrite, probe.error());
        } else if (probe->answer) {
            fail(What::FlowWrite, *probe->answer);
            check(What::FlowWrite).isRefused = probe->right == api::wire::WriteRight::Refused;
        } else {
            succeed(What::FlowWrite);
        }
        settle();
    }));
}

void AccessChecker::succeed(What what, qsizetype count)
{
    AccessCheck &mine = check(what);
    mine.task = {.state = Task::State::Ready,
                 .ms = m_clocks[static_cast<std::size_t>(what)].elapsed()};
    mine.count = static_cast<int>(count);
}

void AccessChecker::fail(What asked, const Error &error)
{
    // Whether one may write is no reason to doubt what another call has shown.
    const What blamed = asked == What::FlowWrite ? asked : blamedFor(error, asked);
    if (asked == What::Organisation && blamed == asked)
        judgePastedToken(error);
    if (blamed < asked)
        check(asked) = {.what = asked, .blockedBy = blamed, .wasAsked = true};
    check(blamed).task = {.state = Task::State::Failed,
                          .error = error,
                          .ms = m_clocks[static_cast<std::size_t>(asked)].elapsed()};
    for (AccessCheck &one : m_checks) {
        if (one.what > blamed && one.task.state == Task::State::Idle && !one.blockedBy)
            one.blockedBy = blamed;
    }
}

// The organisation's answer is the first that a pasted token gets. That it has no rights there
// means that somebody read it; from no answer, or one about the API key, nothing follows.
void AccessChecker::judgePastedToken(const Error &error)
{
    AccessCheck &token = check(What::Token);
    if (!token.task.isBusy())
        return;
    const bool wasRead = error.code == "403025"_L1 || error.code == "403027"_L1 ||
                         error.code.startsWith("FLOW-2000"_L1);
    if (wasRead)
        succeed(What::Token);
    else
        token = {.what = What::Token, .blockedBy = What::Organisation};
}

void AccessChecker::settle()
{
    if (std::any_of(m_checks.begin(), m_checks.end(), isOpen)) {
        Q_EMIT changed();
        return;
    }
    m_connection = nullptr;
    Q_EMIT finished();
}

} // namespace dfw::presenters
