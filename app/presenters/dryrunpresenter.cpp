// SPDX-License-Identifier: Apache-2.0
#include "presenters/dryrunpresenter.h"

namespace dfw::presenters {

DryRunPresenter::DryRunPresenter(Session &session, PlanKeeper &keeper, SourcePresenter &source,
                                 QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_source(source)
{
    connect(&m_session, &Session::aboutToChange, this, &DryRunPresenter::forget);
    connect(&m_keeper, &PlanKeeper::planChanged, this, [this] {
        if (m_report)
            Q_EMIT changed();
    });
}

void DryRunPresenter::start()
{
    if (!m_session.isConnected())
        return;
    m_asked = m_keeper.plan();
    m_task = {.state = Task::State::Busy};
    m_dryRun = std::make_unique<run::DryRun>(m_session.transport());
    connect(m_dryRun.get(), &run::DryRun::progressed, this, &DryRunPresenter::changed);
    connect(m_dryRun.get(), &run::DryRun::finished, this, [this](const run::DryRunReport &report) {
        m_report = report;
        m_reported = m_asked;
        m_task.state = Task::State::Ready;
        Q_EMIT changed();
    });
    m_dryRun->start(m_asked, m_source.contents().sample);
}

void DryRunPresenter::cancel()
{
    if (!m_task.isBusy())
        return;
    m_dryRun->cancel();
    m_task.state = Task::State::Cancelled;
    Q_EMIT changed();
}

void DryRunPresenter::forget()
{
    m_dryRun.reset();
    m_report.reset();
    m_task = {};
    Q_EMIT changed();
}

} // namespace dfw::presenters
