// SPDX-License-Identifier: Apache-2.0
#include "cli/rollbackcommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "cli/runevents.h"
#include "run/publisher.h"
#include "texts/fill.h"
#include "texts/pausetext.h"
#include "texts/steptext.h"
#include "texts/undotext.h"

#include <algorithm>

namespace dfw::cli {

using namespace Qt::StringLiterals;

RollbackCommand::RollbackCommand(const signin::SignIn &signIn,
                                 std::unique_ptr<journal::JournalFile> journal,
                                 const RollbackOptions &options, Scheduler &clock, QObject *parent)
    : PlaceCommand(parent), m_options(options), m_journal(std::move(journal)), m_scheduler(clock),
      m_connection(signIn, m_scheduler),
      m_rollBack(m_connection.signingTransport(), m_scheduler, *m_journal)
{
    connect(&m_rollBack, &run::RollBack::itemChanged, this, &RollbackCommand::tell);
    connect(&m_rollBack, &run::RollBack::finished, this, &RollbackCommand::end);
}

void RollbackCommand::start()
{
    const journal::RunRecord record = m_journal->record();
    say(tr("Removing what the run %1 made.").arg(record.runTag));
    // Of a run that ended well only what is of no use any more, unless its draft is to go.
    const bool isDraft = m_options.named && !run::draftsOf(record).isEmpty();
    const bool stays = record.stage == journal::Stage::Complete && !isDraft;
    m_rollBack.start(record, stays ? run::UndoScope::Superseded : run::UndoScope::Everything,
                     m_options.withData ? run::UndoData::Remove : run::UndoData::Keep);
}

void RollbackCommand::interrupt()
{
    m_rollBack.cancel(); // ends in end()
}

void RollbackCommand::say(const QString &line) const
{
    if (m_options.json)
        printErr(line);
    else
        printOut(line);
}

void RollbackCommand::tell(const run::UndoStatus &item) const
{
    if (m_options.json)
        printJson(undoEvent(item));
    const QString step = run::stepName(item.step);
    if (item.pause)
        say(ui::stepTitle(step) + u": "_s + ui::pauseSentence(*item.pause, m_scheduler.nowMs()));
    if (!run::undoResultOf(item.state))
        return;
    say(ui::stepTitle(step).leftJustified(20) + ui::undoWord(item.state).leftJustified(14) +
        item.id);
    if (const QString why = ui::undoSentence(item); !why.isEmpty())
        say(u"  "_s + why);
    if (item.error && !item.error->requestId.isEmpty())
        printErr(u"  "_s + ui::fill(tr("Request ID: %1"), {item.error->requestId}));
}

void RollbackCommand::end(const run::UndoOutcome &outcome)
{
    if (outcome.error)
        printError(*outcome.error);
    const bool left = m_options.leave && run::mayLeave(outcome) && leave(outcome);
    if (outcome.ok)
        say(outcome.items.isEmpty() ? tr("This run had made nothing.")
                                    : tr("Everything that can be removed is removed."));
    else if (!left)
        tellWhatNext(outcome);
    if (m_options.json)
        printJson(undoResultEvent(outcome, left));
    Q_EMIT finished(outcome.ok || left ? AllCreated
                    : outcome.error    ? exitCodeFor(*outcome.error)
                                       : StepRefused);
}

// The IDs once more: from here on nobody remembers them.
bool RollbackCommand::leave(const run::UndoOutcome &outcome)
{
    if (const auto left = m_rollBack.leave(); !left) {
        printError(left.error());
        return false;
    }
    say(tr("This run is over. It leaves in Platform:"));
    for (const run::UndoStatus &item : outcome.items) {
        if (item.state != run::UndoState::Deleted && item.state != run::UndoState::Gone)
            say(u"  "_s + ui::stepTitle(run::stepName(item.step)).leftJustified(20) + item.id);
    }
    return true;
}

void RollbackCommand::tellWhatNext(const run::UndoOutcome &outcome) const
{
    const bool holdsRows =
        std::any_of(outcome.items.begin(), outcome.items.end(),
                    [](const auto &one) { return one.state == run::UndoState::HasData; });
    if (holdsRows)
        say(tr("“rollback --with-data” removes the dataset with its rows, too. Nobody can bring "
               "them back."));
    if (run::mayLeave(outcome))
        say(tr("What is left does not go as things are. “rollback --leave” leaves it there and "
               "ends this run."));
    else
        say(tr("Something is left. “rollback” goes on where this ended."));
}

} // namespace dfw::cli
