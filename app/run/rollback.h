// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "journal/journal.h"
#include "journal/record.h"
#include "net/retrytransport.h"
#include "run/ledger.h"
#include "run/lostcreate.h"
#include "run/stepgraph.h"
#include "run/undofacts.h"

#include <optional>
#include <QList>
#include <QObject>
#include <QSet>

namespace dfw::run {

enum class UndoScope {
    Everything,
    Superseded, ///< only what the run made for a plan that has changed since
};

/// Whether a dataset that holds rows goes, and they with it.
enum class UndoData {
    Keep,
    Remove,
};

/// Removes what a run made, and nothing else, the last first: what its journal says it made, after
/// a look shows that it carries the run's tag and that its etag is still ours. A dataset that holds
/// rows is kept, and what it is made of with it, unless they are to go as well; so is what a
/// dataflow or connection works with that is kept or refuses to go. What was sent and never
/// answered is looked for first, for as long as the service may be at work on it. One by one; what
/// refuses to go is reported and tried once more at the end. Its intents are in the journal, so
/// that it can be interrupted and begun again. Requests are repeated as the engine's are, and
/// pauses told with the resource they are about.
///
/// Owns its calls; transport (which signs and does not repeat), scheduler and journal must outlive
/// it.
class RollBack : public QObject, private net::RetryListener
{
    Q_OBJECT
public:
    RollBack(net::Transport &transport, Scheduler &scheduler, journal::Journal &journal,
             QObject *parent = nullptr);
    ~RollBack() override;

    void start(const journal::RunRecord &record, UndoScope scope = UndoScope::Everything,
               UndoData data = UndoData::Keep);
    /// Stops now; what was being deleted may be gone, which the next start finds out.
    void cancel();
    /// After an outcome of which mayLeave() is true: what is left stays there, and the run is over.
    /// Errors: Storage.
    Result<Unit> leave();

    bool isRunning() const { return m_running; }
    QList<UndoStatus> statuses() const { return m_items; }
    const journal::RunRecord &record() const { return m_ledger.record(); }

Q_SIGNALS:
    void itemChanged(const dfw::run::UndoStatus &status);
    void finished(const dfw::run::UndoOutcome &outcome);

private:
    void findNextLost();
    void findLater(const journal::OpenIntent &intent, QList<std::chrono::milliseconds> waits);
    void find(const journal::OpenIntent &intent, const QList<std::chrono::milliseconds> &waits);
    void takeFound(const journal::OpenIntent &intent, const QList<std::chrono::milliseconds> &waits,
                   const Result<QList<Candidate>> &found);
    void list();
    void next();
    void lookAt(qsizetype index);
    void takeLook(qsizetype index, const Result<net::Response> &outcome);
    bool isNeeded(const UndoStatus &item) const;
    void askForRows(qsizetype index, int start, const api::wire::StoredRows &sofar);
    void remove(qsizetype index);
    void takeRemoval(qsizetype index, const net::Request &request,
                     const Result<net::Response> &outcome);
    void paused(const net::Pause &pause) override;
    void goesOn(const net::Request &request) override;
    void setPause(const std::optional<StepPause> &pause);
    void announce(qsizetype index);
    void set(qsizetype index, UndoState state, const std::optional<Error> &error = {});
    void settle(qsizetype index, UndoState state, const std::optional<Error> &error = {});
    void end(const std::optional<Error> &error = {});

    Scheduler &m_scheduler;
    net::RetryTransport m_transport;
    Ledger m_ledger;
    UndoScope m_scope = UndoScope::Everything;
    UndoData m_data = UndoData::Keep;
    QList<UndoStatus> m_items;         // while something is looked for, that is the first
    QList<journal::OpenIntent> m_lost; // still to be looked for
    QList<qsizetype> m_queue;          // of m_items
    qsizetype m_current = -1;          // of m_items: what is asked about
    QString m_seenSchema;              // of the dataset that was looked at last
    QSet<QString> m_keptSchemas;       // of datasets that are kept
    bool m_again = false;              // what was refused is asked for once more
    Call m_call;
    bool m_running = false;
};

/// True where a run that ended well left something that is of no use any more: made, or maybe
/// made, for an earlier form of its plan.
bool hasLeftovers(const journal::RunRecord &record);

/// True where such a run was not tidied up to its end, and nothing but a roll-back of
/// UndoScope::Superseded makes sense for it.
bool isLeftOver(const journal::RunRecord &record);

/// What a roll-back would do now, without asking the service: in its order.
QList<UndoStatus> undoItems(const journal::RunRecord &record,
                            UndoScope scope = UndoScope::Everything);

} // namespace dfw::run
