// SPDX-License-Identifier: Apache-2.0
#include "presenters/runpresenter.h"

#include "run/provisionsteps.h"
#include "storage/planfile.h"

#include <QJsonDocument>
#include <tuple>

namespace dfw::presenters {

namespace {

QJsonObject planContent(const FlowPlan &plan)
{
    return QJsonDocument::fromJson(storage::writePlan(plan)).object();
}

journal::RunPlace placeOf(const Session &session)
{
    return {.platform = session.kind() == Session::Kind::Demo ? QString(journal::demoPlatform)
                                                              : session.origin().toString(),
            .organisation = session.organisation(),
            .sandbox = session.sandbox()};
}

} // namespace

RunPresenter::RunPresenter(Session &session, PlanKeeper &keeper, const journal::Journals &journals,
                           QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_journals(journals)
{
    // Engine and watcher send through the session's transport and must go before it.
    connect(&session, &Session::aboutToChange, this, [this] {
        m_watcher.reset();
        m_engine.reset();
        m_journal.reset();
        m_outcome.reset();
        m_progress = {};
        m_watchTrouble.reset();
        if (m_phase != Phase::NotStarted) {
            m_phase = Phase::NotStarted;
            Q_EMIT phaseChanged();
        }
    });
}

RunPresenter::~RunPresenter() = default;

void RunPresenter::start()
{
    if (!m_session.isConnected() || m_phase == Phase::Running)
        return;
    m_runPlan = m_keeper.plan();
    m_outcome.reset();
    m_progress = {};
    m_watchTrouble.reset();
    m_watcher.reset();
    const bool goesOn = m_engine && m_phase == Phase::Stopped;
    m_phase = Phase::Running;
    if (goesOn) {
        const QJsonObject plan = planContent(m_runPlan);
        if (m_engine->record().plan != plan) {
            // A journal that fails is noticed by the engine before it sends anything.
            std::ignore = m_journal->append({.kind = journal::EntryKind::PlanChanged,
                                             .atMs = m_session.scheduler().nowMs(),
                                             .plan = plan});
        }
        m_engine->resume(m_runPlan);
    } else if (beginJournal()) {
        m_engine = std::make_unique<run::RunEngine>(m_session.signingTransport(),
                                                    m_session.scheduler(), *m_journal);
        connect(m_engine.get(), &run::RunEngine::stepChanged, this, &RunPresenter::stepChanged);
        connect(m_engine.get(), &run::RunEngine::finished, this, &RunPresenter::finish);
        m_engine->start(m_runPlan, m_journal->record());
    }
    if (m_phase == Phase::Running) // it may have ended already, on a check that needs no service
        Q_EMIT phaseChanged();
}

bool RunPresenter::beginJournal()
{
    m_engine.reset();
    auto journal = m_journals.begin(run::makeRunTag(), placeOf(m_session), planContent(m_runPlan),
                                    m_keeper.path(), m_session.scheduler().nowMs());
    if (journal) {
        m_journal = journal.takeValue();
        return true;
    }
    // What cannot be written down is not begun.
    finish({.error = journal.error()});
    return false;
}

void RunPresenter::cancel()
{
    if (m_engine && m_engine->isRunning())
        m_engine->cancel();
}

QList<run::StepStatus> RunPresenter::statuses() const
{
    if (m_engine)
        return m_engine->statuses();
    QList<run::StepStatus> out;
    const QList<run::StepSpec> steps = run::inOrder(run::provisioningSteps(m_keeper.plan()));
    for (const run::StepSpec &step : steps)
        out.append({.step = step.id});
    return out;
}

const run::RunFacts &RunPresenter::facts() const
{
    return m_engine ? m_engine->facts() : m_noFacts;
}

bool RunPresenter::isWatching() const
{
    return m_watcher && m_watcher->isWatching();
}

qint64 RunPresenter::secondsToFirstRun() const
{
    return qMax<qint64>(0, m_runPlan.schedule.startTime - m_session.scheduler().nowMs() / 1000);
}

void RunPresenter::finish(const run::RunOutcome &outcome)
{
    m_outcome = outcome;
    m_phase = outcome.ok ? Phase::Created : Phase::Stopped;
    if (outcome.ok) {
        m_watcher = std::make_unique<run::RunWatcher>(m_session.api(), m_session.scheduler());
        const auto take = [this](const run::FlowProgress &progress) {
            m_progress = progress;
            m_watchTrouble.reset();
            Q_EMIT progressChanged();
        };
        connect(m_watcher.get(), &run::RunWatcher::progressChanged, this, take);
        connect(m_watcher.get(), &run::RunWatcher::ended, this, take);
        connect(m_watcher.get(), &run::RunWatcher::troubled, this, [this](const Error &error) {
            m_watchTrouble = error;
            Q_EMIT progressChanged();
        });
        m_watcher->start(outcome.flowId);
    }
    Q_EMIT phaseChanged();
}

} // namespace dfw::presenters
