// SPDX-License-Identifier: Apache-2.0
#include "run/runengine.h"

#include "core/logging.h"
#include "run/checks.h"
#include "run/provisionsteps.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

bool isDone(StepState state)
{
    return state == StepState::Done || state == StepState::Reused || state == StepState::Adopted;
}

} // namespace

QString stateName(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"waiting"_s;
    case StepState::Running:
        return u"running"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Reused:
        return u"reused"_s;
    case StepState::Adopted:
        return u"adopted"_s;
    case StepState::Failed:
        return u"failed"_s;
    }
    return {};
}

int countOf(const QList<StepStatus> &steps, std::initializer_list<StepState> states)
{
    return static_cast<int>(std::count_if(steps.begin(), steps.end(), [&](const StepStatus &one) {
        return std::find(states.begin(), states.end(), one.state) != states.end();
    }));
}

RunEngine::RunEngine(net::Transport &transport, QObject *parent)
    : QObject(parent), m_transport(transport)
{
}

void RunEngine::start(const FlowPlan &plan, const QList<StepSpec> &steps, const QString &runTag)
{
    Q_ASSERT(!m_running);
    m_plan = plan;
    m_steps = inOrder(steps);
    Q_ASSERT(!m_steps.isEmpty());
    m_facts = {};
    m_facts.runTag = runTag;
    m_statuses.clear();
    for (const StepSpec &step : std::as_const(m_steps))
        m_statuses.append({.step = step.id});
    begin();
}

void RunEngine::resume(const FlowPlan &plan)
{
    Q_ASSERT(!m_running && !m_statuses.isEmpty());
    const FlowPlan before = std::exchange(m_plan, plan);
    for (StepStatus &one : m_statuses) {
        const bool keep = one.state == StepState::Done && requestFor(one.step, before, m_facts) ==
                                                              requestFor(one.step, plan, m_facts);
        if (!keep)
            one = {.step = one.step};
    }
    begin();
}

void RunEngine::begin()
{
    m_firstError.reset();
    m_checked = false;
    m_running = true;
    m_clock.start();
    // Announced from a copy: a receiver may cancel.
    const QList<StepStatus> all = m_statuses;
    for (const StepStatus &one : all) {
        if (!m_running)
            return;
        Q_EMIT stepChanged(one);
    }
    startReady();
}

void RunEngine::cancel()
{
    if (!m_running)
        return;
    m_firstError = Error{.kind = ErrorKind::Cancelled, .operation = u"run"_s};
    // Dropped before anything is announced: a receiver may open a dialog, and an answer must not
    // come in underneath it.
    QList<StepId> underWay;
    for (const auto &[step, call] : m_calls)
        underWay.append(step);
    m_calls.clear();
    for (StepId step : std::as_const(underWay)) {
        const auto spec = std::find_if(m_steps.begin(), m_steps.end(),
                                       [step](const StepSpec &one) { return one.id == step; });
        const bool create = spec != m_steps.end() && spec->kind == StepKind::Create;
        fail(step, {.kind = create ? ErrorKind::UnknownOutcome : ErrorKind::Cancelled,
                    .operation = stepName(step)});
    }
    finishIfDone();
}

bool RunEngine::isReady(const StepSpec &step) const
{
    if (status(step.id).state != StepState::Waiting)
        return false;
    const bool named = std::all_of(step.after.begin(), step.after.end(),
                                   [this](StepId id) { return isDone(status(id).state); });
    if (!named || step.kind == StepKind::LookUp)
        return named;
    return std::all_of(m_steps.begin(), m_steps.end(), [this](const StepSpec &other) {
        return other.kind == StepKind::Create || isDone(status(other.id).state);
    });
}

void RunEngine::startReady()
{
    if (!m_firstError) {
        // Collected first: starting a step changes what is ready.
        QList<StepSpec> ready;
        for (const StepSpec &step : std::as_const(m_steps)) {
            if (isReady(step))
                ready.append(step);
        }
        const bool creates = std::any_of(ready.begin(), ready.end(), [](const StepSpec &step) {
            return step.kind == StepKind::Create;
        });
        if (creates && !passChecks())
            ready.clear();
        for (const StepSpec &step : std::as_const(ready)) {
            if (m_running && !m_firstError)
                startStep(step);
        }
    }
    finishIfDone();
}

bool RunEngine::passChecks()
{
    if (m_checked)
        return true;
    m_checked = true;
    const QList<CheckFailure> failures = checkBeforeCreating(m_plan, m_facts);
    for (const CheckFailure &failure : failures) {
        if (!m_running) // a receiver cancelled
            break;
        if (status(failure.step).state != StepState::Failed) // the first reason of a step is enough
            fail(failure.step, failure.error);
    }
    return failures.isEmpty();
}

void RunEngine::startStep(const StepSpec &step)
{
    const net::Request request = requestFor(step.id, m_plan, m_facts);
    StepStatus &mine = status(step.id);
    mine.state = StepState::Running;
    mine.startedAt = m_clock.elapsed();
    mine.attempts = 1;
    const StepStatus announced = mine;
    m_calls[step.id] = m_transport.send(
        request, [this, id = step.id, request](const Result<net::Response> &outcome) {
            takeAnswer(id, request, outcome);
        });
    Q_EMIT stepChanged(announced);
}

void RunEngine::takeAnswer(StepId step, const net::Request &request,
                           const Result<net::Response> &outcome)
{
    // Kept until the end: destroying it here would destroy the function we are in.
    const Call ended = std::move(m_calls[step]);
    m_calls.erase(step);
    const Result<StepGain> gained = outcome ? run::takeAnswer(step, request, *outcome, m_facts)
                                            : Result<StepGain>(outcome.error());
    StepStatus &mine = status(step);
    mine.attempts = outcome ? outcome->attempts : outcome.error().attempts;
    if (!gained) {
        Error error = gained.error();
        error.attempts = mine.attempts;
        // A create that answered 2xx with something we cannot read has happened all the same.
        if (error.kind == ErrorKind::Protocol && request.repeat == net::Repeat::Create && outcome &&
            outcome->isSuccess())
            error.kind = ErrorKind::UnknownOutcome;
        fail(step, error);
    } else {
        mine.state = request.repeat == net::Repeat::Create ? StepState::Done : StepState::Reused;
        mine.id = gained->id;
        mine.etag = gained->etag;
        mine.ms = m_clock.elapsed() - mine.startedAt;
        const StepStatus announced = mine;
        Q_EMIT stepChanged(announced);
    }
    startReady();
}

void RunEngine::fail(StepId step, const Error &error)
{
    qCInfo(logRun) << "step" << stepName(step) << "failed:" << errorKindName(error.kind)
                   << error.code;
    StepStatus &mine = status(step);
    if (mine.state == StepState::Running)
        mine.ms = m_clock.elapsed() - mine.startedAt;
    mine.state = StepState::Failed;
    mine.error = error;
    if (!m_firstError)
        m_firstError = error;
    const StepStatus announced = mine;
    Q_EMIT stepChanged(announced);
}

void RunEngine::finishIfDone()
{
    if (!m_running || !m_calls.empty())
        return;
    const bool allDone = std::all_of(m_statuses.begin(), m_statuses.end(),
                                     [](const StepStatus &one) { return isDone(one.state); });
    if (!allDone && !m_firstError)
        return;
    m_running = false;
    RunOutcome outcome{.ok = allDone, .ms = m_clock.elapsed(), .error = m_firstError};
    for (const StepStatus &one : std::as_const(m_statuses)) {
        if (!one.id.isEmpty())
            outcome.ids.insert(one.step, one.id);
    }
    outcome.flowId = m_facts.flow.id;
    Q_EMIT finished(outcome);
}

StepStatus &RunEngine::status(StepId step)
{
    return *std::find_if(m_statuses.begin(), m_statuses.end(),
                         [step](const StepStatus &one) { return one.step == step; });
}

const StepStatus &RunEngine::status(StepId step) const
{
    return *std::find_if(m_statuses.begin(), m_statuses.end(),
                         [step](const StepStatus &one) { return one.step == step; });
}

} // namespace dfw::run
