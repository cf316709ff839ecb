// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "core/secret.h"
#include "domain/flowplan.h"
#include "journal/journal.h"
#include "journal/record.h"
#include "net/retrytransport.h"
#include "net/transport.h"
#include "run/ledger.h"
#include "run/provisionsteps.h"
#include "run/runfacts.h"
#include "run/stepgraph.h"

#include <map>
#include <QElapsedTimer>
#include <QObject>
#include <QSet>

namespace dfw::run {

/// Runs the steps of a plan: whatever is ready goes out in parallel. At the first failure nothing
/// new is started; what is under way is waited for, so that every ID that came to exist is known.
/// The checks of run/checks stand between the last look-up and the first create.
///
/// The services know no idempotency keys. So the intent to make something is in the journal before
/// it is sent, and what was made before anything depends on it; where an answer is lost, the engine
/// looks for what it may have made and adopts exactly one, asks where there are several, and sends
/// again only after two looks found none. What was so made again is looked for once more at the end
/// of the run: what a slow service made after all is then of no use, and told as superseded. A
/// journal that cannot be written stops the run: nothing is sent. A run that was stopped or killed
/// goes on by start() with its journal's record.
///
/// Owns its calls; transport, scheduler and journal must outlive it. One run at a time.
class RunEngine : public QObject, private net::RetryListener
{
    Q_OBJECT
public:
    /// `transport` signs and does not repeat: the engine repeats by the rules of RetryTransport,
    /// with one budget for the whole run.
    RunEngine(net::Transport &transport, Scheduler &scheduler, journal::Journal &journal,
              QObject *parent = nullptr);
    ~RunEngine() override;

    /// Begins, or goes on: `record` is what the journal says. What the run made is kept where the
    /// request that made it would be the same today and the service still has it; look-ups and
    /// checks are done anew. `secrets`: the values of a new base connection's secret parameters, by
    /// name; kept in memory until the next start, part of no fact, journal, preview or log.
    void start(const FlowPlan &plan, const journal::RunRecord &record,
               const SecretParams &secrets = {});
    /// Goes on after finished() in the same process.
    void resume(const FlowPlan &plan);
    void resume(const FlowPlan &plan, const SecretParams &secrets);
    /// After "SeveralFound": which of the candidates is the run's own. The others count as made by
    /// it, too, and as of no use any more. resume() afterwards.
    void choose(StepId step, const QString &id);
    /// Ends the pauses of this run, for somebody who knows that the network is back. One that the
    /// service asked for is kept. Where a lost create is to be looked for the look comes now, but
    /// nothing is sent again before its time: the service may still be at work on it.
    void goOnNow();
    /// Stops now: calls under way are dropped. A create that was under way has
    /// ErrorKind::UnknownOutcome, because it may have reached the service; its intent stays, and
    /// whoever goes on looks first. The run ends with ErrorKind::Cancelled.
    void cancel();

    bool isRunning() const { return m_running; }
    QList<StepStatus> statuses() const { return m_statuses; }
    const RunFacts &facts() const { return m_facts; }
    const journal::RunRecord &record() const { return m_ledger.record(); }

Q_SIGNALS:
    /// One step changed its state. Every step is announced as Waiting when the run starts.
    void stepChanged(const dfw::run::StepStatus &status);
    void finished(const dfw::run::RunOutcome &outcome);

private:
    struct Todo
    {
        net::Request request;
        QString fingerprint; ///< of the request without secrets; of creates only
        QString name;
    };
    struct Work
    {
        QList<Todo> todo;                        ///< still to be sent; the first may be under way
        bool prepared = false;                   ///< intent noted, waits for the journal to be safe
        bool sent = false;                       ///< a create is under way
        int looks = 0;                           ///< that found nothing
        QList<std::chrono::milliseconds> pauses; ///< before each look
        qint64 lookAt = 0;  ///< when the next is due; 0 where none is waited for
        bool early = false; ///< the look under way was not waited for, and settles nothing
        std::optional<Error> cause;
        Call call;
    };

    void paused(const net::Pause &pause) override;
    void goesOn(const net::Request &request) override;
    void setPause(const net::Request &request, const std::optional<StepPause> &pause);
    void begin();
    void confirmMade();
    void startReady();
    bool isReady(const StepSpec &step) const;
    bool passChecks();
    void read(const StepSpec &step);
    void prepareCreate(StepId step);
    void supersedeWhatLeftThePlan();
    std::optional<Error> obstacle(StepId step) const;
    void supersedeOthers(StepId step, const QStringList &fingerprints);
    void sendPrepared();
    void noteIntent(StepId step);
    void noteNothingSent(StepId step);
    void sendNext(StepId step);
    void takeAnswer(StepId step, const net::Request &request, const Result<net::Response> &outcome);
    void takeCreated(StepId step, const StepGain &gain);
    void takeFailure(StepId step, const net::Request &request, const Error &error);
    void lookLater(StepId step, bool resumed);
    void waitToLook(StepId step, qint64 untilMs);
    void look(StepId step);
    void takeFound(StepId step, const Result<QList<Candidate>> &found, qint64 due);
    void adopt(StepId step, const journal::OpenIntent &intent, const Candidate &candidate);
    bool lookForLateOnes();
    void settle(StepId step);
    void succeed(StepId step);
    void goOnWith(StepId step);
    void stripOwn();
    StepKind kindOf(StepId step) const;
    void noteServerTime(const net::Response &response);
    void fail(StepId step, const Error &error);
    void announce(StepId step);
    void finishIfDone();
    StepStatus &status(StepId step);
    const StepStatus &status(StepId step) const;

    Scheduler &m_scheduler;
    net::RetryTransport m_transport;
    Ledger m_ledger;
    FlowPlan m_plan;
    QList<StepSpec> m_steps;
    QList<StepStatus> m_statuses;
    RunFacts m_facts;
    SecretParams m_secrets;
    std::map<StepId, Work> m_work;        // under way
    std::map<QString, Call> m_confirming; // by id
    std::map<StepId, int> m_sends;        // of a step's creates, since it went on last
    QSet<QString> m_unconfirmed;          // ids from an earlier process's journal
    std::optional<qint64> m_serverOffsetMs;
    int m_attempt = 0;     // counts begin()
    QString m_ownSchemaId; // stood in the way of its own title, see stripOwn()
    QString m_ownFieldGroupId;
    QElapsedTimer m_clock;
    std::optional<Error> m_firstError;
    bool m_running = false;
    bool m_checked = false;
    bool m_lookedForLateOnes = false;
};

} // namespace dfw::run
