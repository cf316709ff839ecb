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

const journal::RunRecord *RunPresenter::record() const
{
    if (m_rollBack)
        return &m_rollBack->record();
    if (m_engine)
        return &m_engine->record();
    return m_journal ? &m_journal->record() : nullptr;
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

} // namespace dfw::presenters
