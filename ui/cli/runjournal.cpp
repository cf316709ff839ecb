// SPDX-License-Identifier: Apache-2.0
#include "cli/runjournal.h"

#include "cli/console.h"
#include "cli/earlyend.h"
#include "net/origin.h"
#include "run/provisionsteps.h"
#include "storage/planfile.h"
#include "storage/statefolder.h"
#include "texts/errortext.h"
#include "texts/fill.h"
#include "texts/steptext.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <tuple>

namespace dfw::cli {

using namespace Qt::StringLiterals;
using journal::JournalSummary;
using journal::RunRecord;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::RunJournal)
};

// Links and "../" aside, so that a plan is the same from every folder.
QString canonicalPath(const QString &path)
{
    const QFileInfo file(path);
    const QString canonical = file.canonicalFilePath();
    return canonical.isEmpty() ? file.absoluteFilePath() : canonical;
}

bool isAt(const RunRecord &record, const journal::RunPlace &place)
{
    const auto fits = [](const QString &have, const QString &want) {
        return want.isEmpty() || have == want;
    };
    return record.place.platform == place.platform &&
           fits(record.place.organisation, place.organisation) &&
           fits(record.place.sandbox, place.sandbox);
}

QString planName(const RunRecord &record)
{
    return record.plan.value("name"_L1).toString();
}

QString madeText(const RunRecord &record)
{
    QStringList names;
    for (const journal::Made &made : record.made)
        names.append(ui::stepTitle(made.step));
    return names.isEmpty() ? Texts::tr("nothing made yet") : names.join(u", "_s);
}

QString timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate);
}

void printRuns(const QList<JournalSummary> &runs)
{
    for (const JournalSummary &one : runs) {
        const RunRecord &record = *one.record;
        QStringList about{ui::shown(planName(record))};
        if (!record.planPath.isEmpty())
            about.append(ui::shown(record.planPath, 200));
        about.append(madeText(record));
        printErr(u"  "_s + record.runTag + u"  "_s + timeText(record.begunAt) + u"  "_s +
                 about.join(u", "_s));
    }
}

// Made something, or maybe did.
bool hasSubstance(const RunRecord &record)
{
    return !record.made.isEmpty() || !record.open.isEmpty();
}

// By the file; where that is unknown, because it was moved, by what it says.
void keepThoseOf(const QString &planPath, QList<JournalSummary> &runs)
{
    const QString path = canonicalPath(planPath);
    QList<JournalSummary> ofFile = runs;
    ofFile.removeIf([&](const JournalSummary &one) { return one.record->planPath != path; });
    if (ofFile.isEmpty()) {
        const auto reading = storage::loadPlan(path);
        const QJsonObject content =
            reading && reading->plan ? planContent(*reading->plan) : QJsonObject();
        ofFile = runs;
        ofFile.removeIf([&](const JournalSummary &one) {
            return content.isEmpty() || one.record->plan != content;
        });
    }
    runs = ofFile;
}

bool mayTake(const WantedRun &wanted, const RunChoice &choice, const RunRecord &record)
{
    return wanted.fits(record) ||
           (!choice.runTag.isEmpty() && wanted.fitsNamed && wanted.fitsNamed(record));
}

// `others`: runs that do not fit, the newest first.
QString whyNone(const WantedRun &wanted, const RunChoice &choice, QList<JournalSummary> others)
{
    if (!wanted.instead)
        return wanted.none;
    if (!choice.planPath.isEmpty())
        keepThoseOf(choice.planPath, others);
    for (const JournalSummary &one : std::as_const(others)) {
        const QString there = u"%1 --run %2"_s.arg(choice.place, one.record->runTag);
        if (const QString sentence = wanted.instead(*one.record, there); !sentence.isEmpty())
            return sentence;
    }
    return wanted.none;
}

void refuseRun(const QString &sentence, const RunChoice &choice)
{
    endEarly(sentence, ErrorKind::NotFound, u"NoSuchRun"_s, choice.json);
}

// Where a journal cannot be read it may be the one that is wanted; its name ends with the tag.
std::optional<Error> whyUnreadable(const QList<JournalSummary> &all, const RunChoice &choice)
{
    for (const JournalSummary &one : all) {
        if (one.error && (choice.runTag.isEmpty() ||
                          QFileInfo(one.path).completeBaseName().endsWith(u'-' + choice.runTag)))
            return one.error;
    }
    return std::nullopt;
}

bool samePlans(const QList<JournalSummary> &runs)
{
    const auto key = [](const RunRecord &record) {
        return record.planPath.isEmpty() ? planName(record) : record.planPath;
    };
    return std::all_of(runs.begin(), runs.end(), [&](const JournalSummary &one) {
        return key(*one.record) == key(*runs.first().record);
    });
}

// What they were about nobody can tell any more.
void tellUnreadable(const QList<JournalSummary> &all)
{
    QStringList lines;
    for (const JournalSummary &one : all) {
        if (one.error)
            lines.append(u"  "_s + QFileInfo(one.path).fileName() + u": "_s +
                         ui::errorText(*one.error).paragraph());
    }
    if (lines.isEmpty())
        return;
    printErr(Texts::tr("These journals cannot be read. Of which plan they are is not known, and "
                       "what their runs made may exist:"));
    printErr(lines.join(u'\n'));
}

// Says what earlier runs of the plan have left.
void tellEarlierRuns(const QList<JournalSummary> &ofPlan)
{
    for (const JournalSummary &one : ofPlan) {
        const RunRecord &record = *one.record;
        if (record.isInterrupted() && hasSubstance(record)) {
            printErr(
                ui::fill(Texts::tr("An earlier run of this plan was interrupted and is left as "
                                   "it is; this one makes everything anew. “run --resume” "
                                   "goes on with the earlier one, “rollback” removes it: "
                                   "%1 (%2)."),
                         {record.runTag, madeText(record)}));
            return;
        }
        if (record.stage == journal::Stage::Complete) {
            printErr(
                ui::fill(Texts::tr("This plan has been run before (%1, %2). Its dataflow stays; "
                                   "this run makes a second one."),
                         {record.runTag, timeText(record.begunAt)}));
            return;
        }
    }
}

QList<JournalSummary> runsOf(const QString &planPath, const journal::RunPlace &place,
                             QList<JournalSummary> all)
{
    all.removeIf([&](const JournalSummary &one) {
        return !one.record || !isAt(*one.record, place) || one.record->planPath != planPath;
    });
    return all;
}

// A run that is at work elsewhere. What is complete makes nothing more, whoever looks at it.
bool isBusy(const QList<JournalSummary> &ofPlan, bool json, const QString &except = {})
{
    const auto busy = std::find_if(ofPlan.begin(), ofPlan.end(), [&](const JournalSummary &one) {
        return one.inUse && one.record->isInterrupted() && one.record->runTag != except;
    });
    if (busy == ofPlan.end())
        return false;
    endEarly(
        ui::fill(Texts::tr("Another window or command is working on a run of this plan now: "
                           "%1. Two at once would make everything twice, so nothing was sent. "
                           "Run the plan again when that one has ended, or its window is closed."),
                 {busy->record->runTag}),
        ErrorKind::Storage, u"JournalInUse"_s, json);
    return true;
}

} // namespace

journal::Journals runJournals()
{
    return journal::Journals(storage::stateFolder() + u"/runs"_s);
}

journal::RunPlace runPlace(const Place &place)
{
    if (place.demo)
        return {.platform = QString(journal::demoPlatform)};
    if (place.profile) {
        const auto origin = net::parseOrigin(place.profile->platform);
        return {.platform = origin ? origin->toString() : place.profile->platform,
                .organisation = place.profile->organisation,
                .sandbox = place.profile->sandbox};
    }
    return runPlace(place, place.signIn);
}

journal::RunPlace runPlace(const Place &place, const signin::SignIn &signIn)
{
    const QString origin = signIn.platform.toString();
    return {.platform = place.demo ? journal::demoPlatformAt(origin, place.demo->kept) : origin,
            .organisation = signIn.credentials.organisation,
            .sandbox = signIn.credentials.sandbox};
}

std::optional<ChosenRun> chooseRun(const journal::RunPlace &place, const RunChoice &choice,
                                   const WantedRun &wanted)
{
    const QList<JournalSummary> all = runJournals().list();
    QList<JournalSummary> fitting;
    QList<JournalSummary> others;
    for (const JournalSummary &one : all) {
        if (one.record && isAt(*one.record, place) &&
            (choice.runTag.isEmpty() || one.record->runTag == choice.runTag))
            (mayTake(wanted, choice, *one.record) ? fitting : others).append(one);
    }
    const QList<JournalSummary> ofAnyPlan = fitting;
    if (!choice.planPath.isEmpty())
        keepThoseOf(choice.planPath, fitting);
    if (std::any_of(fitting.begin(), fitting.end(),
                    [](const JournalSummary &one) { return hasSubstance(*one.record); }))
        fitting.removeIf([](const JournalSummary &one) { return !hasSubstance(*one.record); });
    if (fitting.isEmpty()) {
        tellUnreadable(all);
        const QString sentence = whyNone(wanted, choice, others);
        if (const auto unreadable = whyUnreadable(all, choice)) {
            printErr(sentence);
            tellEarlyEnd(*unreadable, choice.json);
        } else {
            refuseRun(sentence, choice);
        }
        if (!choice.planPath.isEmpty() && !ofAnyPlan.isEmpty()) {
            printErr(
                Texts::tr("Of other plans there are these; leave the plan away, or name one of "
                          "them with --run:"));
            printRuns(ofAnyPlan);
        }
        return std::nullopt;
    }
    if (!samePlans(fitting)) {
        endEarly(Texts::tr("There are several runs. Name the plan, or one of them with --run:"),
                 ErrorKind::Conflict, u"SeveralRuns"_s, choice.json);
        printRuns(fitting);
        return std::nullopt;
    }
    if (fitting.size() > 1) {
        printErr(Texts::tr("There are several runs of this plan. The newest is taken; --run names "
                           "another:"));
        printRuns(fitting);
    }
    auto opened = journal::JournalFile::open(fitting.first().path);
    if (!opened) {
        endEarly(opened.error(), choice.json);
        return std::nullopt;
    }
    ChosenRun chosen{.journal = opened.takeValue()};
    // Somebody may have ended it since it was listed.
    if (!mayTake(wanted, choice, chosen.journal->record())) {
        refuseRun(wanted.none, choice);
        return std::nullopt;
    }
    const auto reading = storage::readPlan(QJsonDocument(chosen.journal->record().plan).toJson());
    if (!reading.plan) {
        endEarly(ui::fill(Texts::tr("The plan in the journal %1 cannot be read:"),
                          {chosen.journal->path()}),
                 ErrorKind::InvalidPlan, u"InvalidPlan"_s, choice.json);
        printIssues(reading.issues, printErr);
        return std::nullopt;
    }
    chosen.plan = *reading.plan;
    return chosen;
}

void tellChangedPlan(const RunRecord &record)
{
    if (record.planPath.isEmpty())
        return;
    const auto reading = storage::loadPlan(record.planPath);
    if (reading && reading->plan && planContent(*reading->plan) != record.plan)
        printErr(ui::fill(Texts::tr("The plan file %1 has changed since. The run goes on with the "
                                    "plan as it was; name the file to go on with the changed one."),
                          {record.planPath}));
}

std::unique_ptr<journal::JournalFile> beginRun(const journal::RunPlace &place, const FlowPlan &plan,
                                               const QString &planPath, qint64 nowMs, bool json)
{
    const QString path = canonicalPath(planPath);
    const QList<JournalSummary> all = runJournals().list();
    const QList<JournalSummary> ofPlan = runsOf(path, place, all);
    if (isBusy(ofPlan, json))
        return nullptr;
    tellUnreadable(all);
    tellEarlierRuns(ofPlan);
    auto begun = runJournals().begin(run::makeRunTag(), place, planContent(plan), path, nowMs);
    if (!begun) {
        endEarly(begun.error(), json);
        printErr(Texts::tr("Nothing was sent: a run that cannot be written down could not go on."));
        return nullptr;
    }
    auto journal = begun.takeValue();
    // Somebody may have begun in the same moment: each sees the other now, and both give way.
    if (isBusy(runsOf(path, place, runJournals().list()), json, journal->record().runTag)) {
        std::ignore = journal->append({.kind = journal::EntryKind::Dismissed, .atMs = nowMs});
        return nullptr;
    }
    return journal;
}

QJsonObject planContent(const FlowPlan &plan)
{
    return QJsonDocument::fromJson(storage::writePlan(plan)).object();
}

} // namespace dfw::cli
