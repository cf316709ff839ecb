// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "core/secret.h"
#include "domain/flowplan.h"
#include "net/transport.h"
#include "run/runfacts.h"
#include "run/stepgraph.h"

#include <map>
#include <QElapsedTimer>
#include <QObject>

namespace dfw::run {

/// Runs the steps of a plan: whatever is ready goes out in parallel, each create at most once. At
/// the first failure nothing new is started; what is under way is waited for, so that every ID that
/// came to exist is known. The checks of run/checks stand between the last look-up and the first
/// create. Owns its calls; the transport must outlive it. One run at a time; start() again after
/// finished().
class RunEngine : public QObject
{
    Q_OBJECT
public:
    explicit RunEngine(net::Transport &transport, QObject *parent = nullptr);

    /// `secrets`: the values of a new base connection's secret parameters, by name. Kept in memory
    /// until the next start, part of no fact, request preview or log.
    void start(const FlowPlan &plan, const QList<StepSpec> &steps, const QString &runTag,
               const SecretParams &secrets = {});
    /// Goes on after a run that failed or was cancelled, with the plan as it is now. What that run
    /// made is kept where the request that made it would be the same today; look-ups and checks are
    /// done anew. A step whose outcome is unknown is sent again: whoever calls this has looked, or
    /// asked.
    void resume(const FlowPlan &plan);
    void resume(const FlowPlan &plan, const SecretParams &secrets);
    /// Stops now: calls under way are dropped. A create that was under way has
    /// ErrorKind::UnknownOutcome, because it may have reached the service; the run ends with
    /// ErrorKind::Cancelled.
    void cancel();

    bool isRunning() const { return m_running; }
    QList<StepStatus> statuses() const { return m_statuses; }
    const RunFacts &facts() const { return m_facts; }

Q_SIGNALS:
    /// One step changed its state. Every step is announced as Waiting when the run starts.
    void stepChanged(const dfw::run::StepStatus &status);
    void finished(const dfw::run::RunOutcome &outcome);

private:
    void begin();
    void startReady();
    bool isReady(const StepSpec &step) const;
    bool passChecks();
    void startStep(const StepSpec &step);
    void sendNext(StepId step);
    void takeAnswer(StepId step, const net::Request &request, const Result<net::Response> &outcome);
    void succeed(StepId step);
    StepKind kindOf(StepId step) const;
    void fail(StepId step, const Error &error);
    void finishIfDone();
    StepStatus &status(StepId step);
    const StepStatus &status(StepId step) const;

    net::Transport &m_transport;
    FlowPlan m_plan;
    QList<StepSpec> m_steps;
    QList<StepStatus> m_statuses;
    RunFacts m_facts;
    SecretParams m_secrets;
    std::map<StepId, Call> m_calls;                  // under way
    std::map<StepId, QList<net::Request>> m_pending; // still to be sent by a step under way
    std::map<StepId, QList<net::Request>> m_created; // answered well; not sent again by resume()
    QElapsedTimer m_clock;
    std::optional<Error> m_firstError;
    bool m_running = false;
    bool m_checked = false;
};

} // namespace dfw::run
