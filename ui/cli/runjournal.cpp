// SPDX-License-Identifier: Apache-2.0
#include "cli/runjournal.h"

#include "cli/console.h"
#include "net/origin.h"
#include "run/provisionsteps.h"
#include "storage/planfile.h"
#include "storage/statefolder.h"
#include "texts/fill.h"
#include "texts/steptext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

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

void printRun(const RunRecord &record)
{
    printErr(u"  "_s + record.runTag + u"  "_s +
             QDateTime::fromMSecsSinceEpoch(record.begunAt, Qt::UTC).toString(Qt::ISODate) +
             u"  "_s + ui::shown(planName(record)) + u"  ("_s + madeText(record) + u')');
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

void printUnreadable(const QList<JournalSummary> &all)
{
    for (const JournalSummary &one : all) {
        if (one.error)
            printError(*one.error);
    }
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
    return {.platform = place.demo ? QString(journal::demoPlatform) : signIn.platform.toString(),
            .organisation = signIn.credentials.organisation,
            .sandbox = signIn.credentials.sandbox};
}

std::optional<ChosenRun> chooseRun(const journal::RunPlace &place, const RunChoice &choice,
                                   const WantedRun &wanted)
{
    const QList<JournalSummary> all = runJournals().list();
    const QString path = choice.planPath.isEmpty() ? QString() : canonicalPath(choice.planPath);
    QList<JournalSummary> fitting;
    for (const JournalSummary &one : all) {
        if (one.record && isAt(*one.record, place) && wanted.fits(*one.record) &&
            (path.isEmpty() || one.record->planPath == path) &&
            (choice.runTag.isEmpty() || one.record->runTag == choice.runTag))
            fitting.append(one);
    }
    if (fitting.isEmpty()) {
        printUnreadable(all);
        printErr(wanted.none);
        return std::nullopt;
    }
    if (!samePlans(fitting)) {
        printErr(Texts::tr("There are several runs. Name the plan, or one of them with --run:"));
        for (const JournalSummary &one : std::as_const(fitting))
            printRun(*one.record);
        return std::nullopt;
    }
    auto opened = journal::JournalFile::open(fitting.first().path);
    if (!opened) {
        printError(opened.error());
        return std::nullopt;
    }
    ChosenRun chosen{.journal = opened.takeValue()};
    // Somebody may have ended it since it was listed.
    if (!wanted.fits(chosen.journal->record())) {
        printErr(wanted.none);
        return std::nullopt;
    }
    const auto reading = storage::readPlan(QJsonDocument(chosen.journal->record().plan).toJson());
    if (!reading.plan) {
        printErr(ui::fill(Texts::tr("The plan in the journal %1 cannot be read:"),
                          {chosen.journal->path()}));
        printIssues(reading.issues, printErr);
        return std::nullopt;
    }
    chosen.plan = *reading.plan;
    return chosen;
}

std::unique_ptr<journal::JournalFile> beginRun(const journal::RunPlace &place, const FlowPlan &plan,
                                               const QString &planPath, qint64 nowMs)
{
    auto journal = runJournals().begin(run::makeRunTag(), place, planContent(plan),
                                       canonicalPath(planPath), nowMs);
    if (journal)
        return journal.takeValue();
    printError(journal.error());
    printErr(Texts::tr("Nothing was sent: a run that cannot be written down could not go on."));
    return nullptr;
}

QJsonObject planContent(const FlowPlan &plan)
{
    return QJsonDocument::fromJson(storage::writePlan(plan)).object();
}

} // namespace dfw::cli
