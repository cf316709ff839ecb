// SPDX-License-Identifier: Apache-2.0
#include "cli/publishcommand.h"

#include "cli/console.h"
#include "cli/exitcodes.h"
#include "cli/runevents.h"
#include "texts/fill.h"
#include "texts/steptext.h"

#include <QDateTime>

namespace dfw::cli {

using namespace Qt::StringLiterals;
using run::PublishState;

namespace {

QString wordOf(PublishState state)
{
    switch (state) {
    case PublishState::Published:
        return PublishCommand::tr("published");
    case PublishState::Skipped:
        return PublishCommand::tr("was published already");
    case PublishState::Failed:
        return PublishCommand::tr("not published");
    case PublishState::Waiting:
    case PublishState::Running:
        break;
    }
    return {};
}

QJsonObject publishEvent(const run::PublishStatus &status)
{
    const QString step = run::stepName(status.draft.step);
    return {{u"event"_s, u"publish"_s},
            {u"step"_s, step},
            {u"id"_s, status.draft.id},
            {u"state"_s, run::publishStateName(status.state)},
            {u"error"_s, status.error ? QJsonValue(errorObject(*status.error, step))
                                      : QJsonValue(QJsonValue::Null)}};
}

} // namespace

QString publishedAlready(const journal::RunRecord &record)
{
    if (!run::isPublished(record))
        return {};
    return ui::fill(
        PublishCommand::tr("The dataflow “%1” is published already, since %2. There is nothing "
                           "left to publish."),
        {ui::shown(record.plan.value("name"_L1).toString(), 60),
         QDateTime::fromMSecsSinceEpoch(record.lastAt, Qt::UTC).toString(Qt::ISODate)});
}

PublishCommand::PublishCommand(const signin::SignIn &signIn,
                               std::unique_ptr<journal::JournalFile> journal, bool json,
                               Scheduler &clock, QObject *parent)
    : PlaceCommand(parent), m_json(json), m_journal(std::move(journal)), m_scheduler(clock),
      m_connection(signIn, m_scheduler), m_publisher(m_connection.transport())
{
    connect(&m_publisher, &run::Publisher::itemChanged, this, &PublishCommand::take);
    connect(&m_publisher, &run::Publisher::finished, this, &PublishCommand::end);
}

void PublishCommand::start()
{
    m_publisher.start(run::draftsOf(m_journal->record()));
}

void PublishCommand::interrupt()
{
    m_publisher.cancel(); // ends in end()
}

void PublishCommand::say(const QString &line) const
{
    if (m_json)
        printErr(line);
    else
        printOut(line);
}

void PublishCommand::take(const run::PublishStatus &status)
{
    if (m_json)
        printJson(publishEvent(status));
    const bool isPublic =
        status.state == PublishState::Published || status.state == PublishState::Skipped;
    const QString step = run::stepName(status.draft.step);
    if (const QString word = wordOf(status.state); !word.isEmpty())
        say(ui::stepTitle(step).leftJustified(20) + word.leftJustified(24) + status.draft.id);
    if (status.error)
        printError(*status.error, step);
    if (!isPublic)
        return;
    Result<Unit> kept = m_journal->append({.kind = journal::EntryKind::Published,
                                           .atMs = m_scheduler.nowMs(),
                                           .step = step,
                                           .id = status.draft.id});
    if (kept)
        kept = m_journal->sync();
    if (!kept && !m_notWritten) {
        m_notWritten = kept.error();
        m_publisher.cancel();
    }
}

void PublishCommand::end(const run::PublishOutcome &outcome)
{
    const std::optional<Error> error = m_notWritten ? m_notWritten : outcome.error;
    if (m_notWritten)
        printError(*m_notWritten);
    if (!outcome.ok || error)
        say(tr("Not everything is published. “publish” goes on where this ended."));
    else if (run::werePublishedAlready(outcome.items))
        say(tr("The dataflow was published already. There was nothing left to publish."));
    else
        say(tr("The dataflow is published. Its first run starts by its schedule."));
    if (m_json) {
        QJsonObject result{{u"event"_s, u"result"_s}, {u"ok"_s, outcome.ok && !error}};
        if (error)
            result.insert(u"error"_s, errorObject(*error, {}));
        printJson(result);
    }
    Q_EMIT finished(error ? exitCodeFor(*error) : AllCreated);
}

} // namespace dfw::cli
