// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "journal/journals.h"
#include "localplatform/localplatform.h"
#include "run/rollback.h"
#include "run/runengine.h"
#include "signin/connection.h"
#include "support/hurriedclock.h"

#include <memory>
#include <optional>
#include <QMap>
#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace dfw::test {

/// A plan that makes whatever a run can make, under names of its own.
FlowPlan everythingPlan(const QString &suffix);
/// One in the form of 2020 on things that exist.
FlowPlan form2020Plan(const QString &suffix);
/// The values of the secrets of everythingPlan().
SecretParams demoSecrets();

/// How many of each kind the local Platform holds, by kind: "connections", "flows", …
using Inventory = QMap<QString, int>;

/// What a run of this plan makes, all of it once; `mappingSetsBefore` that many were there.
Inventory expectedOf(const FlowPlan &plan, int mappingSetsBefore);

/// The rule for the request of the step, wherever it goes to something that has no ID yet.
localplatform::FaultRule aimedAt(localplatform::FaultRule rule, run::StepId step,
                                 const FlowPlan &plan);

/// A local Platform with one client, whose time runs fast.
class Rig
{
public:
    /// Every answer comes `latency` later.
    explicit Rig(std::chrono::milliseconds latency = {});

    localplatform::LocalPlatform &platform() { return *m_platform; }
    HurriedClock &clock() { return m_clock; }
    net::Transport &transport() { return m_connection->signingTransport(); }
    QString journals() const { return m_folder.filePath(QStringLiteral("runs")); }

    /// Asked by a client that shares nothing with the program's own. Of mapping sets all, of
    /// everything else what carries the run's tag, and the identities of such a schema.
    Inventory inventory(const QString &runTag);

private:
    QList<QJsonObject> list(const QString &path, const QByteArray &accept = {});
    QJsonObject get(const QString &path, const QByteArray &accept);

    QTemporaryDir m_folder;
    HurriedClock m_clock;
    std::unique_ptr<localplatform::LocalPlatform> m_platform;
    std::unique_ptr<signin::Connection> m_connection;
    QNetworkAccessManager m_network;
};

/// One run of the program, as often as it takes: begin(), then goOn() with what the journal says,
/// as a program that was started anew.
class Attempt
{
public:
    Attempt(Rig &rig, const FlowPlan &plan);

    /// False when it did not end.
    bool begin();
    bool goOn();
    /// With the rows that may have come in by then: what a test made is its own.
    bool rollBack(run::UndoData data = run::UndoData::Keep);
    const std::optional<run::RunOutcome> &outcome() const { return m_outcome; }
    const std::optional<run::UndoOutcome> &undone() const { return m_undone; }
    QList<run::StepStatus> statuses() const { return m_statuses; }
    QString runTag() const { return m_runTag; }
    QString journalPath() const { return m_path; }

    /// Is told of every change of a step while the run goes on.
    std::function<void(const run::StepStatus &)> watch;

private:
    bool runWith(std::unique_ptr<journal::JournalFile> journal);

    Rig &m_rig;
    FlowPlan m_plan;
    QString m_runTag;
    QString m_path;
    QList<run::StepStatus> m_statuses;
    std::optional<run::RunOutcome> m_outcome;
    std::optional<run::UndoOutcome> m_undone;
};

} // namespace dfw::test
