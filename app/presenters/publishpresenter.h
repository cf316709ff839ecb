// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"
#include "presenters/task.h"
#include "run/publisher.h"

#include <memory>
#include <QObject>

namespace dfw::presenters {

/// Publishes what a run made as drafts. Where a session ends, so does publishing; what was
/// published stays, and it can be begun again.
class PublishPresenter : public QObject
{
    Q_OBJECT
public:
    explicit PublishPresenter(Session &session, QObject *parent = nullptr);

    /// What a run made, and the name of its dataflow. Empty: nothing to publish.
    void setDrafts(const QList<run::Draft> &drafts, const QString &flowName);
    bool hasDrafts() const { return !m_drafts.isEmpty(); }
    QString flowName() const { return m_flowName; }

    /// Cannot be undone: whoever calls this has asked.
    void start();
    void cancel();

    /// Idle, Busy, Ready (all are published), Failed or Cancelled.
    const Task &task() const { return m_task; }
    /// In the order of publishing; empty before start().
    QList<run::PublishStatus> statuses() const;

Q_SIGNALS:
    void changed();
    /// One is no draft any more, whoever published it; for the run's journal.
    void published(const dfw::run::PublishStatus &status);

private:
    void forget();

    Session &m_session;
    std::unique_ptr<run::Publisher> m_publisher; // of the session's connection
    QList<run::Draft> m_drafts;
    QString m_flowName;
    Task m_task;
};

} // namespace dfw::presenters
