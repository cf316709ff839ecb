// SPDX-License-Identifier: Apache-2.0
#include "cli/runcommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "cli/runevents.h"
#include "cli/runjournal.h"
#include "run/lostcreate.h"
#include "texts/pausetext.h"
#include "texts/statetext.h"
#include "texts/steptext.h"
#include "texts/undotext.h"

#include <algorithm>
#include <QDateTime>
#include <tuple>
#include <utility>

namespace dfw::cli {

using namespace Qt::StringLiterals;

RunCommand::RunCommand(const FlowPlan &plan, const RunOptions &options,
                       std::unique_ptr<journal::JournalFile> journal, Scheduler &clock,
                       QObject *parent)
    : PlaceCommand(parent), m_plan(plan), m_options(options), m_journal(std::move(journal)),
      m_scheduler(clock), m_connection(options.signIn, m_scheduler),
      m_api(m_connection.transport()),
      m_engine(m_connection.signingTransport(), m_scheduler, *m_journal),
      m_watcher(m_api, m_scheduler)
{
    connect(&m_engine, &run::RunEngine::stepChanged, this, &RunCommand::tellStep);
    connect(&m_engine, &run::RunEngine::finished, this, &RunCommand::takeOutcome);
    connect(&m_watcher, &run::RunWatcher::progressChanged, this,
            [this](const run::FlowProgress &progress) { m_progress = progress; });
    connect(&m_watcher, &run::RunWatcher::ended, this, [this](const run::FlowProgress &progress) {
        m_progress = progress;
        end(exitCodeFor(*progress.firstRun));
    });
    connect(&m_watcher, &run::RunWatcher::troubled, this, [this](const Error &error) {
        printError(error);
        if (!m_watcher.isWatching())
            end(exitCodeFor(error));
    });
}

void RunCommand::start()
{
    const journal::RunRecord &record = m_journal->record();
    if (record.plan != planContent(m_plan)) {
        // A journal that fails is noticed by the engine before it sends anything.
        std::ignore = m_journal->append({.kind = journal::EntryKind::PlanChanged,
                                         .atMs = m_scheduler.nowMs(),
                                         .plan = planContent(m_plan)});
    }
    m_engine.start(m_plan, m_journal->record(), m_options.sourceSecrets);
}

void RunCommand::interrupt()
{
    if (m_engine.isRunning())
        m_engine.cancel(); // ends in takeOutcome()
    else if (m_tidier && m_tidier->isRunning())
        m_tidier->cancel();
    else
        end(Interrupted);
}

void RunCommand::say(const QString &line) const
{
    if (m_options.json)
        printErr(line);
    else
        printOut(line);
}

void RunCommand::tellStep(const run::StepStatus &status) const
{
    if (m_options.json)
        printJson(stepEvent(status));
    if (status.pause)
        say(ui::stepTitle(run::stepName(status.step)) + u": "_s +
            ui::pauseSentence(*status.pause, m_scheduler.nowMs()));
    const QString step = run::stepName(status.step);
    if (status.state == run::StepState::Looking && !status.pause)
        say(ui::stepTitle(step) + u": "_s +
            tr("whether it was made is not known. Platform is asked."));
    if (status.state == run::StepState::Waiting || status.state == run::StepState::Running ||
        status.state == run::StepState::Looking)
        return;
    if (isAdopted(status))
        return; // the question that --adopt has answered
    const QString name = ui::stepTitle(step).leftJustified(20);
    const QString state = ui::stateWord(run::stateName(status.state), step).leftJustified(12);
    const QString time = u"%1 ms"_s.arg(status.ms).rightJustified(8);
    say((name + state + time + u"  "_s + status.id).trimmed());
    if (status.error)
        printError(*status.error, step);
}

bool RunCommand::isAdopted(const run::StepStatus &status) const
{
    const QString id = m_options.adopted.value(status.step);
    return !id.isEmpty() &&
           std::any_of(status.candidates.begin(), status.candidates.end(),
                       [&id](const run::Candidate &candidate) { return candidate.id == id; });
}

void RunCommand::takeOutcome(const run::RunOutcome &outcome)
{
    m_outcome = outcome;
    const bool cancelled = outcome.error && outcome.error->kind == ErrorKind::Cancelled;
    if (!outcome.ok && !cancelled && adoptChosen())
        return;
    if (!outcome.ok) {
        if (m_journal->hasFailed()) {
            printError(*outcome.error);
            tellWhatIsNotWrittenDown();
            end(exitCodeFor(*outcome.error));
            return;
        }
        if (tellCandidates()) {
            end(UsageOrPlan);
            return;
        }
        tellHowToGoOn();
        end(exitCodeFor(*outcome.error));
        return;
    }
    tidyUp();
}

// What the run made for an earlier form of its plan is used by nothing, and nobody else would find
// it.
void RunCommand::tidyUp()
{
    if (!run::hasLeftovers(m_engine.record())) {
        tellState();
        return;
    }
    m_tidier =
        std::make_unique<run::RollBack>(m_connection.signingTransport(), m_scheduler, *m_journal);
    connect(m_tidier.get(), &run::RollBack::finished, this,
            [this](const run::UndoOutcome &outcome) {
                for (const run::UndoStatus &item : outcome.items)
                    say(tr("Left by an earlier form of the plan: %1 %2: %3")
                            .arg(ui::stepTitle(run::stepName(item.step)), item.id,
                                 ui::undoWord(item.state)));
                tellState();
            });
    m_tidier->start(m_engine.record(), run::UndoScope::Superseded);
}

void RunCommand::tellState()
{
    if (m_options.watchSeconds && !m_plan.draft) {
        watch();
        return;
    }
    // The state is worth one more question; without an answer the dataflow exists all the same.
    m_stateCall = m_api.flow(m_outcome->flowId, [this](const Result<api::Flow> &flow) {
        if (flow)
            m_progress = run::FlowProgress{.flow = *flow};
        end(AllCreated);
    });
}

// Whoever named the right one of several beforehand need not be asked.
bool RunCommand::adoptChosen()
{
    bool chose = false;
    const QList<run::StepStatus> all = m_engine.statuses();
    for (const run::StepStatus &one : all) {
        if (isAdopted(one)) {
            m_engine.choose(one.step, m_options.adopted.value(one.step));
            chose = true;
        }
    }
    if (chose)
        m_engine.resume(m_plan);
    return chose;
}

bool RunCommand::tellCandidates() const
{
    bool told = false;
    const QList<run::StepStatus> all = m_engine.statuses();
    for (const run::StepStatus &one : all) {
        for (const run::Candidate &candidate : one.candidates) {
            if (!std::exchange(told, true))
                say(tr("An answer was lost, and several resources carry this run's mark. Look at "
                       "them in Platform, then say which one it is. The others are removed once "
                       "the run has created everything:"));
            say(u"  dataflow-wizard %1 --adopt %2=%3   %4"_s.arg(
                m_options.goOn, run::stepName(one.step), candidate.id,
                QDateTime::fromMSecsSinceEpoch(candidate.createdAt, Qt::UTC)
                    .toString(Qt::ISODate)));
        }
    }
    return told;
}

void RunCommand::tellHowToGoOn() const
{
    if (m_engine.record().made.isEmpty() && m_engine.record().open.isEmpty())
        return;
    say(tr("What was made is written down. Go on with it, or remove it:"));
    say(u"  dataflow-wizard "_s + m_options.goOn);
    say(u"  dataflow-wizard rollback "_s + m_options.there);
}

// The journal does not know the last of it, and nobody else does: it is said here once.
void RunCommand::tellWhatIsNotWrittenDown() const
{
    const journal::RunRecord &written = m_engine.record();
    const QList<run::StepStatus> all = m_engine.statuses();
    for (const run::StepStatus &one : all) {
        const bool known =
            std::any_of(written.made.begin(), written.made.end(),
                        [&one](const journal::Made &made) { return made.id == one.id; });
        if (!one.id.isEmpty() && run::resourceOf(one.step) && !known)
            say(tr("Not written down: %1 %2").arg(ui::stepTitle(run::stepName(one.step)), one.id));
    }
    say(tr("Once the journal can be written again, “run --resume” looks for what is not in it, by "
           "the mark %1, before it makes anything.")
            .arg(written.runTag));
}

void RunCommand::watch()
{
    say(tr("Dataflow created. Waiting for its first run, %n second(s) at most.", nullptr,
           *m_options.watchSeconds));
    m_deadline = m_scheduler.after(std::chrono::seconds(*m_options.watchSeconds), [this] {
        m_watcher.stop();
        say(tr("The first run has not ended yet. Platform goes on with it."));
        end(NotEndedInTime);
    });
    m_watcher.start(m_outcome->flowId);
}

void RunCommand::end(int exitCode)
{
    if (std::exchange(m_ended, true))
        return;
    m_watcher.stop();
    m_deadline.cancel();
    const bool created = m_outcome && m_outcome->ok;
    if (m_progress && m_progress->firstRun && m_progress->firstRun->ended()) {
        const api::FlowRun &run = *m_progress->firstRun;
        say(tr("First run: %1. %L2 rows read, %L3 stored, %L4 rejected, %L5 with gaps.")
                .arg(run.status)
                .arg(run.recordsIn)
                .arg(run.recordsOut)
                .arg(run.recordsFailed)
                .arg(run.recordsWithWarnings));
        for (const api::RunProblem &problem : run.problems)
            say(u"  "_s + problem.code + u' ' + problem.message);
    } else if (created && m_plan.draft) {
        say(tr("Dataflow created as a draft. Nothing runs until it is published:"));
        say(u"  dataflow-wizard publish %1 --yes"_s.arg(m_options.there));
    } else if (created && !m_options.watchSeconds) {
        say(tr("Dataflow created. Its first run starts within some minutes."));
    }
    if (m_options.json)
        printJson(resultEvent(created && exitCode == AllCreated,
                              m_outcome ? m_outcome->ids : QMap<run::StepId, QString>(), m_progress,
                              m_outcome ? m_outcome->error : std::nullopt,
                              m_journal->record().runTag));
    Q_EMIT finished(exitCode);
}

} // namespace dfw::cli
