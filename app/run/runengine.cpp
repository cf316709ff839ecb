// SPDX-License-Identifier: Apache-2.0
#include "run/runengine.h"

#include "core/logging.h"
#include "run/checks.h"
#include "run/provisionsteps.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

// Without its value a secret would go out as its own name in braces.
QStringList missingSecrets(const FlowPlan &plan, const SecretParams &secrets)
{
    QStringList out;
    if (plan.source.newConnection) {
        for (const QString &name : plan.source.newConnection->secrets) {
            if (secrets.value(name).isEmpty())
                out.append(name);
        }
    }
    return out;
}

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

void RunEngine::start(const FlowPlan &plan, const QList<StepSpec> &steps, const QString &runTag,
                      const SecretParams &secrets)
{
    Q_ASSERT(!m_running);
    m_plan = plan;
    m_secrets = secrets;
    m_steps = inOrder(steps);
    Q_ASSERT(!m_steps.isEmpty());
    m_facts = {};
    m_facts.runTag = runTag;
    m_created.clear();
    m_statuses.clear();
    for (const StepSpec &step : std::as_const(m_steps))
        m_statuses.append({.step = step.id});
    begin();
}

void RunEngine::resume(const FlowPlan &plan)
{
    resume(plan, SecretParams(m_secrets)); // a copy: they are exchanged
}

void RunEngine::resume(const FlowPlan &plan, const SecretParams &secrets)
{
    Q_ASSERT(!m_running && !m_statuses.isEmpty());
    const FlowPlan before = std::exchange(m_plan, plan);
    const SecretParams secretsBefore = std::exchange(m_secrets, secrets);
    const QList<StepStatus> known = std::exchange(m_statuses, {});
    // Another plan may need other steps.
    m_steps = inOrder(provisioningSteps(plan));
    for (const StepSpec &step : std::as_const(m_steps)) {
        const auto old = std::find_if(known.begin(), known.end(),
                                      [&](const StepStatus &one) { return one.step == step.id; });
        const bool made =
            old != known.end() && old->state == StepState::Done && step.kind == StepKind::Create;
        const bool same = made && requestsFor(step.id, before, m_facts, secretsBefore) ==
                                      requestsFor(step.id, plan, m_facts, secrets);
        m_statuses.append(same ? *old : StepStatus{.step = step.id});
        if (made && !same)
            m_created.erase(step.id);
    }
    m_facts.parts.fields = {}; // read anew; what was found first would hide a change
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
    m_pending.clear();
    for (StepId step : std::as_const(underWay)) {
        if (isDone(status(step).state)) // used again, and only waiting to be counted
            continue;
        const bool create = kindOf(step) == StepKind::Create;
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
        return other.kind != StepKind::LookUp || isDone(status(other.id).state);
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
            return step.kind != StepKind::LookUp;
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
    QList<CheckFailure> failures = checkBeforeCreating(m_plan, m_facts);
    if (const QStringList missing = missingSecrets(m_plan, m_secrets); !missing.isEmpty())
        failures.prepend({StepId::BaseConnection,
                          {.kind = ErrorKind::InvalidPlan,
                           .operation = u"checkBeforeCreating"_s,
                           .where = u"/source/baseConnection/create/secrets"_s,
                           .code = u"SecretsMissing"_s,
                           .serverText = missing.join(u", "_s)}});
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
    QList<net::Request> requests = requestsFor(step.id, m_plan, m_facts, m_secrets);
    if (step.kind == StepKind::Create) {
        const QList<net::Request> &made = m_created[step.id];
        requests.removeIf([&made](const net::Request &one) { return made.contains(one); });
    }
    StepStatus &mine = status(step.id);
    mine.startedAt = m_clock.elapsed();
    if (requests.isEmpty()) {
        if (m_created[step.id].isEmpty()) {
            const StepGain gained = reusedBy(step.id, m_facts);
            mine.id = gained.id;
        }
        mine.state = m_created[step.id].isEmpty() ? StepState::Reused : StepState::Done;
        const StepStatus announced = mine;
        Q_EMIT stepChanged(announced);
        // The caller is in the middle of a list of what was ready before this.
        m_calls[step.id] = {};
        QMetaObject::invokeMethod(
            this,
            [this, id = step.id] {
                if (m_calls.erase(id) > 0)
                    startReady();
            },
            Qt::QueuedConnection);
        return;
    }
    mine.state = StepState::Running;
    mine.attempts = 1;
    m_pending[step.id] = requests;
    const StepStatus announced = mine;
    sendNext(step.id);
    Q_EMIT stepChanged(announced);
}

void RunEngine::sendNext(StepId step)
{
    const net::Request request = m_pending[step].takeFirst();
    m_calls[step] =
        m_transport.send(request, [this, step, request](const Result<net::Response> &outcome) {
            takeAnswer(step, request, outcome);
        });
}

void RunEngine::takeAnswer(StepId step, const net::Request &request,
                           const Result<net::Response> &outcome)
{
    // Kept until the end: destroying it here would destroy the function we are in.
    const Call ended = std::move(m_calls[step]);
    m_calls.erase(step);
    const Result<StepGain> gained = outcome
                                        ? run::takeAnswer(step, m_plan, request, *outcome, m_facts)
                                        : Result<StepGain>(outcome.error());
    StepStatus &mine = status(step);
    mine.attempts = qMax(mine.attempts, outcome ? outcome->attempts : outcome.error().attempts);
    if (!gained) {
        Error error = gained.error();
        error.attempts = outcome ? outcome->attempts : outcome.error().attempts;
        // A create that answered 2xx with something we cannot read has happened all the same.
        if (error.kind == ErrorKind::Protocol && request.repeat == net::Repeat::Create && outcome &&
            outcome->isSuccess())
            error.kind = ErrorKind::UnknownOutcome;
        m_pending.erase(step);
        fail(step, error);
        startReady();
        return;
    }
    if (!gained->id.isEmpty()) {
        mine.id = gained->id;
        mine.etag = gained->etag;
    }
    if (kindOf(step) == StepKind::Create)
        m_created[step].append(request);
    if (m_pending[step].isEmpty())
        succeed(step);
    else
        sendNext(step);
}

void RunEngine::succeed(StepId step)
{
    m_pending.erase(step);
    StepStatus &mine = status(step);
    mine.state = kindOf(step) == StepKind::LookUp ? StepState::Reused : StepState::Done;
    mine.ms = m_clock.elapsed() - mine.startedAt;
    const StepStatus announced = mine;
    Q_EMIT stepChanged(announced);
    startReady();
}

StepKind RunEngine::kindOf(StepId step) const
{
    const auto spec = std::find_if(m_steps.begin(), m_steps.end(),
                                   [step](const StepSpec &one) { return one.id == step; });
    return spec == m_steps.end() ? StepKind::LookUp : spec->kind;
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
