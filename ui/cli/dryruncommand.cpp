// SPDX-License-Identifier: Apache-2.0
#include "cli/dryruncommand.h"

#include "cli/console.h"
#include "cli/earlyend.h"
#include "cli/exitcodes.h"
#include "cli/runevents.h"
#include "texts/dryruntext.h"

namespace dfw::cli {

using namespace Qt::StringLiterals;
using run::DryRunItem;
using run::Verdict;

namespace {

constexpr int verdictWidth = 13;
constexpr int titleWidth = 22;

QString lineOf(const DryRunItem &item)
{
    QString line = ui::verdictWord(item.verdict).leftJustified(verdictWidth) +
                   ui::dryRunTitle(item).leftJustified(titleWidth) + ui::dryRunSentence(item);
    if (item.verdict != Verdict::Fine && !item.pointer.isEmpty())
        line += u" ("_s + item.pointer + u')';
    return line;
}

QJsonObject itemEvent(const DryRunItem &item)
{
    const auto orNull = [](const QString &text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
    };
    return {{u"event"_s, u"item"_s},
            {u"what"_s, run::dryRunPointName(item.point)},
            {u"step"_s, run::stepName(item.step)},
            {u"verdict"_s, run::verdictName(item.verdict)},
            {u"pointer"_s, orNull(item.pointer)},
            {u"found"_s, orNull(item.found)},
            {u"message"_s, ui::dryRunSentence(item)},
            {u"error"_s, item.error ? QJsonValue(errorObject(*item.error, run::stepName(item.step)))
                                    : QJsonValue(QJsonValue::Null)}};
}

QJsonObject resultEvent(const run::DryRunReport &report)
{
    return {{u"event"_s, u"result"_s},
            {u"ok"_s, report.count(Verdict::Problem) == 0},
            {u"problems"_s, report.count(Verdict::Problem)},
            {u"warnings"_s, report.count(Verdict::Warning)},
            {u"notChecked"_s, report.count(Verdict::NotChecked)},
            {u"fine"_s, report.count(Verdict::Fine)}};
}

// What no right and no network will mend.
bool blamesPlan(const DryRunItem &item)
{
    if (item.issue)
        return true;
    const ErrorKind kind = item.error->kind;
    return kind == ErrorKind::InvalidPlan || kind == ErrorKind::NotFound ||
           (kind == ErrorKind::Refused && item.point == run::DryRunPoint::MappingService);
}

} // namespace

DryRunCommand::DryRunCommand(const FlowPlan &plan, const signin::SignIn &signIn, bool json,
                             Scheduler &clock, QObject *parent)
    : PlaceCommand(parent), m_plan(plan), m_json(json), m_scheduler(clock),
      m_connection(signIn, m_scheduler), m_dryRun(m_connection.transport())
{
    connect(&m_dryRun, &run::DryRun::finished, this, &DryRunCommand::tell);
}

void DryRunCommand::start()
{
    m_dryRun.start(m_plan);
}

void DryRunCommand::interrupt()
{
    m_dryRun.cancel();
    tellEarlyEnd({.kind = ErrorKind::Cancelled}, m_json);
    Q_EMIT finished(Interrupted);
}

void DryRunCommand::tell(const run::DryRunReport &report)
{
    for (const DryRunItem &item : report.items)
        m_json ? printJson(itemEvent(item)) : printOut(lineOf(item));
    if (m_json)
        printJson(resultEvent(report));
    else
        printErr(ui::dryRunSummary(report));
    Q_EMIT finished(exitCodeFor(report));
}

int exitCodeFor(const run::DryRunReport &report)
{
    // Where nothing could be asked, nothing was found wrong, either.
    std::optional<int> other;
    for (const DryRunItem &item : report.items) {
        const bool isProblem = item.verdict == Verdict::Problem;
        if (isProblem && item.point == run::DryRunPoint::SignIn)
            return CredentialsRefused;
        if (isProblem && blamesPlan(item))
            return UsageOrPlan;
        if (isProblem && !other)
            other = exitCodeFor(*item.error);
    }
    return other.value_or(AllCreated);
}

} // namespace dfw::cli
