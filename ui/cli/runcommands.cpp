// SPDX-License-Identifier: Apache-2.0
#include "cli/runcommands.h"

#include "cli/arguments.h"
#include "cli/checkcommand.h"
#include "cli/earlyend.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "cli/place.h"
#include "cli/publishcommand.h"
#include "cli/rollbackcommand.h"
#include "cli/runcommand.h"
#include "cli/runjournal.h"
#include "texts/fill.h"

#include <algorithm>
#include <QCoreApplication>
#include <QFile>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

constexpr int longestWatch = 7 * 24 * 3600; // seconds

// STEP=ID, as RunCommand prints it.
std::optional<QMap<run::StepId, QString>> adoptions(const QStringList &texts)
{
    QMap<run::StepId, QString> out;
    for (const QString &text : texts) {
        const auto step = run::stepNamed(text.section(u'=', 0, 0));
        const QString id = text.section(u'=', 1);
        if (!step || id.isEmpty())
            return std::nullopt;
        out.insert(*step, id);
    }
    return out;
}

// What made the base connection is not needed any more; what is there is taken along, because its
// sign-in may be what did not work.
std::optional<SecretParams> secretsToGoOn(const FlowPlan &plan, const journal::RunRecord &record,
                                          bool json)
{
    const bool made =
        std::any_of(record.made.begin(), record.made.end(), [](const journal::Made &one) {
            return one.step == run::stepName(run::StepId::BaseConnection) && !one.superseded;
        });
    if (!made || !plan.source.newConnection)
        return takeSourceSecrets(plan, json);
    const SourceSecrets found =
        takeSourceSecretsFromEnvironment(plan.source.newConnection->secrets);
    return found.missing.isEmpty() ? found.values : SecretParams();
}

const QCommandLineOption &runOption()
{
    static const QCommandLineOption option(u"run"_s, {}, u"TAG"_s);
    return option;
}

const QCommandLineOption &jsonOption()
{
    static const QCommandLineOption option(u"json"_s);
    return option;
}

// Place and run, as every command that works on a run takes them.
QString runArguments(const Place &place, const journal::JournalFile &journal)
{
    return u"%1 --run %2"_s.arg(placeArguments(place), journal.record().runTag);
}

QString goOnArguments(const Place &place, const journal::JournalFile &journal)
{
    return u"run --resume "_s + runArguments(place, journal);
}

// A run that exists, and the place where it belongs.
struct RunThere
{
    Place place;
    ChosenRun run;
};

std::optional<RunThere> takeRun(const Parsed &parsed, const Place &place, const WantedRun &wanted)
{
    auto chosen = chooseRun(runPlace(place),
                            {.planPath = parsed.positional.value(0),
                             .runTag = parsed.parser.value(runOption()),
                             .place = placeArguments(place),
                             .json = parsed.parser.isSet(jsonOption())},
                            wanted);
    if (!chosen)
        return std::nullopt;
    return RunThere{place, std::move(*chosen)};
}

using WorkOnRun = std::function<std::unique_ptr<PlaceCommand>(
    const signin::SignIn &, std::unique_ptr<journal::JournalFile>)>;

int runOn(RunThere there, Scheduler &clock, const WorkOnRun &make)
{
    return runAt(there.place, clock,
                 [&](const Place &place, signin::SignIn signIn) -> std::unique_ptr<PlaceCommand> {
                     if (place.demo && !place.demo->kept) {
                         endEarly(Texts::tr("What the run made is in the demo that is open "
                                            "elsewhere. Nothing was done; close that one first."),
                                  ErrorKind::Storage, u"DemoInUse"_s, place.json);
                         return nullptr;
                     }
                     // The demo has more than one sandbox.
                     signIn.credentials.sandbox = there.run.journal->record().place.sandbox;
                     return make(signIn, std::move(there.run.journal));
                 });
}

int resumeRun(const Parsed &parsed, RunOptions options, const Place &place, Scheduler &clock)
{
    auto there = takeRun(parsed, place,
                         {[](const journal::RunRecord &record) {
                              return record.stage == journal::Stage::Interrupted;
                          },
                          Texts::tr("There is nothing to go on with: no interrupted run of this "
                                    "plan, organisation and sandbox is known here.")});
    if (!there)
        return UsageOrPlan;
    FlowPlan plan = there->run.plan;
    if (const QString path = parsed.positional.value(0); !path.isEmpty()) {
        if (!QFile::exists(path)) {
            endEarly(
                ui::fill(Texts::tr("There is no file %1 any more. To go on with the plan as it "
                                   "was:\n  dataflow-wizard %2"),
                         {path, goOnArguments(place, *there->run.journal)}),
                ErrorKind::NotFound, u"NoSuchPlan"_s, place.json);
            return UsageOrPlan;
        }
        const auto changed = loadRunnablePlan(path, place.json);
        if (!changed)
            return UsageOrPlan;
        plan = *changed;
    } else {
        tellChangedPlan(there->run.journal->record());
    }
    const auto secrets = secretsToGoOn(plan, there->run.journal->record(), place.json);
    if (!secrets)
        return UsageOrPlan;
    options.sourceSecrets = *secrets;
    forgetSecretsInEnvironment();
    return runOn(std::move(*there), clock,
                 [&](const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal) {
                     options.signIn = signIn;
                     options.goOn = goOnArguments(place, *journal);
                     options.there = runArguments(place, *journal);
                     return std::make_unique<RunCommand>(plan, options, std::move(journal), clock);
                 });
}

// A draft that came to its end is wanted until somebody says which one is not.
QString draftThatMayGo(const journal::RunRecord &record, const QString &there)
{
    if (run::draftsOf(record).isEmpty())
        return {};
    return ui::fill(Texts::tr("No run was interrupted. The dataflow “%1” is complete, and still a "
                              "draft or published in part; to remove what its run made:\n"
                              "  dataflow-wizard rollback %2"),
                    {ui::shown(record.plan.value("name"_L1).toString(), 60), there});
}

// `rollback` and `publish` take the same arguments. nullopt once the exit code is known.
std::optional<RunThere> takeRunToSettle(Parsed &parsed, const QStringList &arguments,
                                        const QList<QCommandLineOption> &options,
                                        const WantedRun &wanted, int &exitCode)
{
    parse(parsed, arguments, placeOptions() << options << runOption(), 0, 1);
    if (parsed.ended) {
        exitCode = *parsed.ended;
        return std::nullopt;
    }
    exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return std::nullopt;
    forgetSecretsInEnvironment();
    return takeRun(parsed, *place, wanted);
}

} // namespace

int commandRun(const QStringList &arguments, Scheduler &clock)
{
    const QCommandLineOption watch(u"watch"_s, {}, u"SECONDS"_s);
    const QCommandLineOption resume(u"resume"_s);
    const QCommandLineOption adopt(u"adopt"_s, {}, u"STEP=ID"_s);
    Parsed parsed;
    parse(parsed, arguments,
          placeOptions() << jsonOption() << watch << resume << adopt << runOption(),
          arguments.contains(u"--resume"_s) ? 0 : 1, 1);
    if (parsed.ended)
        return *parsed.ended;
    RunOptions options{.json = parsed.parser.isSet(jsonOption())};
    if (parsed.parser.isSet(watch)) {
        options.watchSeconds = number(parsed.parser.value(watch), 0, longestWatch);
        if (!options.watchSeconds)
            return refuse(Texts::tr("--watch takes whole seconds, 0 to %1.").arg(longestWatch),
                          options.json);
    }
    const bool resumes = parsed.parser.isSet(resume);
    if (!resumes && (parsed.parser.isSet(adopt) || parsed.parser.isSet(runOption())))
        return refuse(Texts::tr("--adopt and --run go with --resume."), options.json);
    const auto adopted = adoptions(parsed.parser.values(adopt));
    if (!adopted)
        return refuse(Texts::tr("--adopt takes a step and an ID, such as flow=2edc08ac."),
                      options.json);
    options.adopted = *adopted;
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    if (resumes)
        return resumeRun(parsed, options, *place, clock);
    const QString path = parsed.positional.first();
    const auto plan = loadRunnablePlan(path, options.json);
    if (!plan)
        return UsageOrPlan;
    if (plan->draft && options.watchSeconds)
        return refuse(
            Texts::tr("--watch waits for a first run, and the plan makes a draft: nothing "
                      "runs until it is published."),
            options.json);
    const auto secrets = takeSourceSecrets(*plan, options.json);
    if (!secrets)
        return UsageOrPlan;
    options.sourceSecrets = *secrets;
    forgetSecretsInEnvironment();
    return runAt(
        *place, clock,
        [&](const Place &at, const signin::SignIn &signIn) -> std::unique_ptr<PlaceCommand> {
            options.signIn = signIn;
            const journal::RunPlace there = runPlace(at, signIn);
            auto journal = beginRun(there, *plan, path, clock.nowMs(), options.json);
            if (!journal)
                return nullptr;
            options.goOn = goOnArguments(*place, *journal);
            options.there = runArguments(*place, *journal);
            return std::make_unique<RunCommand>(*plan, options, std::move(journal), clock);
        });
}

int commandRollback(const QStringList &arguments, Scheduler &clock)
{
    const QCommandLineOption withData(u"with-data"_s);
    const QCommandLineOption leave(u"leave"_s);
    Parsed parsed;
    int exitCode = UsageOrPlan;
    auto there = takeRunToSettle(
        parsed, arguments, {jsonOption(), withData, leave},
        {[](const journal::RunRecord &record) {
             return record.isInterrupted() || run::isLeftOver(record);
         },
         Texts::tr("There is nothing to remove: no interrupted run of this plan, organisation and "
                   "sandbox is known here."),
         draftThatMayGo,
         [](const journal::RunRecord &record) { return !run::draftsOf(record).isEmpty(); }},
        exitCode);
    if (!there)
        return exitCode;
    return runOn(std::move(*there), clock,
                 [&](const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal) {
                     return std::make_unique<RollbackCommand>(
                         signIn, std::move(journal),
                         RollbackOptions{.json = parsed.parser.isSet(jsonOption()),
                                         .withData = parsed.parser.isSet(withData),
                                         .leave = parsed.parser.isSet(leave),
                                         .named = parsed.parser.isSet(runOption())},
                         clock);
                 });
}

int commandPublish(const QStringList &arguments, Scheduler &clock)
{
    const QCommandLineOption yes(u"yes"_s);
    Parsed parsed;
    int exitCode = UsageOrPlan;
    auto there = takeRunToSettle(
        parsed, arguments, {jsonOption(), yes},
        {[](const journal::RunRecord &record) { return !run::draftsOf(record).isEmpty(); },
         Texts::tr(
             "There is nothing to publish: no run of this plan, organisation and sandbox that "
             "made drafts is known here."),
         [](const journal::RunRecord &record, const QString &) {
             return publishedAlready(record);
         }},
        exitCode);
    if (!there)
        return exitCode;
    if (!parsed.parser.isSet(yes)) {
        endEarly(ui::fill(Texts::tr("Publishing the dataflow “%1” cannot be undone. Nothing was "
                                    "sent; say --yes to publish it."),
                          {ui::shown(there->run.plan.name)}),
                 ErrorKind::InvalidPlan, u"NotConfirmed"_s, there->place.json);
        return UsageOrPlan;
    }
    return runOn(std::move(*there), clock,
                 [&](const signin::SignIn &signIn, std::unique_ptr<journal::JournalFile> journal) {
                     return std::make_unique<PublishCommand>(
                         signIn, std::move(journal), parsed.parser.isSet(jsonOption()), clock);
                 });
}

} // namespace dfw::cli
