// SPDX-License-Identifier: Apache-2.0
#include "run/runengine.h"

#include "core/logging.h"
#include "run/checks.h"
#include "run/provisionsteps.h"

#include <algorithm>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
using journal::EntryKind;

namespace {

bool isDone(StepState state)
{
    return state == StepState::Done || state == StepState::Reused || state == StepState::Adopted;
}

// Of one run, together. Whoever waits longer is better told, and goes on later.
constexpr std::chrono::minutes longestPauses{10};

} // namespace

RunEngine::RunEngine(net::Transport &transport, Scheduler &scheduler, journal::Journal &journal,
                     QObject *parent)
    : QObject(parent), m_scheduler(scheduler),
      m_transport(transport, scheduler, {.inAll = longestPauses}, this),
      m_ledger(journal, scheduler)
{
}

RunEngine::~RunEngine() = default;

void RunEngine::start(const FlowPlan &plan, const journal::RunRecord &record,
                      const SecretParams &secrets)
{
    Q_ASSERT(!m_running);
    m_plan = plan;
    m_secrets = secrets;
    m_ledger.begin(record);
    m_unconfirmed.clear();
    for (const journal::Made &made : record.made)
        m_unconfirmed.insert(made.id);
    // The sign-in it was made with does not work, and another one is given now.
    const auto &failure = record.lastFailure;
    if (failure && failure->step == stepName(StepId::ConnectionTest) && !secrets.isEmpty())
        supersedeOthers(StepId::BaseConnection, {});
    begin();
}

void RunEngine::resume(const FlowPlan &plan)
{
    resume(plan, SecretParams(m_secrets)); // a copy: they are exchanged
}

void RunEngine::resume(const FlowPlan &plan, const SecretParams &secrets)
{
    Q_ASSERT(!m_running && !m_statuses.isEmpty());
    m_plan = plan;
    // Secrets are in no fingerprint, because a fingerprint is in the journal.
    if (std::exchange(m_secrets, secrets) != secrets)
        supersedeOthers(StepId::BaseConnection, {});
    m_ledger.begin(m_ledger.record());
    begin();
}

void RunEngine::begin()
{
    m_steps = inOrder(provisioningSteps(m_plan));
    Q_ASSERT(!m_steps.isEmpty());
    ++m_attempt;
    m_facts = {};
    m_facts.runTag = record().runTag;
    supersedeWhatLeftThePlan();
    m_statuses.clear();
    for (const StepSpec &step : std::as_const(m_steps)) {
        StepStatus one{.step = step.id};
        for (const journal::Made &made : record().made) {
            if (made.step == stepName(step.id) && !made.superseded)
                one.id = made.id;
        }
        m_statuses.append(one);
    }
    m_sends.clear();
    m_transport.renewBudget();
    m_firstError.reset();
    m_checked = false;
    m_lookedForLateOnes = false;
    m_running = true;
    m_clock.start();
    // Announced from a copy: a receiver may cancel.
    const QList<StepStatus> all = m_statuses;
    for (const StepStatus &one : all) {
        if (!m_running)
            return;
        Q_EMIT stepChanged(one);
    }
    confirmMade();
    startReady();
}

void RunEngine::cancel()
{
    if (!m_running)
        return;
    m_firstError = Error{.kind = ErrorKind::Cancelled, .operation = u"run"_s};
    // Dropped before anything is announced: a receiver may open a dialog, and an answer must not
    // come in underneath it.
    QList<std::pair<StepId, bool>> underWay;
    for (const auto &[step, work] : m_work) {
        underWay.append({step, work.sent});
        if (!work.sent && status(step).state == StepState::Running)
            noteNothingSent(step);
    }
    m_work.clear();
    m_confirming.clear();
    for (const auto &[step, sent] : std::as_const(underWay)) {
        if (isDone(status(step).state)) // used again, and only waiting to be counted
            continue;
        fail(step, {.kind = sent ? ErrorKind::UnknownOutcome : ErrorKind::Cancelled,
                    .operation = stepName(step)});
    }
    finishIfDone();
}

bool RunEngine::isReady(const StepSpec &step) const
{
    if (status(step.id).state != StepState::Waiting || m_work.contains(step.id))
        return false;
    const bool named = std::all_of(step.after.begin(), step.after.end(),
                                   [this](StepId id) { return isDone(status(id).state); });
    if (!named || step.kind == StepKind::LookUp)
        return named;
    return m_confirming.empty() &&
           std::all_of(m_steps.begin(), m_steps.end(), [this](const StepSpec &other) {
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
            if (!m_running || m_firstError)
                break;
            if (step.kind == StepKind::Create)
                prepareCreate(step.id);
            else
                read(step);
        }
        sendPrepared();
    }
    finishIfDone();
}

bool RunEngine::passChecks()
{
    if (m_checked)
        return true;
    m_checked = true;
    QList<CheckFailure> failures = checkBeforeCreating(m_plan, m_facts);
    const bool connected =
        std::any_of(record().made.begin(), record().made.end(), [](const journal::Made &made) {
            return made.step == stepName(StepId::BaseConnection) && !made.superseded;
        });
    if (const auto missing = missingSecrets(m_plan, m_secrets); missing && !connected)
        failures.prepend({StepId::BaseConnection, *missing});
    for (const CheckFailure &failure : failures) {
        if (!m_running) // a receiver cancelled
            break;
        if (status(failure.step).state != StepState::Failed) // the first reason of a step is enough
            fail(failure.step, failure.error);
    }
    return failures.isEmpty();
}

void RunEngine::read(const StepSpec &step)
{
    const QList<net::Request> requests = requestsFor(step.id, m_plan, m_facts, m_secrets);
    for (const net::Request &request : requests)
        m_work[step.id].todo.append({.request = request});
    StepStatus &mine = status(step.id);
    mine.startedAt = m_clock.elapsed();
    mine.state = StepState::Running;
    mine.attempts = 1;
    sendNext(step.id);
    announce(step.id);
}

void RunEngine::sendNext(StepId step)
{
    Work &work = m_work[step];
    const net::Request request = work.todo.first().request;
    work.sent = request.repeat == net::Repeat::Create;
    // Kept until the end: destroying it here would destroy the function we are in.
    const Call ended = std::move(work.call);
    work.call =
        m_transport.send(request, [this, step, request](const Result<net::Response> &outcome) {
            takeAnswer(step, request, outcome);
        });
}

void RunEngine::takeAnswer(StepId step, const net::Request &request,
                           const Result<net::Response> &outcome)
{
    Work &work = m_work[step];
    const Call ended = std::move(work.call);
    work.sent = false;
    if (outcome)
        noteServerTime(*outcome);
    const Result<StepGain> gained = outcome
                                        ? run::takeAnswer(step, m_plan, request, *outcome, m_facts)
                                        : Result<StepGain>(outcome.error());
    StepStatus &mine = status(step);
    mine.attempts = qMax(mine.attempts, outcome ? outcome->attempts : outcome.error().attempts);
    if (!gained) {
        Error error = gained.error();
        error.attempts = outcome ? outcome->attempts : outcome.error().attempts;
        if (outcome && error.httpStatus == 0)
            error.httpStatus = outcome->status;
        // A create that answered 2xx with something we cannot read has happened all the same.
        if (error.kind == ErrorKind::Protocol && request.repeat == net::Repeat::Create && outcome &&
            outcome->isSuccess())
            error.kind = ErrorKind::UnknownOutcome;
        takeFailure(step, request, error);
        return;
    }
    if (!gained->id.isEmpty()) {
        mine.id = gained->id;
        mine.etag = gained->etag;
    }
    if (kindOf(step) == StepKind::Create)
        takeCreated(step, *gained);
    work.todo.removeFirst();
    goOnWith(step);
}

void RunEngine::goOnWith(StepId step)
{
    Work &work = m_work[step];
    if (work.todo.isEmpty()) {
        m_work.erase(step);
        succeed(step);
        return;
    }
    if (kindOf(step) != StepKind::Create) {
        sendNext(step);
        return;
    }
    if (m_firstError) {
        m_work.erase(step);
        fail(step, {.kind = ErrorKind::Cancelled, .operation = stepName(step)});
        finishIfDone();
        return;
    }
    work.prepared = true;
    noteIntent(step);
    sendPrepared();
    finishIfDone();
}

// What would be made, or was made before; counted later, because the caller is in the midst of a
// list of what was ready before this.
void RunEngine::settle(StepId step)
{
    StepStatus &mine = status(step);
    mine.pause.reset();
    const QString name = stepName(step);
    QList<journal::Made> ours;
    for (const journal::Made &made : record().made) {
        if (made.step == name && !made.superseded)
            ours.append(made);
    }
    if (ours.isEmpty()) {
        mine.id = reusedBy(step, m_facts).id;
        mine.state = StepState::Reused;
    } else {
        const bool adopted =
            std::all_of(ours.begin(), ours.end(), [](const auto &made) { return made.adopted; });
        mine.state = adopted ? StepState::Adopted : StepState::Done;
        mine.ms = m_clock.elapsed() - mine.startedAt;
    }
    announce(step);
    QMetaObject::invokeMethod(
        this,
        [this, step, attempt = m_attempt] {
            if (attempt == m_attempt && m_work.erase(step) > 0)
                startReady();
        },
        Qt::QueuedConnection);
}

void RunEngine::succeed(StepId step)
{
    StepStatus &mine = status(step);
    mine.state = kindOf(step) == StepKind::LookUp ? StepState::Reused : StepState::Done;
    mine.pause.reset();
    mine.ms = m_clock.elapsed() - mine.startedAt;
    if (step == StepId::SchemaParts)
        stripOwn();
    announce(step);
    startReady();
}

StepKind RunEngine::kindOf(StepId step) const
{
    const auto spec = std::find_if(m_steps.begin(), m_steps.end(),
                                   [step](const StepSpec &one) { return one.id == step; });
    return spec == m_steps.end() ? StepKind::LookUp : spec->kind;
}

void RunEngine::announce(StepId step)
{
    const StepStatus announced = status(step); // a receiver may change it
    Q_EMIT stepChanged(announced);
}

void RunEngine::fail(StepId step, const Error &error)
{
    qCInfo(logRun) << "step" << stepName(step) << "failed:" << errorKindName(error.kind)
                   << error.code;
    StepStatus &mine = status(step);
    if (mine.state == StepState::Running || mine.state == StepState::Looking)
        mine.ms = m_clock.elapsed() - mine.startedAt;
    mine.state = StepState::Failed;
    mine.pause.reset();
    mine.error = error;
    if (!m_firstError)
        m_firstError = error;
    announce(step);
}

void RunEngine::finishIfDone()
{
    if (!m_running || !m_work.empty() || !m_confirming.empty())
        return;
    const bool allDone = std::all_of(m_statuses.begin(), m_statuses.end(),
                                     [](const StepStatus &one) { return isDone(one.state); });
    if (!allDone && !m_firstError)
        return;
    if (allDone && lookForLateOnes())
        return;
    m_running = false;
    // Where this cannot be written the run is offered again, and finds everything made.
    m_ledger.note({.kind = EntryKind::Ended, .ok = allDone});
    if (!m_ledger.failure())
        m_ledger.sync();
    RunOutcome outcome{.ok = allDone, .ms = m_clock.elapsed()};
    if (!allDone)
        outcome.error = m_firstError;
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
