// SPDX-License-Identifier: Apache-2.0
#include "run/rollback.h"

#include "api/wire/problemwire.h"
#include "api/wire/recoverwire.h"
#include "core/logging.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using journal::EntryKind;

namespace {

// As of a run, together.
constexpr std::chrono::minutes longestPauses{10};

// Somebody else said that all is well: the next pass looks.
Error notTheService(const net::Request &request, const net::Response &response)
{
    return {.kind = ErrorKind::Protocol,
            .operation = request.operation,
            .where = QString::fromLatin1(request.method + ' ' + request.path),
            .httpStatus = response.status,
            .attempts = response.attempts};
}

} // namespace

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
    : QObject(parent), m_scheduler(scheduler),
      m_transport(transport, scheduler, {.inAll = longestPauses}, this),
      m_ledger(journal, scheduler)
{
}

RollBack::~RollBack() = default;

void RollBack::start(const journal::RunRecord &record, UndoScope scope, UndoData data)
{
    Q_ASSERT(!m_running);
    m_ledger.begin(record);
    m_scope = scope;
    m_data = data;
    m_running = true;
    m_current = -1;
    m_keptSchemas.clear();
    m_transport.renewBudget();
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

Result<Unit> RollBack::leave()
{
    Q_ASSERT(!m_running);
    m_ledger.begin(journal::RunRecord(record())); // an earlier trouble with the disk may be over
    m_ledger.note({.kind = EntryKind::Dismissed});
    if (!m_ledger.failure())
        m_ledger.sync();
    if (m_ledger.failure())
        return *m_ledger.failure();
    return Unit{};
}

void RollBack::list()
{
    m_current = -1;
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
        const bool refused = std::any_of(m_items.begin(), m_items.end(), [](const auto &one) {
            return one.state == UndoState::Refused;
        });
        // What was needed by one that goes now is not needed any more.
        for (qsizetype i = 0; refused && i < m_items.size(); ++i) {
            const UndoState state = m_items.at(i).state;
            if (state == UndoState::Refused || state == UndoState::Needed)
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
    if (isNeeded(item)) {
        if (item.state == UndoState::Needed) // and is told already
            QMetaObject::invokeMethod(this, &RollBack::next, Qt::QueuedConnection);
        else
            settle(index, UndoState::Needed);
        return;
    }
    m_current = index;
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
    m_seenSchema = seen ? seen->schemaId : QString();
    if (!seen)
        settle(index, UndoState::Refused, seen.error());
    else if (!isUntouched(record(), kind, *seen))
        settle(index, UndoState::Changed);
    else if (kind == wire::Resource::Dataset && m_data == UndoData::Keep)
        askForRows(index, 0, {});
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
    if (problem && problem->kind != ErrorKind::NotFound)
        settle(index, UndoState::Refused, problem);
    else if (!problem && !wire::isFromService(*outcome))
        settle(index, UndoState::Refused, notTheService(request, *outcome));
    else
        settle(index, UndoState::Deleted);
}

void RollBack::set(qsizetype index, UndoState state, const std::optional<Error> &error)
{
    UndoStatus &item = m_items[index];
    item.state = state;
    item.error = error;
    item.pause.reset();
    announce(index);
}

void RollBack::announce(qsizetype index)
{
    const UndoStatus announced = m_items.at(index);
    Q_EMIT itemChanged(announced);
}

void RollBack::settle(qsizetype index, UndoState state, const std::optional<Error> &error)
{
    const UndoStatus item = m_items.at(index);
    qCInfo(logRun) << "removing" << stepName(item.step) << undoStateName(state);
    if (item.step == StepId::Dataset &&
        (state == UndoState::Changed || state == UndoState::HasData))
        m_keptSchemas.insert(m_seenSchema);
    journal::Entry entry{.kind = EntryKind::UndoOutcome,
                         .step = stepName(item.step),
                         .id = item.id,
                         .result = *undoResultOf(state)};
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
    for (UndoStatus &one : m_items)
        one.pause.reset();
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
