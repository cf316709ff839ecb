// SPDX-License-Identifier: Apache-2.0
#include "run/rollback.h"

#include "api/wire/problemwire.h"
#include "api/wire/recoverwire.h"
#include "core/logging.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using journal::EntryKind;
using journal::UndoResult;

namespace {

std::optional<UndoResult> resultOf(UndoState state)
{
    switch (state) {
    case UndoState::Deleted:
        return UndoResult::Deleted;
    case UndoState::Gone:
        return UndoResult::Gone;
    case UndoState::Changed:
        return UndoResult::Changed;
    case UndoState::Refused:
        return UndoResult::Refused;
    case UndoState::Stays:
        return UndoResult::Stays;
    case UndoState::Waiting:
    case UndoState::Looking:
    case UndoState::Deleting:
        break;
    }
    return std::nullopt;
}

// As the engine waits before it looks; older intents the service has long finished with.
constexpr std::array<std::chrono::milliseconds, 2> pausesBeforeLooks{std::chrono::seconds(1),
                                                                     std::chrono::seconds(4)};
constexpr std::chrono::minutes settlesWithin{1};

// The etag a resource had when this run touched it last: enabling a schema for Profile changes it.
QString lastEtag(const journal::RunRecord &record, const QString &id)
{
    QString etag;
    for (const journal::Made &made : record.made) {
        if (made.id == id && !made.etag.isEmpty())
            etag = made.etag;
    }
    return etag;
}

// Catalog gives no etag with the answer to a create; its versions begin with this one.
constexpr auto firstDatasetVersion = "1.0.0"_L1;

bool isUntouched(const journal::RunRecord &record, wire::Resource kind,
                 const wire::FoundResource &seen)
{
    // An identity has neither etag nor description, and cannot be changed but by whoever deletes
    // it.
    if (kind == wire::Resource::Identity)
        return true;
    const bool tagged =
        seen.description.contains(record.runTag) || seen.name.contains(record.runTag);
    // Killed while it enabled the schema for Profile: the change may be the run's own.
    if (kind == wire::Resource::Schema && record.findOpen(stepName(StepId::Profile)))
        return tagged;
    const QString ours =
        kind == wire::Resource::Dataset ? QString(firstDatasetVersion) : lastEtag(record, seen.id);
    return tagged && (ours.isEmpty() || seen.etag.isEmpty() || seen.etag == ours);
}

} // namespace

QString undoStateName(UndoState state)
{
    switch (state) {
    case UndoState::Waiting:
        return u"waiting"_s;
    case UndoState::Looking:
        return u"looking"_s;
    case UndoState::Deleting:
        return u"deleting"_s;
    case UndoState::Deleted:
    case UndoState::Gone:
    case UndoState::Changed:
    case UndoState::Refused:
    case UndoState::Stays:
        break;
    }
    return journal::undoResultName(*resultOf(state));
}

QList<UndoStatus> undoItems(const journal::RunRecord &record, UndoScope scope)
{
    QList<UndoStatus> out;
    for (auto made = record.made.crbegin(); made != record.made.crend(); ++made) {
        const auto step = stepNamed(made->step);
        const bool used =
            std::any_of(record.made.begin(), record.made.end(), [&](const journal::Made &other) {
                return other.id == made->id && !other.superseded;
            });
        const bool wanted = scope == UndoScope::Everything || (made->superseded && !used);
        // What changes a resource goes with it.
        if (wanted && step && resourceOf(*step))
            out.append({.step = *step, .id = made->id});
    }
    return out;
}

bool hasLeftovers(const journal::RunRecord &record)
{
    const bool lost = std::any_of(record.open.begin(), record.open.end(), [](const auto &intent) {
        const auto step = stepNamed(intent.step);
        return step && resourceOf(*step) && *step != StepId::MappingSet;
    });
    const QList<UndoStatus> items = undoItems(record, UndoScope::Superseded);
    return lost || std::any_of(items.begin(), items.end(), [](const UndoStatus &item) {
               return item.step != StepId::MappingSet;
           });
}

bool isLeftOver(const journal::RunRecord &record)
{
    return record.stage == journal::Stage::Complete && hasLeftovers(record);
}

RollBack::RollBack(net::Transport &transport, Scheduler &scheduler, journal::Journal &journal,
                   QObject *parent)
    : QObject(parent), m_scheduler(scheduler), m_transport(transport, scheduler),
      m_ledger(journal, scheduler)
{
}

RollBack::~RollBack() = default;

void RollBack::start(const journal::RunRecord &record, UndoScope scope)
{
    Q_ASSERT(!m_running);
    m_ledger.begin(record);
    m_scope = scope;
    m_running = true;
    m_again = false;
    m_items = undoItems(record, scope);
    m_lost = record.open;
    // A slow service may have made these yet; when only leftovers go the run has just looked.
    if (scope == UndoScope::Everything)
        m_lost.append(record.notFound);
    findNextLost();
}

void RollBack::cancel()
{
    if (!m_running)
        return;
    m_call.cancel();
    end(Error{.kind = ErrorKind::Cancelled, .operation = u"rollBack"_s});
}

// A create that nobody answered may have made something: all that carries the run's tag is the
// run's.
void RollBack::findNextLost()
{
    while (!m_lost.isEmpty()) {
        const journal::OpenIntent intent = m_lost.takeFirst();
        const auto step = stepNamed(intent.step);
        // A mapping set cannot be deleted and does no harm: no need to know.
        if (!step || !resourceOf(*step) || *step == StepId::MappingSet)
            continue;
        findLost(intent, m_scheduler.nowMs() - intent.atMs, 0);
        return;
    }
    list();
}

// The service may still be at work on what was sent a moment ago.
void RollBack::findLost(const journal::OpenIntent &intent, qint64 ageMs, int looks)
{
    const Call ended = std::move(m_call);
    const bool young = ageMs >= 0 && ageMs < std::chrono::milliseconds(settlesWithin).count();
    if (young && looks < 2 * static_cast<int>(pausesBeforeLooks.size()) && looks % 2 == 0) {
        const auto pause = pausesBeforeLooks.at(static_cast<size_t>(looks / 2));
        m_call = m_scheduler.after(
            pause, [this, intent, ageMs, looks] { findLost(intent, ageMs, looks + 1); });
        return;
    }
    LostCreate lost{.step = *stepNamed(intent.step),
                    .runTag = record().runTag,
                    .name = intent.name,
                    .serverMs = intent.serverMs,
                    .schemaId = intent.schemaId,
                    .known = knownIds(record())};
    m_call =
        findLostCreate(m_transport, lost,
                       [this, intent, ageMs, looks, young](const Result<QList<Candidate>> &found) {
                           if (!found) {
                               // Deleting the rest without knowing would strand it.
                               Error error = found.error();
                               error.operation = u"rollBack"_s;
                               end(error);
                               return;
                           }
                           for (const Candidate &one : *found) {
                               m_ledger.note({.kind = EntryKind::Outcome,
                                              .step = intent.step,
                                              .operation = intent.operation,
                                              .fingerprint = intent.fingerprint,
                                              .id = one.id,
                                              .etag = one.etag,
                                              .version = one.version,
                                              .adopted = true});
                               if (m_scope == UndoScope::Superseded)
                                   m_ledger.note({.kind = EntryKind::Superseded,
                                                  .step = intent.step,
                                                  .fingerprint = intent.fingerprint,
                                                  .id = one.id});
                           }
                           const int next = looks + 1;
                           if (found->isEmpty() && young &&
                               next < 2 * static_cast<int>(pausesBeforeLooks.size())) {
                               findLost(intent, ageMs, next);
                               return;
                           }
                           if (found->isEmpty())
                               m_ledger.note({.kind = EntryKind::Failure,
                                              .step = intent.step,
                                              .operation = intent.operation,
                                              .fingerprint = intent.fingerprint,
                                              .nothingDone = true,
                                              .code = u"NothingFound"_s});
                           findNextLost();
                       });
}

void RollBack::list()
{
    m_items = undoItems(record(), m_scope);
    m_queue.clear();
    for (qsizetype i = 0; i < m_items.size(); ++i)
        m_queue.append(i);
    const QList<UndoStatus> all = m_items; // a receiver may cancel
    for (const UndoStatus &one : all) {
        if (!m_running)
            return;
        Q_EMIT itemChanged(one);
    }
    next();
}

void RollBack::next()
{
    if (!m_running)
        return;
    if (m_ledger.failure()) {
        end(m_ledger.failure());
        return;
    }
    if (m_queue.isEmpty() && !std::exchange(m_again, true)) {
        for (qsizetype i = 0; i < m_items.size(); ++i) {
            if (m_items.at(i).state == UndoState::Refused)
                m_queue.append(i);
        }
    }
    if (m_queue.isEmpty())
        end();
    else
        lookAt(m_queue.takeFirst());
}

void RollBack::lookAt(qsizetype index)
{
    const UndoStatus item = m_items.at(index);
    const wire::Resource kind = *resourceOf(item.step);
    if (!wire::deleteResource(kind, item.id)) {
        m_ledger.note({.kind = EntryKind::UndoIntent, .step = stepName(item.step), .id = item.id});
        settle(index, UndoState::Stays);
        return;
    }
    const Call ended = std::move(m_call);
    m_call = m_transport.send(
        wire::lookAt(kind, item.id),
        [this, index](const Result<net::Response> &outcome) { takeLook(index, outcome); });
    set(index, UndoState::Looking);
}

void RollBack::takeLook(qsizetype index, const Result<net::Response> &outcome)
{
    const UndoStatus item = m_items.at(index);
    const wire::Resource kind = *resourceOf(item.step);
    if (!outcome) {
        settle(index, UndoState::Refused, outcome.error());
        return;
    }
    if (const auto problem = wire::readProblem(wire::lookAt(kind, item.id), *outcome)) {
        if (problem->kind == ErrorKind::NotFound)
            settle(index, UndoState::Gone);
        else
            settle(index, UndoState::Refused, problem);
        return;
    }
    const auto seen = wire::readLookedAt(kind, *outcome);
    if (!seen)
        settle(index, UndoState::Refused, seen.error());
    else if (!isUntouched(record(), kind, *seen))
        settle(index, UndoState::Changed);
    else
        remove(index);
}

void RollBack::remove(qsizetype index)
{
    const UndoStatus item = m_items.at(index);
    const net::Request request = *wire::deleteResource(*resourceOf(item.step), item.id);
    m_ledger.note({.kind = EntryKind::UndoIntent, .step = stepName(item.step), .id = item.id});
    if (m_ledger.failure() || !m_ledger.sync()) {
        end(m_ledger.failure());
        return;
    }
    const Call ended = std::move(m_call);
    m_call =
        m_transport.send(request, [this, index, request](const Result<net::Response> &outcome) {
            takeRemoval(index, request, outcome);
        });
    set(index, UndoState::Deleting);
}

void RollBack::takeRemoval(qsizetype index, const net::Request &request,
                           const Result<net::Response> &outcome)
{
    if (!outcome) {
        settle(index, UndoState::Refused, outcome.error());
        return;
    }
    const auto problem = wire::readProblem(request, *outcome);
    // Gone meanwhile: the answer to an earlier send of this very request was lost.
    if (!problem || problem->kind == ErrorKind::NotFound)
        settle(index, UndoState::Deleted);
    else
        settle(index, UndoState::Refused, problem);
}

void RollBack::set(qsizetype index, UndoState state, const std::optional<Error> &error)
{
    m_items[index].state = state;
    m_items[index].error = error;
    const UndoStatus announced = m_items.at(index);
    Q_EMIT itemChanged(announced);
}

void RollBack::settle(qsizetype index, UndoState state, const std::optional<Error> &error)
{
    const UndoStatus item = m_items.at(index);
    qCInfo(logRun) << "removing" << stepName(item.step) << undoStateName(state);
    journal::Entry entry{.kind = EntryKind::UndoOutcome,
                         .step = stepName(item.step),
                         .id = item.id,
                         .result = *resultOf(state)};
    if (error) {
        entry.httpStatus = error->httpStatus;
        entry.code = error->code;
        entry.requestId = error->requestId;
    }
    m_ledger.note(entry);
    set(index, state, error);
    // Who is not let in at one resource is not let in at the others.
    if (error && (error->kind == ErrorKind::NotSignedIn || error->kind == ErrorKind::Network))
        end(error);
    else
        QMetaObject::invokeMethod(this, &RollBack::next, Qt::QueuedConnection);
}

void RollBack::end(const std::optional<Error> &error)
{
    if (!std::exchange(m_running, false))
        return;
    const bool gone = std::all_of(m_items.begin(), m_items.end(), [](const UndoStatus &one) {
        return one.state == UndoState::Deleted || one.state == UndoState::Gone ||
               one.state == UndoState::Stays;
    });
    UndoOutcome outcome{.ok = gone && !error, .error = error, .items = m_items};
    if (m_scope == UndoScope::Everything)
        m_ledger.note({.kind = EntryKind::UndoEnded, .ok = outcome.ok});
    if (!m_ledger.failure())
        m_ledger.sync();
    Q_EMIT finished(outcome);
}

} // namespace dfw::run
