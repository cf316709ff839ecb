// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/record.h"
#include "net/transport.h"
#include "run/stepgraph.h"

#include <optional>
#include <QList>
#include <QMetaType>
#include <QObject>

namespace dfw::run {

/// Something a run made as a draft.
struct Draft
{
    StepId step = StepId::Flow;
    QString id;

    bool operator==(const Draft &) const = default;
};

/// What a complete run made as drafts and nobody has published, as far as its journal knows.
QList<Draft> draftsOf(const journal::RunRecord &record);

/// A complete run of which everything still is a draft: nothing of it has ever run, and it can be
/// removed like what an interrupted run left.
bool isUnpublished(const journal::RunRecord &record);

/// Whether a complete run's drafts are all published, as far as its journal knows; its lastAt says
/// when.
bool isPublished(const journal::RunRecord &record);

enum class PublishState {
    Waiting,
    Running,
    Published, ///< by this publisher
    Skipped,   ///< was no draft any more
    Failed,
};

/// "waiting", "running", "published", "skipped", "failed".
QString publishStateName(PublishState state);

struct PublishStatus
{
    Draft draft;
    PublishState state = PublishState::Waiting;
    QString name; ///< once it was looked at
    std::optional<Error> error;

    bool operator==(const PublishStatus &) const = default;
};

struct PublishOutcome
{
    bool ok = false; ///< none of them is a draft any more
    QList<PublishStatus> items;
    std::optional<Error> error; ///< what stopped it
};

/// Whether there was nothing left to do: somebody else had published all of them.
bool werePublishedAlready(const QList<PublishStatus> &items);

/// Publishes what a run made as drafts, one after the other: base connection, source connection,
/// target connection, then the flow (flow-service reference 3.13). All are looked at before the
/// first is published: nothing is, where one of them is gone, and it can be stopped and begun
/// again. Each is sent once, and where its answer gets lost another look tells. The first failure
/// stops it: what follows would be refused. Publishing cannot be undone; whoever calls start() has
/// asked. Owns its calls; the transport must outlive it.
class Publisher : public QObject
{
    Q_OBJECT
public:
    explicit Publisher(net::Transport &transport, QObject *parent = nullptr);

    /// In any order; steps that cannot be published (isPublishable()) are left out.
    void start(const QList<Draft> &drafts);
    /// Stops now; one that was being published has ErrorKind::UnknownOutcome.
    void cancel();

    bool isRunning() const { return m_running; }
    const QList<PublishStatus> &statuses() const { return m_statuses; }

Q_SIGNALS:
    void itemChanged(const dfw::run::PublishStatus &status);
    void finished(const dfw::run::PublishOutcome &outcome);

private:
    void checkNext();
    void publishNext();
    void look(const std::optional<Error> &lost);
    void takeLook(const Result<net::Response> &outcome, const std::optional<Error> &lost);
    void publish();
    void takePublished(const net::Request &request, const Result<net::Response> &outcome);
    void settle(PublishState state, const std::optional<Error> &error = {});
    void finish(const std::optional<Error> &error);

    net::Transport &m_transport;
    QList<PublishStatus> m_statuses;
    qsizetype m_at = 0;
    Call m_call;
    bool m_sending = false; // the one that cannot be taken back is sent, and nobody knows of it yet
    bool m_running = false;
};

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::PublishStatus)
Q_DECLARE_METATYPE(dfw::run::PublishOutcome)
