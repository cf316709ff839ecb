// SPDX-License-Identifier: Apache-2.0
//
// The roll-back's looks: for what a lost create may have made, and for rows in a dataset.
#include "api/wire/problemwire.h"
#include "run/lostlooks.h"
#include "run/rollback.h"

#include <algorithm>
#include <utility>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using journal::EntryKind;

namespace {

// Fifty pages of a hundred batches: a run that was made today has no more.
constexpr int mostBatches = 5000;

} // namespace

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
        m_current = 0;
        m_items.prepend({.step = *step});
        set(0, UndoState::Looking);
        if (!m_running) // a receiver cancelled
            return;
        findLater(intent, looksBeforeRemoving(
                              std::chrono::milliseconds(m_scheduler.nowMs() - intent.atMs)));
        return;
    }
    list();
}

void RollBack::findLater(const journal::OpenIntent &intent, QList<std::chrono::milliseconds> waits)
{
    const Call ended = std::move(m_call);
    const std::chrono::milliseconds wait = waits.takeFirst();
    if (wait.count() == 0) {
        find(intent, waits);
        return;
    }
    m_call = m_scheduler.after(wait, [this, intent, waits] { find(intent, waits); });
    setPause(StepPause{.untilMs = m_scheduler.nowMs() + wait.count(), .beforeLook = true});
}

void RollBack::find(const journal::OpenIntent &intent,
                    const QList<std::chrono::milliseconds> &waits)
{
    const Call ended = std::move(m_call);
    const LostCreate lost{.step = *stepNamed(intent.step),
                          .runTag = record().runTag,
                          .name = intent.name,
                          .serverMs = intent.serverMs,
                          .schemaId = intent.schemaId,
                          .known = knownIds(record())};
    m_call = findLostCreate(m_transport, lost,
                            [this, intent, waits](const Result<QList<Candidate>> &found) {
                                takeFound(intent, waits, found);
                            });
    setPause(std::nullopt);
}

void RollBack::takeFound(const journal::OpenIntent &intent,
                         const QList<std::chrono::milliseconds> &waits,
                         const Result<QList<Candidate>> &found)
{
    if (!found) {
        // Deleting the rest without knowing would strand it.
        Error error = found.error();
        error.operation = u"rollBack"_s;
        set(0, UndoState::Refused, error);
        end(error);
        return;
    }
    if (found->isEmpty() && !waits.isEmpty()) {
        findLater(intent, waits);
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
    if (found->isEmpty())
        m_ledger.note({.kind = EntryKind::Failure,
                       .step = intent.step,
                       .operation = intent.operation,
                       .fingerprint = intent.fingerprint,
                       .nothingDone = true,
                       .code = u"NothingFound"_s});
    m_items.removeFirst();
    findNextLost();
}

// Rows are somebody's by the time they are there, whoever made the dataset.
void RollBack::askForRows(qsizetype index, int start, const wire::StoredRows &sofar)
{
    const Call ended = std::move(m_call);
    const QString id = m_items.at(index).id;
    const net::Request request = wire::listBatches(id, start);
    m_call = m_transport.send(
        request, [this, index, id, start, sofar, request](const Result<net::Response> &outcome) {
            if (!outcome) {
                settle(index, UndoState::Refused, outcome.error());
                return;
            }
            if (const auto problem = wire::readProblem(request, *outcome)) {
                settle(index, UndoState::Refused, problem);
                return;
            }
            const auto page = wire::readBatches(id, start, *outcome);
            if (!page) {
                settle(index, UndoState::Refused, page.error());
                return;
            }
            wire::StoredRows stored{.batches = sofar.batches + page->stored.batches,
                                    .rows = sofar.rows + page->stored.rows,
                                    .atLeast = sofar.atLeast || page->stored.atLeast};
            const bool more = page->next >= 0;
            if (more && page->next < mostBatches) {
                askForRows(index, page->next, stored);
                return;
            }
            stored.atLeast = stored.atLeast || more;
            if (stored.batches == 0 && !more) {
                remove(index);
                return;
            }
            m_items[index].stored = stored;
            settle(index, UndoState::HasData);
        });
}

// What is kept stays whole: a dataflow that somebody has changed may be running, and what it writes
// to must not go from under it.
bool RollBack::isNeeded(const UndoStatus &item) const
{
    const bool used = std::any_of(m_items.begin(), m_items.end(), [&item](const UndoStatus &one) {
        const bool kept = one.state == UndoState::Changed || one.state == UndoState::Refused ||
                          one.state == UndoState::Needed;
        return kept && one.id != item.id && usedBy(one.step).contains(item.step);
    });
    if (used)
        return true;
    if (item.step == StepId::Schema)
        return m_keptSchemas.contains(item.id) || m_keptSchemas.contains(QString());
    return !m_keptSchemas.isEmpty() &&
           (item.step == StepId::FieldGroup || item.step == StepId::Identities);
}

// Shown where it waits, whatever it is that is asked.
void RollBack::paused(const net::Pause &pause)
{
    setPause(StepPause{.untilMs = pause.untilMs,
                       .httpStatus = pause.httpStatus,
                       .kind = pause.kind,
                       .code = pause.code,
                       .asked = pause.asked});
}

void RollBack::goesOn(const net::Request &)
{
    setPause(std::nullopt);
}

void RollBack::setPause(const std::optional<StepPause> &pause)
{
    if (m_current < 0 || m_current >= m_items.size() || m_items.at(m_current).pause == pause)
        return;
    m_items[m_current].pause = pause;
    announce(m_current);
}

} // namespace dfw::run
