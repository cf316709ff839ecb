// SPDX-License-Identifier: Apache-2.0
#include "run/publisher.h"

#include "api/wire/draftwire.h"
#include "api/wire/problemwire.h"
#include "run/provisionsteps.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using wire::Named;

namespace {

Named kindOf(StepId step)
{
    switch (step) {
    case StepId::BaseConnection:
        return Named::BaseConnection;
    case StepId::SourceConnection:
        return Named::SourceConnection;
    case StepId::TargetConnection:
        return Named::TargetConnection;
    default:
        return Named::Flow;
    }
}

// What a publish came to that a look shows not to have happened.
Error notPublished(const Error &lost)
{
    if (lost.httpStatus == 0)
        return {.kind = ErrorKind::Network,
                .operation = u"publish"_s,
                .code = u"NotPublished"_s,
                .attempts = lost.attempts};
    // The service's own reason counts; that the outcome is unknown no longer does.
    Error error = lost;
    if (error.kind == ErrorKind::UnknownOutcome)
        error.kind = error.httpStatus >= 500 ? ErrorKind::Server : ErrorKind::Protocol;
    return error;
}

Error unreadable(const Error &problem, const net::Response &answer)
{
    // It may have happened all the same.
    Error error = problem;
    error.kind = ErrorKind::UnknownOutcome;
    error.httpStatus = answer.status;
    error.requestId = QString::fromLatin1(answer.header("x-request-id"));
    error.attempts = answer.attempts;
    return error;
}

} // namespace

QList<Draft> draftsOf(const journal::RunRecord &record)
{
    QList<Draft> out;
    if (record.stage != journal::Stage::Complete || !record.plan.value("draft"_L1).toBool())
        return out;
    for (const journal::Made &made : record.made) {
        const auto step = stepNamed(made.step);
        if (step && isPublishable(*step) && !made.published && !made.superseded)
            out.append({*step, made.id});
    }
    return out;
}

bool isUnpublished(const journal::RunRecord &record)
{
    const bool anyPublished = std::any_of(record.made.begin(), record.made.end(),
                                          [](const journal::Made &made) { return made.published; });
    return !anyPublished && !draftsOf(record).isEmpty();
}

bool isPublished(const journal::RunRecord &record)
{
    const bool anyPublished = std::any_of(record.made.begin(), record.made.end(),
                                          [](const journal::Made &made) { return made.published; });
    return record.stage == journal::Stage::Complete && anyPublished && draftsOf(record).isEmpty();
}

QString publishStateName(PublishState state)
{
    switch (state) {
    case PublishState::Waiting:
        return u"waiting"_s;
    case PublishState::Running:
        return u"running"_s;
    case PublishState::Published:
        return u"published"_s;
    case PublishState::Skipped:
        return u"skipped"_s;
    case PublishState::Failed:
        return u"failed"_s;
    }
    return {};
}

bool werePublishedAlready(const QList<PublishStatus> &items)
{
    return !items.isEmpty() &&
           std::all_of(items.begin(), items.end(),
                       [](const PublishStatus &one) { return one.state == PublishState::Skipped; });
}

Publisher::Publisher(net::Transport &transport, QObject *parent)
    : QObject(parent), m_transport(transport)
{
}

void Publisher::start(const QList<Draft> &drafts)
{
    m_call.cancel();
    m_statuses.clear();
    // A flow is refused before its connections are published.
    for (const StepId step : {StepId::BaseConnection, StepId::SourceConnection,
                              StepId::TargetConnection, StepId::Flow}) {
        for (const Draft &one : drafts) {
            if (one.step == step && !one.id.isEmpty())
                m_statuses.append({.draft = one});
        }
    }
    m_at = 0;
    m_sending = false;
    m_running = true;
    // finished() never comes before start() has returned.
    QMetaObject::invokeMethod(this, &Publisher::checkNext, Qt::QueuedConnection);
}

void Publisher::cancel()
{
    if (!m_running)
        return;
    m_call.cancel();
    const Error cancelled{.kind = ErrorKind::Cancelled, .operation = u"publish"_s};
    if (m_sending)
        settle(PublishState::Failed,
               Error{.kind = ErrorKind::UnknownOutcome, .operation = u"publish"_s});
    else if (m_at < m_statuses.size() && m_statuses.at(m_at).state == PublishState::Running)
        settle(PublishState::Waiting);
    finish(cancelled);
}

void Publisher::checkNext()
{
    if (!m_running)
        return;
    if (m_at < m_statuses.size()) {
        look({});
        return;
    }
    m_at = 0;
    publishNext();
}

void Publisher::publishNext()
{
    if (!m_running)
        return;
    while (m_at < m_statuses.size() && m_statuses.at(m_at).state == PublishState::Skipped)
        ++m_at;
    if (m_at == m_statuses.size()) {
        finish({});
        return;
    }
    settle(PublishState::Running);
    if (m_running) // a receiver may have cancelled
        publish();
}

void Publisher::look(const std::optional<Error> &lost)
{
    const Draft &draft = m_statuses.at(m_at).draft;
    m_call = m_transport.send(wire::getDraftable(kindOf(draft.step), draft.id),
                              [this, lost](const Result<net::Response> &outcome) {
                                  const Call ended = std::move(m_call);
                                  takeLook(outcome, lost);
                              });
}

void Publisher::takeLook(const Result<net::Response> &outcome, const std::optional<Error> &lost)
{
    PublishStatus &mine = m_statuses[m_at];
    const net::Request request = wire::getDraftable(kindOf(mine.draft.step), mine.draft.id);
    std::optional<Error> error;
    std::optional<wire::Draftable> found;
    if (!outcome) {
        error = outcome.error();
    } else if (const auto problem = wire::readProblem(request, *outcome)) {
        error = *problem;
    } else {
        const auto read = wire::readDraftable(mine.draft.id, *outcome);
        if (read)
            found = *read;
        else
            error = read.error();
    }
    if (found)
        mine.name = found->name;
    if (found && !found->isDraft()) {
        settle(lost ? PublishState::Published : PublishState::Skipped);
        ++m_at;
        if (lost)
            publishNext();
        else
            checkNext();
        return;
    }
    // After a lost answer a second one is not sent by itself; that is for whoever starts anew.
    if (lost)
        error = found ? notPublished(*lost) : *lost;
    if (error) {
        settle(PublishState::Failed, error);
        finish(error);
        return;
    }
    ++m_at;
    checkNext();
}

void Publisher::publish()
{
    const Draft &draft = m_statuses.at(m_at).draft;
    const net::Request request = wire::publish(kindOf(draft.step), draft.id);
    m_sending = true;
    m_call = m_transport.send(request, [this, request](const Result<net::Response> &outcome) {
        const Call ended = std::move(m_call);
        takePublished(request, outcome);
    });
}

void Publisher::takePublished(const net::Request &request, const Result<net::Response> &outcome)
{
    std::optional<Error> error;
    if (!outcome)
        error = outcome.error();
    else if (const auto problem = wire::readProblem(request, *outcome))
        error = *problem;
    else if (const auto read = wire::readPublished(m_statuses.at(m_at).draft.id, *outcome); !read)
        error = unreadable(read.error(), *outcome);
    if (!error) {
        settle(PublishState::Published);
        ++m_at;
        publishNext();
        return;
    }
    // 5xx, 409 and the like may have come after it was done.
    const bool inDoubt = error->kind == ErrorKind::UnknownOutcome ||
                         error->kind == ErrorKind::Server || error->kind == ErrorKind::Conflict ||
                         error->kind == ErrorKind::Protocol || error->kind == ErrorKind::Timeout;
    if (inDoubt) {
        look(error);
        return;
    }
    settle(PublishState::Failed, error);
    finish(error);
}

void Publisher::settle(PublishState state, const std::optional<Error> &error)
{
    PublishStatus &mine = m_statuses[m_at];
    mine.state = state;
    mine.error = error;
    m_sending = false;
    const PublishStatus announced = mine;
    Q_EMIT itemChanged(announced);
}

void Publisher::finish(const std::optional<Error> &error)
{
    if (!std::exchange(m_running, false))
        return;
    Q_EMIT finished({.ok = !error, .items = m_statuses, .error = error});
}

} // namespace dfw::run
