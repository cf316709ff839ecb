// SPDX-License-Identifier: Apache-2.0
//
// The engine's looks: at what an earlier attempt made, and for what a lost create may have made.
#include "api/wire/problemwire.h"
#include "core/logging.h"
#include "run/lostlooks.h"
#include "run/provisionsteps.h"
#include "run/runengine.h"

#include <QDateTime>
#include <QLocale>

namespace dfw::run {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using journal::EntryKind;

namespace {

// Of one create, until the run goes on anew.
constexpr int mostSends = 3;

} // namespace

// A journal may be days old, and people tidy up. All at once, beside the look-ups.
void RunEngine::confirmMade()
{
    const QList<journal::Made> all = record().made;
    for (const journal::Made &made : all) {
        const auto step = stepNamed(made.step);
        const auto kind = step ? resourceOf(*step) : std::nullopt;
        if (!kind || made.superseded || !m_unconfirmed.contains(made.id))
            continue;
        net::Request request = api::wire::lookAt(*kind, made.id);
        if (kind == api::wire::Resource::MappingSet)
            request.query = "version=" + made.version.toVariant().toByteArray();
        m_confirming[made.id] =
            m_transport.send(request, [this, made, request](const Result<net::Response> &outcome) {
                const Call ended = std::move(m_confirming[made.id]);
                m_confirming.erase(made.id);
                if (outcome) {
                    noteServerTime(*outcome);
                    const auto problem = api::wire::readProblem(request, *outcome);
                    if (problem && problem->kind == ErrorKind::NotFound)
                        m_ledger.note({.kind = EntryKind::UndoOutcome,
                                       .step = made.step,
                                       .id = made.id,
                                       .httpStatus = outcome->status,
                                       .result = journal::UndoResult::Gone});
                    if (!problem)
                        m_unconfirmed.remove(made.id);
                }
                // Any other trouble the step itself meets, and tells better.
                startReady();
            });
    }
}

// A title that is taken, by what this run made, is not taken.
void RunEngine::stripOwn()
{
    const auto ours = [this](StepId step, const QString &id) {
        return record().findOpen(stepName(step)) ||
               std::any_of(record().made.begin(), record().made.end(),
                           [&](const journal::Made &made) {
                               return made.step == stepName(step) && made.id == id;
                           });
    };
    SchemaParts &parts = m_facts.parts;
    m_ownSchemaId.clear();
    m_ownFieldGroupId.clear();
    const auto made = [this](const QString &id) { return knownIds(record()).contains(id); };
    if (parts.schema && ours(StepId::Schema, parts.schema->id)) {
        m_ownSchemaId = made(parts.schema->id) ? parts.schema->id : QString();
        parts.schema.reset();
    }
    if (parts.ownGroup && ours(StepId::FieldGroup, parts.ownGroup->id)) {
        m_ownFieldGroupId = made(parts.ownGroup->id) ? parts.ownGroup->id : QString();
        parts.ownGroup.reset();
    }
}

void RunEngine::lookLater(StepId step, bool resumed)
{
    Work &work = m_work[step];
    if (work.looks == 0) {
        const qint64 sentAt = record().findOpen(stepName(step))->atMs;
        work.pauses = looksBeforeSending(resumed ? std::nullopt : work.cause,
                                         std::chrono::milliseconds(m_scheduler.nowMs() - sentAt));
    }
    waitToLook(step, m_scheduler.nowMs() + work.pauses.at(work.looks).count());
}

void RunEngine::waitToLook(StepId step, qint64 untilMs)
{
    Work &work = m_work[step];
    StepStatus &mine = status(step);
    const StepStatus before = mine;
    mine.state = StepState::Looking;
    mine.pause.reset();
    work.early = false;
    work.lookAt = untilMs;
    const Call ended = std::move(work.call);
    const std::chrono::milliseconds wait(untilMs - m_scheduler.nowMs());
    work.call = m_scheduler.after(wait, [this, step] { look(step); });
    if (wait > 0s) {
        mine.pause = StepPause{.untilMs = untilMs, .beforeLook = true};
        if (work.cause) {
            mine.pause->httpStatus = work.cause->httpStatus;
            mine.pause->kind = work.cause->kind;
            mine.pause->code = work.cause->code;
        }
    }
    if (mine != before)
        announce(step);
}

void RunEngine::goOnNow()
{
    m_transport.goOnNow();
    QList<StepId> waiting;
    for (const auto &[step, work] : m_work) {
        if (work.lookAt > 0)
            waiting.append(step);
    }
    for (const StepId step : std::as_const(waiting)) {
        const auto found = m_work.find(step);
        if (found == m_work.end() || found->second.lookAt == 0) // a receiver cancelled
            continue;
        found->second.early = true;
        look(step);
    }
}

void RunEngine::look(StepId step)
{
    const journal::OpenIntent intent = *record().findOpen(stepName(step));
    const LostCreate lost{.step = step,
                          .runTag = record().runTag,
                          .name = intent.name,
                          .serverMs = intent.serverMs,
                          .schemaId = intent.schemaId.isEmpty() ? schemaId(m_plan, m_facts)
                                                                : intent.schemaId,
                          .rows = m_plan.mapping,
                          .known = knownIds(record())};
    Work &work = m_work[step];
    const qint64 due = std::exchange(work.lookAt, 0);
    const Call ended = std::move(work.call);
    work.call =
        findLostCreate(m_transport, lost, [this, step, due](const Result<QList<Candidate>> &found) {
            takeFound(step, found, due);
        });
    if (std::exchange(status(step).pause, std::nullopt))
        announce(step);
}

void RunEngine::takeFound(StepId step, const Result<QList<Candidate>> &found, qint64 due)
{
    Work &work = m_work[step];
    const Call ended = std::move(work.call);
    const journal::OpenIntent intent = *record().findOpen(stepName(step));
    // It is too early to say that there is none.
    const bool early = std::exchange(work.early, false) && due > m_scheduler.nowMs();
    if (early && (!found || found->isEmpty())) {
        // Never longer than at first, should the clock have been set back.
        const qint64 whole = work.pauses.at(work.looks).count();
        waitToLook(step, qMin(due, m_scheduler.nowMs() + whole));
        return;
    }
    if (!found) {
        Error error = found.error();
        // What could not be asked stays unknown; why it could not is told with it.
        if (error.kind != ErrorKind::NotSignedIn && error.kind != ErrorKind::Forbidden)
            error.kind = ErrorKind::UnknownOutcome;
        error.operation = intent.operation;
        if (error.code.isEmpty())
            error.code = u"LookFailed"_s;
        m_work.erase(step);
        fail(step, error);
        startReady();
        return;
    }
    if (found->size() == 1) {
        adopt(step, intent, found->first());
        work.looks = 0;
        work.cause.reset();
        prepareCreate(step);
        sendPrepared();
        finishIfDone();
        return;
    }
    if (found->size() > 1) {
        status(step).candidates = *found;
        m_work.erase(step);
        fail(step, {.kind = ErrorKind::Conflict,
                    .operation = intent.operation,
                    .code = u"SeveralFound"_s,
                    .serverText = QString::number(found->size())});
        startReady();
        return;
    }
    if (++work.looks < work.pauses.size()) {
        lookLater(step, !work.cause);
        return;
    }
    work.looks = 0;
    const std::optional<Error> cause = std::exchange(work.cause, std::nullopt);
    m_ledger.note({.kind = EntryKind::Failure,
                   .step = stepName(step),
                   .operation = intent.operation,
                   .fingerprint = intent.fingerprint,
                   .nothingDone = true,
                   .code = u"NothingFound"_s});
    if (cause && (m_firstError || m_sends[step] >= mostSends)) {
        m_work.erase(step);
        Error error = *cause;
        // It is known now: nothing was made.
        if (error.httpStatus >= 500)
            error.kind = ErrorKind::Server;
        else
            error.kind = error.httpStatus > 0 ? ErrorKind::Protocol : ErrorKind::Network;
        fail(step, error);
        startReady();
        return;
    }
    prepareCreate(step);
    sendPrepared();
    finishIfDone();
}

void RunEngine::adopt(StepId step, const journal::OpenIntent &intent, const Candidate &candidate)
{
    qCInfo(logRun) << "step" << stepName(step) << "adopts what a lost create made";
    m_ledger.note({.kind = EntryKind::Outcome,
                   .step = stepName(step),
                   .operation = intent.operation,
                   .fingerprint = intent.fingerprint,
                   .id = candidate.id,
                   .etag = candidate.etag,
                   .version = candidate.version,
                   .adopted = true});
    if (m_ledger.failure() && !m_firstError)
        m_firstError = m_ledger.failure();
}

// A service may do much later what it never answered. What was made anew because it was not found
// is looked for once more when all is made: one that is there by now is of no use, and whoever
// tidies up behind the run removes it. A look that fails changes nothing: everything needed is
// there.
bool RunEngine::lookForLateOnes()
{
    if (std::exchange(m_lookedForLateOnes, true))
        return false;
    const QList<journal::OpenIntent> all = record().notFound;
    for (const journal::OpenIntent &intent : all) {
        const auto step = stepNamed(intent.step);
        // Of mapping sets a second one does no harm, and cannot be deleted.
        if (!step || !resourceOf(*step) || *step == StepId::MappingSet)
            continue;
        const LostCreate lost{.step = *step,
                              .runTag = record().runTag,
                              .name = intent.name,
                              .serverMs = intent.serverMs,
                              .schemaId = intent.schemaId,
                              .known = knownIds(record())};
        const QString key = intent.step + u' ' + intent.fingerprint;
        const auto take = [this, key, intent, step = *step](const Result<QList<Candidate>> &found) {
            const Call ended = std::move(m_confirming[key]);
            m_confirming.erase(key);
            for (const Candidate &one : found ? *found : QList<Candidate>()) {
                adopt(step, intent, one);
                m_ledger.note({.kind = EntryKind::Superseded,
                               .step = intent.step,
                               .fingerprint = intent.fingerprint,
                               .id = one.id});
            }
            finishIfDone();
        };
        m_confirming[key] = findLostCreate(m_transport, lost, take);
    }
    return !m_confirming.empty();
}

void RunEngine::choose(StepId step, const QString &id)
{
    const QList<Candidate> candidates = std::exchange(status(step).candidates, {});
    const journal::OpenIntent *open = record().findOpen(stepName(step));
    if (!open || m_running)
        return;
    const journal::OpenIntent intent = *open;
    // The others first: they have the same fingerprint, and the chosen one is to be found by it.
    for (const Candidate &one : candidates) {
        if (one.id == id)
            continue;
        adopt(step, intent, one);
        m_ledger.note({.kind = EntryKind::Superseded,
                       .step = stepName(step),
                       .fingerprint = intent.fingerprint,
                       .id = one.id});
    }
    for (const Candidate &one : candidates) {
        if (one.id == id)
            adopt(step, intent, one);
    }
}

void RunEngine::paused(const net::Pause &pause)
{
    setPause(pause.request, StepPause{.untilMs = pause.untilMs,
                                      .httpStatus = pause.httpStatus,
                                      .kind = pause.kind,
                                      .code = pause.code,
                                      .asked = pause.asked});
}

void RunEngine::goesOn(const net::Request &request)
{
    setPause(request, std::nullopt);
}

// A look's requests are not those of its step: whoever looks is said to wait.
void RunEngine::setPause(const net::Request &request, const std::optional<StepPause> &pause)
{
    QList<StepId> concerned;
    for (const auto &[step, work] : m_work) {
        const bool sends = !work.todo.isEmpty() && work.todo.first().request == request;
        const bool looks = status(step).state == StepState::Looking && work.lookAt == 0;
        if (sends || looks)
            concerned.append(step);
    }
    for (const StepId step : std::as_const(concerned)) {
        if (!m_work.contains(step) || status(step).pause == pause)
            continue;
        // Turned away is not sent.
        if (status(step).state == StepState::Running)
            m_work[step].sent = !pause && request.repeat == net::Repeat::Create;
        status(step).pause = pause;
        announce(step);
    }
}

// Wall clocks differ; what the service made is compared by its own.
void RunEngine::noteServerTime(const net::Response &response)
{
    const QString text = QString::fromLatin1(response.header("Date")).trimmed();
    const QDateTime time = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (time.isValid())
        m_serverOffsetMs =
            QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch() - m_scheduler.nowMs();
}

} // namespace dfw::run
