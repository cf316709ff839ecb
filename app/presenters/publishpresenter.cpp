// SPDX-License-Identifier: Apache-2.0
#include "presenters/publishpresenter.h"

namespace dfw::presenters {

using run::Publisher;
using run::PublishOutcome;
using run::PublishState;
using run::PublishStatus;

PublishPresenter::PublishPresenter(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&m_session, &Session::aboutToChange, this, &PublishPresenter::forget);
}

void PublishPresenter::setDrafts(const QList<run::Draft> &drafts, const QString &flowName)
{
    if (m_drafts == drafts && m_flowName == flowName)
        return;
    m_publisher.reset();
    m_task = {};
    m_drafts = drafts;
    m_flowName = flowName;
    Q_EMIT changed();
}

void PublishPresenter::start()
{
    if (!m_session.isConnected() || !hasDrafts() || m_task.isBusy())
        return;
    m_task = {.state = Task::State::Busy};
    m_publisher = std::make_unique<Publisher>(m_session.transport());
    connect(m_publisher.get(), &Publisher::itemChanged, this, [this](const PublishStatus &status) {
        if (status.state == PublishState::Published || status.state == PublishState::Skipped)
            Q_EMIT published(status);
        Q_EMIT changed();
    });
    connect(m_publisher.get(), &Publisher::finished, this, [this](const PublishOutcome &outcome) {
        m_task = {.state = outcome.ok ? Task::State::Ready : Task::State::Failed,
                  .error = outcome.error};
        if (outcome.error && outcome.error->kind == ErrorKind::Cancelled)
            m_task.state = Task::State::Cancelled;
        Q_EMIT changed();
    });
    m_publisher->start(m_drafts);
    Q_EMIT changed();
}

void PublishPresenter::cancel()
{
    if (m_task.isBusy())
        m_publisher->cancel();
}

QList<PublishStatus> PublishPresenter::statuses() const
{
    return m_publisher ? m_publisher->statuses() : QList<PublishStatus>();
}

void PublishPresenter::forget()
{
    setDrafts({}, {});
}

} // namespace dfw::presenters
