// SPDX-License-Identifier: Apache-2.0
//
// The engine's creates: what is still to be made, written down, sent, and what came of it.
#include "run/checks.h"
#include "run/provisionsteps.h"
#include "run/runengine.h"

#include <algorithm>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
using journal::EntryKind;

namespace {

// Steps after which nobody can say whether something exists.
bool isUnknown(const Error &error, const net::Request &request)
{
    if (request.repeat != net::Repeat::Create)
        return false;
    switch (error.kind) {
    case ErrorKind::UnknownOutcome:
    case ErrorKind::Timeout:
    case ErrorKind::Server:
        return true;
    default:
        return false;
    }
}

} // namespace

void RunEngine::prepareCreate(StepId step)
{
    StepStatus &mine = status(step);
    if (mine.state == StepState::Waiting)
        mine.startedAt = m_clock.elapsed();
    Work &work = m_work[step];
    if (record().findOpen(stepName(step)) && resourceOf(step)) {
        lookLater(step, true);
        return;
    }
    // What exists already, because this run made it, is not there for these requests.
    RunFacts fresh = m_facts;
    fresh.parts.identities.clear();
    QStringList fingerprints;
    const QList<net::Request> whole = requestsFor(step, m_plan, fresh);
    for (const net::Request &request : whole)
        fingerprints.append(fingerprintOf(request));
    const QList<net::Request> plain = requestsFor(step, m_plan, m_facts);
    const QList<net::Request> withSecrets = requestsFor(step, m_plan, m_facts, m_secrets);
    work.todo.clear();
    for (qsizetype i = 0; i < plain.size(); ++i) {
        const QString fingerprint = fingerprintOf(plain.at(i));
        if (!record().find(stepName(step), fingerprint))
            work.todo.append({withSecrets.at(i), fingerprint, nameOf(step, m_plan, m_facts, i)});
    }
    for (const QString &fingerprint : std::as_const(fingerprints)) {
        if (const journal::Made *made = record().find(stepName(step), fingerprint)) {
            takeMade(step, *made, m_facts);
            mine.id = made->id;
            mine.etag = made->etag;
        }
    }
    if (work.todo.isEmpty()) {
        supersedeOthers(step, fingerprints);
        settle(step);
        return;
    }
    if (m_firstError) { // what was looked for is found; nothing new is begun
        m_work.erase(step);
        mine.state = StepState::Waiting;
        announce(step);
        return;
    }
    // Before anything is of no use any more: the plan may be changed back.
    if (const auto reason = obstacle(step)) {
        m_work.erase(step);
        fail(step, *reason);
        return;
    }
    supersedeOthers(step, fingerprints);
    work.prepared = true;
    mine.state = StepState::Running;
    mine.attempts = qMax(1, mine.attempts);
    noteIntent(step);
    announce(step);
}

// Why what is to be made now must not be sent.
std::optional<Error> RunEngine::obstacle(StepId step) const
{
    if (step == StepId::BaseConnection) {
        // One that an earlier form of the plan made needs none; this one does.
        if (const auto missing = missingSecrets(m_plan, m_secrets))
            return missing;
    }
    QString own = step == StepId::Schema       ? m_ownSchemaId
                  : step == StepId::FieldGroup ? m_ownFieldGroupId
                                               : QString();
    if (step == StepId::AdHocClass || step == StepId::AdHocSchema) {
        const QString title = nameOf(step, m_plan, m_facts, 0);
        for (const journal::Made &made : record().made) {
            if (made.step == stepName(step) && made.name == title)
                own = made.id;
        }
    }
    // Titles are unique, and the one that has it is of no use any more.
    if (!own.isEmpty())
        return Error{.kind = ErrorKind::Conflict,
                     .operation = stepName(step),
                     .code = u"MadeForOtherPlan"_s,
                     .serverText = own};
    return std::nullopt;
}

void RunEngine::supersedeWhatLeftThePlan()
{
    const QList<journal::Made> all = record().made;
    for (const journal::Made &made : all) {
        const bool needed =
            std::any_of(m_steps.begin(), m_steps.end(), [&made](const StepSpec &step) {
                return step.kind == StepKind::Create && stepName(step.id) == made.step;
            });
        if (!needed && !made.superseded)
            m_ledger.note({.kind = EntryKind::Superseded,
                           .step = made.step,
                           .fingerprint = made.fingerprint,
                           .id = made.id});
    }
}

void RunEngine::supersedeOthers(StepId step, const QStringList &fingerprints)
{
    const QList<journal::Made> all = record().made;
    for (const journal::Made &made : all) {
        if (made.step == stepName(step) && !made.superseded &&
            !fingerprints.contains(made.fingerprint))
            m_ledger.note({.kind = EntryKind::Superseded,
                           .step = made.step,
                           .fingerprint = made.fingerprint,
                           .id = made.id});
    }
}

void RunEngine::noteIntent(StepId step)
{
    const Todo &todo = m_work[step].todo.first();
    journal::Entry intent{.kind = EntryKind::Intent,
                          .step = stepName(step),
                          .operation = todo.request.operation,
                          .fingerprint = todo.fingerprint,
                          .name = todo.name};
    if (step == StepId::Identities)
        intent.id = schemaId(m_plan, m_facts);
    if (m_serverOffsetMs)
        intent.serverMs = m_scheduler.nowMs() + *m_serverOffsetMs;
    m_ledger.note(intent);
}

// Stopped before it went out, or in the pause after it was turned away: nobody has to look for it.
void RunEngine::noteNothingSent(StepId step)
{
    const Work &work = m_work[step];
    const journal::OpenIntent *open = record().findOpen(stepName(step));
    if (!open || work.todo.isEmpty() || work.todo.first().request.repeat != net::Repeat::Create)
        return;
    m_ledger.note({.kind = EntryKind::Failure,
                   .step = stepName(step),
                   .operation = QString(open->operation),
                   .fingerprint = QString(open->fingerprint),
                   .nothingDone = true});
}

void RunEngine::sendPrepared()
{
    QList<StepId> prepared;
    for (auto &[step, work] : m_work) {
        if (std::exchange(work.prepared, false))
            prepared.append(step);
    }
    if (prepared.isEmpty())
        return;
    if (!m_ledger.failure())
        m_ledger.sync();
    for (const StepId step : std::as_const(prepared)) {
        if (!m_running) // a receiver cancelled
            return;
        if (m_ledger.failure()) {
            m_work.erase(step);
            fail(step, *m_ledger.failure());
            continue;
        }
        ++m_sends[step];
        sendNext(step);
    }
}

void RunEngine::takeCreated(StepId step, const StepGain &gain)
{
    const Todo &todo = m_work[step].todo.first();
    m_ledger.note(
        {.kind = EntryKind::Outcome,
         .step = stepName(step),
         .operation = todo.request.operation,
         .fingerprint = todo.fingerprint,
         .id = gain.id,
         .etag = gain.etag,
         .version = step == StepId::MappingSet ? m_facts.mappingSet.version : QJsonValue()});
    if (m_ledger.failure() && !m_firstError)
        m_firstError = m_ledger.failure();
}

void RunEngine::takeFailure(StepId step, const net::Request &request, const Error &error)
{
    // Enabling for Profile may be sent again, and so is not looked for; it may have happened all
    // the same, which a roll-back must know.
    const bool repeats = kindOf(step) == StepKind::Create && !resourceOf(step) &&
                         (error.kind == ErrorKind::Network || error.kind == ErrorKind::Timeout ||
                          error.kind == ErrorKind::Server || error.kind == ErrorKind::Protocol ||
                          error.kind == ErrorKind::UnknownOutcome);
    const bool unknown = repeats || isUnknown(error, request);
    // A test of the sign-in makes nothing, and its failure is what a later run must know.
    const bool noted = kindOf(step) == StepKind::Create || error.code == "ConnectionTestFailed"_L1;
    if (noted)
        m_ledger.note({.kind = EntryKind::Failure,
                       .step = stepName(step),
                       .operation = request.operation,
                       .fingerprint = m_work[step].todo.first().fingerprint,
                       .nothingDone = !unknown,
                       .httpStatus = error.httpStatus,
                       .code = error.code,
                       .requestId = error.requestId});
    if (unknown && resourceOf(step)) {
        m_work[step].cause = error;
        lookLater(step, false);
        return;
    }
    m_work.erase(step);
    fail(step, error);
    startReady();
}

} // namespace dfw::run
