// SPDX-License-Identifier: Apache-2.0
#include "presenters/accesschecker.h"

#include <algorithm>
#include <iterator>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

void AccessChecker::start(Connection &connection)
{
    m_calls.clear();
    m_connection = &connection;
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

void AccessChecker::stop()
{
    m_calls.clear();
    m_connection = nullptr;
    if (!isBusy())
        return;
    for (AccessCheck &one : m_checks) {
        if (one.task.isBusy())
            one.task.state = Task::State::Cancelled;
    }
    Q_EMIT changed();
}

void AccessChecker::clear()
{
    m_calls.clear();
    m_connection = nullptr;
    m_checks.clear();
    m_sandboxes.clear();
    Q_EMIT changed();
}

bool AccessChecker::isBusy() const
{
    return std::any_of(m_checks.begin(), m_checks.end(),
                       [](const AccessCheck &one) { return one.task.isBusy(); });
}

const AccessCheck *AccessChecker::firstFailure() const
{
    const auto failed = std::find_if(m_checks.begin(), m_checks.end(), [](const AccessCheck &one) {
        return one.task.state == Task::State::Failed;
    });
    return failed == m_checks.end() ? nullptr : &*failed;
}

void AccessChecker::runCheck(AccessCheck::What what)
{
    api::PlatformApi &api = m_connection->api();
    switch (what) {
    case AccessCheck::What::Sandbox:
        m_calls.push_back(api.sandboxes([this](const Result<QList<api::Sandbox>> &list) {
            if (list)
                std::copy_if(list->begin(), list->end(), std::back_inserter(m_sandboxes),
                             [](const api::Sandbox &one) { return one.isActive(); });
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
void AccessChecker::finishCheck(AccessCheck::What what, const Result<QList<T>> &result)
{
    AccessCheck &mine = check(what);
    mine.task.ms = m_clock.elapsed();
    mine.task.state = result ? Task::State::Ready : Task::State::Failed;
    if (result)
        mine.count = static_cast<int>(result->size());
    else
        mine.task.error = result.error();
    if (what == AccessCheck::What::Sandbox && result) {
        const QString wanted = m_connection->credentials().sandbox;
        const bool known = std::any_of(m_sandboxes.begin(), m_sandboxes.end(),
                                       [&](const api::Sandbox &one) { return one.name == wanted; });
        if (!known) {
            mine.task.state = Task::State::Failed;
            mine.task.error = Error{
                .kind = ErrorKind::NotFound, .operation = u"listSandboxes"_s, .where = wanted};
        }
    }
    if (isBusy()) {
        Q_EMIT changed();
        return;
    }
    m_connection = nullptr;
    Q_EMIT finished();
}

AccessCheck &AccessChecker::check(AccessCheck::What what)
{
    return *std::find_if(m_checks.begin(), m_checks.end(),
                         [what](const AccessCheck &one) { return one.what == what; });
}

} // namespace dfw::presenters
