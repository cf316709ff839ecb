// SPDX-License-Identifier: Apache-2.0
#include "presenters/runpresenter.h"

#include "presenters/runspresenter.h"
#include "run/provisionsteps.h"
#include "run/recordedrun.h"
#include "storage/planfile.h"

#include <QJsonDocument>
#include <tuple>

namespace dfw::presenters {

using namespace Qt::StringLiterals;

namespace {

QJsonObject planContent(const FlowPlan &plan)
{
    return QJsonDocument::fromJson(storage::writePlan(plan)).object();
}

} // namespace

Error RunPresenter::runIsOver()
{
    return {
        .kind = ErrorKind::Conflict, .operation = u"readJournal"_s, .code = u"RunNotInterrupted"_s};
}

RunPresenter::RunPresenter(Session &session, PlanKeeper &keeper, const journal::Journals &journals,
                           QObject *parent)
    : QObject(parent), m_session(session), m_keeper(keeper), m_journals(journals)
{
    // Engine and watcher send through the session's transport and must go before it.
    connect(&session, &Session::aboutToChange, this, [this] {
        m_watcher.reset();
        dropWorkers();
        m_journal.reset();
        forgetOutcomes();
        if (m_phase != Phase::NotStarted) {
            m_phase = Phase::NotStarted;
            Q_EMIT phaseChanged();
        }
    });
    connect(&keeper, &PlanKeeper::planChanged, this, [this](PlanKeeper::Section section) {
        m_otherPlan = m_otherPlan || section == PlanKeeper::Section::Everything;
    });
}

RunPresenter::~RunPresenter() = default;

void RunPresenter::start()
{
    if (!m_session.isConnected() || isBusy())
        return;
    m_runPlan = m_keeper.plan();
    forgetOutcomes();
    m_watcher.reset();
    m_rollBack.reset();
    // Another plan's run is another run; the one that stopped is offered on the first page.
    const bool goesOn = m_engine && m_phase == Phase::Stopped && !m_otherPlan;
    m_phase = Phase::Running;
    if (goesOn && m_journal->hasFailed()) {
        if (mendJournal())
            startEngine();
    } else if (goesOn) {
        const QJsonObject plan = planContent(m_runPlan);
        if (m_journal->record().plan != plan) {
            // A journal that fails is noticed by the engine before it sends anything.
            std::ignore = m_journal->append({.kind = journal::EntryKind::PlanChanged,
                                             .atMs = m_session.scheduler().nowMs(),
                                             .plan = plan});
        }
        m_clock.start();
        m_engine->resume(m_runPlan);
    } else if (beginJournal()) {
        startEngine();
    }
    if (m_phase == Phase::Running) // it may have ended already, on a check that needs no service
        Q_EMIT phaseChanged();
}

void RunPresenter::startEngine()
{
    m_engine = std::make_unique<run::RunEngine>(m_session.signingTransport(), m_session.scheduler(),
                                                *m_journal);
    connect(m_engine.get(), &run::RunEngine::stepChanged, this, &RunPresenter::stepChanged);
    connect(m_engine.get(), &run::RunEngine::finished, this, &RunPresenter::finish);
    m_clock.start();
    m_engine->start(m_runPlan, m_journal->record());
}

Result<Unit> RunPresenter::goOn(const QString &journalPath)
{
    auto journal = openJournal(journalPath);
    if (!journal)
        return journal.error();
    if (!(*journal)->record().isInterrupted())
        return runIsOver();
    if (const auto taken = takeOver(journal.takeValue()); !taken)
        return taken;
    m_phase = Phase::Running;
    startEngine();
    if (m_phase == Phase::Running)
        Q_EMIT phaseChanged();
    return Unit{};
}

void RunPresenter::forgetOutcomes()
{
    m_outcome.reset();
    m_undoOutcome.reset();
    m_tidyOutcome.reset();
    m_progress = {};
    m_watchTrouble.reset();
    m_knownFacts = {};
}

// What writes to the journal goes before it.
void RunPresenter::dropWorkers()
{
    m_rollBack.reset();
    m_tidier.reset();
    m_engine.reset();
}

// The disk was full, and there may be room again. What was answered but not written is looked for.
bool RunPresenter::mendJournal()
{
    const QString path = m_journal->path();
    dropWorkers();
    m_journal.reset();
    auto opened = journal::JournalFile::open(path);
    if (!opened) {
        finish({.error = opened.error()});
        return false;
    }
    m_journal = opened.takeValue();
    const QJsonObject plan = planContent(m_runPlan);
    if (m_journal->record().plan != plan) {
        std::ignore = m_journal->append({.kind = journal::EntryKind::PlanChanged,
                                         .atMs = m_session.scheduler().nowMs(),
                                         .plan = plan});
    }
    return true;
}

// The journal before anything else: it says whether somebody works on the run already.
Result<std::unique_ptr<journal::JournalFile>> RunPresenter::openJournal(const QString &path) const
{
    if (!m_session.isConnected() || isBusy())
        return Error{.kind = ErrorKind::Cancelled, .operation = u"readJournal"_s};
    return journal::JournalFile::open(path);
}

Result<Unit> RunPresenter::takeOver(std::unique_ptr<journal::JournalFile> journal)
{
    const journal::RunRecord &record = journal->record();
    const auto reading = storage::readPlan(QJsonDocument(record.plan).toJson());
    if (!reading.plan)
        return Error{.kind = ErrorKind::Storage,
                     .operation = u"readJournal"_s,
                     .where = journal->path(),
                     .code = u"JournalDamaged"_s};
    if (record.place != placeOf(m_session))
        return Error{.kind = ErrorKind::Conflict,
                     .operation = u"readJournal"_s,
                     .code = u"RunOfOtherPlace"_s};
    FlowPlan saved;
    if (!record.planPath.isEmpty()) {
        const auto file = storage::loadPlan(record.planPath);
        if (file && file->plan)
            saved = *file->plan;
    }
    m_keeper.restore(*reading.plan, saved, record.planPath, m_keeper.world());
    m_watcher.reset();
    dropWorkers();
    m_journal = std::move(journal);
    m_otherPlan = false;
    forgetOutcomes();
    m_runPlan = *reading.plan;
    return Unit{};
}

void RunPresenter::choose(run::StepId step, const QString &id)
{
    if (!m_engine || m_phase != Phase::Stopped)
        return;
    m_engine->choose(step, id);
    start();
}

void RunPresenter::remove(run::UndoData data)
{
    if (isBusy() || !m_journal || !record() || !m_session.isConnected())
        return;
    if (m_journal->hasFailed()) {
        m_runPlan = m_keeper.plan();
        if (!mendJournal())
            return;
    }
    const bool again = m_phase == Phase::Removed;
    startRollBack(journal::RunRecord(*record()), again ? m_undoScope : run::UndoScope::Everything,
                  data);
}

Result<Unit> RunPresenter::leave()
{
    if (m_phase != Phase::Removed || !m_rollBack || !run::mayLeave(*m_undoOutcome))
        return Unit{};
    const auto left = m_rollBack->leave();
    if (left) {
        m_left = true;
        Q_EMIT phaseChanged();
    }
    return left;
}

Result<Unit> RunPresenter::removeInterrupted(const QString &journalPath)
{
    auto journal = openJournal(journalPath);
    if (!journal)
        return journal.error();
    const bool leftOver = run::isLeftOver((*journal)->record());
    if (!leftOver && !(*journal)->record().isInterrupted())
        return runIsOver();
    if (const auto taken = takeOver(journal.takeValue()); !taken)
        return taken;
    startRollBack(m_journal->record(),
                  leftOver ? run::UndoScope::Superseded : run::UndoScope::Everything);
    return Unit{};
}

void RunPresenter::startRollBack(const journal::RunRecord &from, run::UndoScope scope,
                                 run::UndoData data)
{
    m_undoScope = scope;
    m_watcher.reset();
    m_tidier.reset();
    m_undoOutcome.reset();
    m_left = false;
    m_tidyOutcome.reset();
    m_phase = Phase::Removing;
    auto rollBack = std::make_unique<run::RollBack>(m_session.signingTransport(),
                                                    m_session.scheduler(), *m_journal);
    connect(rollBack.get(), &run::RollBack::itemChanged, this, &RunPresenter::undoChanged);
    connect(rollBack.get(), &run::RollBack::finished, this,
            [this](const run::UndoOutcome &outcome) {
                m_undoOutcome = outcome;
                m_phase = Phase::Removed;
                m_endedAt = nowMs();
                Q_EMIT phaseChanged();
            });
    m_rollBack = std::move(rollBack);
    // What the engine knows is no longer so; a start after this is a run of its own.
    m_engine.reset();
    m_outcome.reset();
    m_rollBack->start(from, scope, data);
    if (m_phase == Phase::Removing)
        Q_EMIT phaseChanged();
}

const journal::RunRecord *RunPresenter::record() const
{
    if (m_rollBack)
        return &m_rollBack->record();
    if (m_engine)
        return &m_engine->record();
    return m_journal ? &m_journal->record() : nullptr;
}

QList<run::UndoStatus> RunPresenter::removable() const
{
    return record() ? run::undoItems(*record()) : QList<run::UndoStatus>();
}

QList<run::UndoStatus> RunPresenter::undoStatuses() const
{
    return m_rollBack ? m_rollBack->statuses() : QList<run::UndoStatus>();
}

qint64 RunPresenter::elapsedMs() const
{
    return m_clock.isValid() ? m_clock.elapsed() : 0;
}

QString RunPresenter::journalPath() const
{
    return m_journal ? m_journal->path() : QString();
}

QString RunPresenter::runTag() const
{
    return record() ? record()->runTag : QString();
}

bool RunPresenter::beginJournal()
{
    dropWorkers();
    m_journal.reset();
    m_otherPlan = false;
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
    if (m_rollBack && m_rollBack->isRunning())
        m_rollBack->cancel();
}

void RunPresenter::tryNow()
{
    if (m_engine && m_engine->isRunning())
        m_engine->goOnNow();
}

QList<run::StepStatus> RunPresenter::statuses() const
{
    if (m_engine)
        return m_engine->statuses();
    if (m_phase == Phase::Created && m_journal)
        return run::recordedSteps(m_runPlan, m_journal->record());
    QList<run::StepStatus> out;
    const QList<run::StepSpec> steps = run::inOrder(run::provisioningSteps(m_keeper.plan()));
    for (const run::StepSpec &step : steps)
        out.append({.step = step.id});
    return out;
}

const run::RunFacts &RunPresenter::facts() const
{
    return m_engine ? m_engine->facts() : m_knownFacts;
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
    m_endedAt = nowMs();
    m_phase = outcome.ok ? Phase::Created : Phase::Stopped;
    if (outcome.ok) {
        tidyUp();
        if (!m_runPlan.draft)
            follow();
    }
    Q_EMIT phaseChanged();
}

void RunPresenter::follow()
{
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
    m_watcher->start(m_outcome->flowId);
}

QList<run::UndoStatus> RunPresenter::tidied() const
{
    return m_tidier ? m_tidier->statuses() : QList<run::UndoStatus>();
}

// Made by this run for an earlier form of its plan, and used by nothing: nobody else would find it.
void RunPresenter::tidyUp()
{
    if (m_phase != Phase::Created || !m_engine || (m_tidier && m_tidier->isRunning()))
        return;
    // A copy: what it belongs to goes.
    const journal::RunRecord record = m_tidier ? m_tidier->record() : m_engine->record();
    if (!run::hasLeftovers(record))
        return;
    m_tidyOutcome.reset();
    m_tidier = std::make_unique<run::RollBack>(m_session.signingTransport(), m_session.scheduler(),
                                               *m_journal);
    connect(m_tidier.get(), &run::RollBack::itemChanged, this, &RunPresenter::tidyChanged);
    connect(m_tidier.get(), &run::RollBack::finished, this,
            [this](const run::UndoOutcome &outcome) {
                m_tidyOutcome = outcome;
                Q_EMIT tidyChanged();
            });
    m_tidier->start(record, run::UndoScope::Superseded);
    Q_EMIT tidyChanged();
}

} // namespace dfw::presenters
