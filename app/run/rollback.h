// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "journal/journal.h"
#include "journal/record.h"
#include "net/retrytransport.h"
#include "run/ledger.h"
#include "run/lostcreate.h"
#include "run/stepgraph.h"

#include <optional>
#include <QList>
#include <QMetaType>
#include <QObject>

namespace dfw::run {

enum class UndoState {
    Waiting,
    Looking, ///< the service is asked what it is now
    Deleting,
    Deleted,
    Gone,    ///< it was not there any more
    Changed, ///< somebody changed it since: kept
    Refused, ///< the service did not delete it, or could not be asked; see the error
    Stays,   ///< there is no published way to delete it, and it does no harm
};

/// "deleted", "gone", …: a contract of `rollback --json`.
QString undoStateName(UndoState state);

/// One resource of a roll-back.
struct UndoStatus
{
    StepId step = StepId::Flow;
    QString id;
    UndoState state = UndoState::Waiting;
    std::optional<Error> error; ///< with Refused; also with Changed where the service told

    bool operator==(const UndoStatus &) const = default;
};

struct UndoOutcome
{
    bool ok = false;            ///< nothing is left but what stays by nature
    std::optional<Error> error; ///< why it stopped: cancelled, or the journal cannot be written
    QList<UndoStatus> items;
};

enum class UndoScope {
    Everything,
    Superseded, ///< only what the run made for a plan that has changed since
};

/// Removes what a run made, and nothing else, the last first: what its journal says it made, after
/// a look shows that it carries the run's tag and that its etag is still ours. What was sent and
/// never answered is looked for first. One by one; what refuses to go is reported and does not stop
/// the others. Its intents are in the journal, so that it can be interrupted and begun again.
///
/// Owns its calls; transport (which signs and does not repeat), scheduler and journal must outlive
/// it.
class RollBack : public QObject
{
    Q_OBJECT
public:
    RollBack(net::Transport &transport, Scheduler &scheduler, journal::Journal &journal,
             QObject *parent = nullptr);
    ~RollBack() override;

    void start(const journal::RunRecord &record, UndoScope scope = UndoScope::Everything);
    /// Stops now; what was being deleted may be gone, which the next start finds out.
    void cancel();

    bool isRunning() const { return m_running; }
    QList<UndoStatus> statuses() const { return m_items; }
    const journal::RunRecord &record() const { return m_ledger.record(); }

Q_SIGNALS:
    void itemChanged(const dfw::run::UndoStatus &status);
    void finished(const dfw::run::UndoOutcome &outcome);

private:
    void findNextLost();
    void findLost(const journal::OpenIntent &intent, qint64 ageMs, int looks);
    void list();
    void next();
    void lookAt(qsizetype index);
    void takeLook(qsizetype index, const Result<net::Response> &outcome);
    void remove(qsizetype index);
    void takeRemoval(qsizetype index, const net::Request &request,
                     const Result<net::Response> &outcome);
    void set(qsizetype index, UndoState state, const std::optional<Error> &error = {});
    void settle(qsizetype index, UndoState state, const std::optional<Error> &error = {});
    void end(const std::optional<Error> &error = {});

    Scheduler &m_scheduler;
    net::RetryTransport m_transport;
    Ledger m_ledger;
    UndoScope m_scope = UndoScope::Everything;
    QList<UndoStatus> m_items;
    QList<journal::OpenIntent> m_lost; // still to be looked for
    QList<qsizetype> m_queue;          // of m_items
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

Q_DECLARE_METATYPE(dfw::run::UndoStatus)
Q_DECLARE_METATYPE(dfw::run::UndoOutcome)
