// SPDX-License-Identifier: Apache-2.0
#include "cli/rollbackcommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "cli/runevents.h"
#include "texts/steptext.h"
#include "texts/undotext.h"

namespace dfw::cli {

using namespace Qt::StringLiterals;

RollbackCommand::RollbackCommand(const signin::SignIn &signIn,
                                 std::unique_ptr<journal::JournalFile> journal, bool json,
                                 Scheduler &clock, QObject *parent)
    : PlaceCommand(parent), m_json(json), m_journal(std::move(journal)), m_scheduler(clock),
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
    // Of a run that ended well only what is of no use any more.
    m_rollBack.start(record, record.stage == journal::Stage::Complete ? run::UndoScope::Superseded
                                                                      : run::UndoScope::Everything);
}

void RollbackCommand::interrupt()
{
    m_rollBack.cancel(); // ends in end()
}

void RollbackCommand::say(const QString &line) const
{
    if (m_json)
        printErr(line);
    else
        printOut(line);
}

void RollbackCommand::tell(const run::UndoStatus &item) const
{
    if (m_json)
        printJson(undoEvent(item));
    if (item.state == run::UndoState::Waiting || item.state == run::UndoState::Looking ||
        item.state == run::UndoState::Deleting)
        return;
    const QString step = run::stepName(item.step);
    say(ui::stepTitle(step).leftJustified(20) + ui::undoWord(item.state).leftJustified(14) +
        item.id);
    if (const QString why = ui::undoSentence(item.state, step); !why.isEmpty())
        say(u"  "_s + why);
    if (item.error)
        printError(*item.error, step);
}

void RollbackCommand::end(const run::UndoOutcome &outcome)
{
    if (outcome.error)
        printError(*outcome.error);
    if (outcome.ok)
        say(outcome.items.isEmpty() ? tr("This run had made nothing.")
                                    : tr("Everything that can be removed is removed."));
    else
        say(tr("Something is left. “rollback” goes on where this ended."));
    if (m_json)
        printJson(undoResultEvent(outcome));
    Q_EMIT finished(outcome.ok      ? AllCreated
                    : outcome.error ? exitCodeFor(*outcome.error)
                                    : StepRefused);
}

} // namespace dfw::cli
