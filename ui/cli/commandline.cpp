// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/arguments.h"
#include "cli/checkcommand.h"
#include "cli/console.h"
#include "cli/dryruncommand.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "cli/faultoptions.h"
#include "cli/place.h"
#include "cli/profilecommand.h"
#include "cli/publishcommand.h"
#include "cli/requestscommand.h"
#include "cli/rollbackcommand.h"
#include "cli/runcommand.h"
#include "cli/runjournal.h"
#include "cli/servecommand.h"
#include "texts/fill.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDateTime>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

constexpr int longestWatch = 7 * 24 * 3600; // seconds

int commandProfiles(const QStringList &arguments)
{
    Parsed parsed;
    parse(parsed, arguments, {}, 0, 0);
    return parsed.ended ? *parsed.ended : profilesCommand(configDirectory());
}

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
std::optional<SecretParams> secretsToGoOn(const FlowPlan &plan, const journal::RunRecord &record)
{
    const bool made =
        std::any_of(record.made.begin(), record.made.end(), [](const journal::Made &one) {
            return one.step == run::stepName(run::StepId::BaseConnection) && !one.superseded;
        });
    if (!made || !plan.source.newConnection)
        return takeSourceSecrets(plan);
    const SourceSecrets found =
        takeSourceSecretsFromEnvironment(plan.source.newConnection->secrets);
    return found.missing.isEmpty() ? found.values : SecretParams();
}

const QCommandLineOption &runOption()
{
    static const QCommandLineOption option(u"run"_s, {}, u"TAG"_s);
    return option;
}

int resumeRun(const Parsed &parsed, RunOptions options, const Place &place)
{
    const QString path = parsed.positional.value(0);
    auto chosen = chooseRun(runPlace(place), {path, parsed.parser.value(runOption())},
                            {[](const journal::RunRecord &record) {
                                 return record.stage == journal::Stage::Interrupted;
                             },
                             Texts::tr("There is nothing to go on with: no interrupted run of this "
                                       "plan, organisation and sandbox is known here.")});
    if (!chosen)
        return UsageOrPlan;
    FlowPlan plan = chosen->plan;
    if (!path.isEmpty()) {
        const auto changed = loadRunnablePlan(path);
        if (!changed)
            return UsageOrPlan;
        plan = *changed;
    }
    const auto secrets = secretsToGoOn(plan, chosen->journal->record());
    if (!secrets)
        return UsageOrPlan;
    options.sourceSecrets = *secrets;
    forgetSecretsInEnvironment();
    return runAt(place, [&](signin::SignIn signIn) {
        // The demo has more than one sandbox.
        signIn.credentials.sandbox = chosen->journal->record().place.sandbox;
        options.signIn = signIn;
        return std::make_unique<RunCommand>(plan, options, std::move(chosen->journal));
    });
}

int commandRun(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    const QCommandLineOption watch(u"watch"_s, {}, u"SECONDS"_s);
    const QCommandLineOption resume(u"resume"_s);
    const QCommandLineOption adopt(u"adopt"_s, {}, u"STEP=ID"_s);
    Parsed parsed;
    parse(parsed, arguments, placeOptions() << json << watch << resume << adopt << runOption(),
          arguments.contains(u"--resume"_s) ? 0 : 1, 1);
    if (parsed.ended)
        return *parsed.ended;
    RunOptions options{.json = parsed.parser.isSet(json)};
    if (parsed.parser.isSet(watch)) {
        options.watchSeconds = number(parsed.parser.value(watch), 0, longestWatch);
        if (!options.watchSeconds)
            return refuse(Texts::tr("--watch takes whole seconds, 0 to %1.").arg(longestWatch));
    }
    const bool resumes = parsed.parser.isSet(resume);
    if (!resumes && (parsed.parser.isSet(adopt) || parsed.parser.isSet(runOption())))
        return refuse(Texts::tr("--adopt and --run go with --resume."));
    const auto adopted = adoptions(parsed.parser.values(adopt));
    if (!adopted)
        return refuse(Texts::tr("--adopt takes a step and an ID, such as flow=2edc08ac."));
    options.adopted = *adopted;
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    if (resumes)
        return resumeRun(parsed, options, *place);
    const QString path = parsed.positional.first();
    const auto plan = loadRunnablePlan(path);
    if (!plan)
        return UsageOrPlan;
    if (plan->draft && options.watchSeconds)
        return refuse(
            Texts::tr("--watch waits for a first run, and the plan makes a draft: nothing "
                      "runs until it is published."));
    const auto secrets = takeSourceSecrets(*plan);
    if (!secrets)
        return UsageOrPlan;
    options.sourceSecrets = *secrets;
    forgetSecretsInEnvironment();
    return runAt(*place, [&](const signin::SignIn &signIn) -> std::unique_ptr<PlaceCommand> {
        options.signIn = signIn;
        auto journal =
            beginRun(runPlace(*place, signIn), *plan, path, QDateTime::currentMSecsSinceEpoch());
        if (!journal)
            return nullptr;
        return std::make_unique<RunCommand>(*plan, options, std::move(journal));
    });
}

int commandRollback(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    Parsed parsed;
    parse(parsed, arguments, placeOptions() << json << runOption(), 0, 1);
    if (parsed.ended)
        return *parsed.ended;
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    forgetSecretsInEnvironment();
    const RunChoice choice{parsed.positional.value(0), parsed.parser.value(runOption())};
    const WantedRun wanted{
        [](const journal::RunRecord &record) {
            return record.isInterrupted() ||
                   (record.stage == journal::Stage::Complete && run::hasLeftovers(record));
        },
        Texts::tr("There is nothing to remove: no interrupted run of this plan, organisation and "
                  "sandbox is known here.")};
    auto chosen = chooseRun(runPlace(*place), choice, wanted);
    if (!chosen)
        return UsageOrPlan;
    return runAt(*place, [&](signin::SignIn signIn) {
        signIn.credentials.sandbox = chosen->journal->record().place.sandbox;
        return std::make_unique<RollbackCommand>(signIn, std::move(chosen->journal),
                                                 parsed.parser.isSet(json));
    });
}

int commandPublish(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    const QCommandLineOption yes(u"yes"_s);
    Parsed parsed;
    parse(parsed, arguments, placeOptions() << json << yes << runOption(), 0, 1);
    if (parsed.ended)
        return *parsed.ended;
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    forgetSecretsInEnvironment();
    const RunChoice choice{parsed.positional.value(0), parsed.parser.value(runOption())};
    const WantedRun wanted{
        [](const journal::RunRecord &record) { return !run::draftsOf(record).isEmpty(); },
        Texts::tr("There is nothing to publish: no run of this plan, organisation and sandbox that "
                  "made drafts is known here.")};
    auto chosen = chooseRun(runPlace(*place), choice, wanted);
    if (!chosen)
        return UsageOrPlan;
    if (!parsed.parser.isSet(yes)) {
        printErr(ui::fill(Texts::tr("Publishing the dataflow “%1” cannot be undone. Nothing was "
                                    "sent; say --yes to publish it."),
                          {ui::shown(chosen->plan.name)}));
        return UsageOrPlan;
    }
    return runAt(*place, [&](signin::SignIn signIn) {
        signIn.credentials.sandbox = chosen->journal->record().place.sandbox;
        return std::make_unique<PublishCommand>(signIn, std::move(chosen->journal),
                                                parsed.parser.isSet(json));
    });
}

int commandCheck(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    Parsed parsed;
    parse(parsed, arguments, placeOptions() << json, 1, 1);
    if (parsed.ended)
        return *parsed.ended;
    const QString planPath = parsed.positional.first();
    const bool asJson = parsed.parser.isSet(json);
    if (!namesPlace(parsed.parser))
        return asJson ? refuse(Texts::tr("check --json needs a place: one of --profile NAME, "
                                         "--platform URL and --demo."))
                      : checkCommand(planPath);
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    forgetSecretsInEnvironment();
    const auto plan = loadRunnablePlan(planPath);
    if (!plan)
        return UsageOrPlan;
    return runAt(*place, [&](const signin::SignIn &signIn) {
        return std::make_unique<DryRunCommand>(*plan, signIn, asJson);
    });
}

int commandRequests(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    Parsed parsed;
    parse(parsed, arguments, {json}, 1, 1);
    return parsed.ended ? *parsed.ended
                        : requestsCommand(parsed.positional.first(), parsed.parser.isSet(json));
}

int commandServe(const QStringList &arguments)
{
    const QCommandLineOption port(u"port"_s, {}, u"N"_s);
    const QCommandLineOption data(u"data"_s, {}, u"DIR"_s);
    const QCommandLineOption latency(u"latency"_s, {}, u"MS"_s);
    const QCommandLineOption strict(u"strict"_s);
    Parsed parsed;
    const QCommandLineOption fresh(u"fresh"_s);
    parse(parsed, arguments, {port, data, latency, strict, fresh, faultOption()}, 0, 0);
    if (parsed.ended)
        return *parsed.ended;
    if (parsed.parser.isSet(fresh) && !parsed.parser.isSet(data))
        return refuse(Texts::tr("--fresh goes with --data: without a folder nothing is kept."));
    const auto drills = takeDrills(parsed.parser);
    if (!drills)
        return UsageOrPlan;
    ServeOptions options{.dataDir = parsed.parser.value(data),
                         .strict = parsed.parser.isSet(strict),
                         .fresh = parsed.parser.isSet(fresh),
                         .drills = *drills};
    if (parsed.parser.isSet(port)) {
        const auto wanted = number(parsed.parser.value(port), 0, 65535);
        if (!wanted)
            return refuse(Texts::tr("--port takes a number from 0 to 65535."));
        options.port = static_cast<quint16>(*wanted);
    }
    if (parsed.parser.isSet(latency)) {
        const auto wanted = number(parsed.parser.value(latency), 0, 600'000);
        if (!wanted)
            return refuse(Texts::tr("--latency takes milliseconds from 0 to 600000."));
        options.latency = std::chrono::milliseconds(*wanted);
    }
    return serveCommand(options);
}

using Command = int (*)(const QStringList &);

Command commandNamed(const QString &name)
{
    if (name == "run"_L1)
        return commandRun;
    if (name == "rollback"_L1)
        return commandRollback;
    if (name == "publish"_L1)
        return commandPublish;
    if (name == "check"_L1)
        return commandCheck;
    if (name == "requests"_L1)
        return commandRequests;
    if (name == "serve"_L1)
        return commandServe;
    if (name == "profiles"_L1)
        return commandProfiles;
    return nullptr;
}

} // namespace

bool isCommand(const QStringList &arguments)
{
    return arguments.size() > 1 && commandNamed(arguments.at(1));
}

int runCommand(const QStringList &arguments)
{
    QStringList rest = arguments;
    const Command command = commandNamed(rest.takeAt(1));
    // These take what is theirs and forget the rest.
    if (command != commandRun && command != commandRollback && command != commandPublish &&
        command != commandCheck)
        forgetSecretsInEnvironment();
    return command(rest);
}

std::optional<WizardOptions> parseWizardArguments(const QStringList &arguments, int &exitCode)
{
    const QCommandLineOption demo(u"demo"_s);
    Parsed parsed;
    parse(parsed, arguments, {demo}, 0, 1);
    if (parsed.ended) {
        exitCode = *parsed.ended;
        return std::nullopt;
    }
    return WizardOptions{.demo = parsed.parser.isSet(demo), .planPath = parsed.positional.value(0)};
}

} // namespace dfw::cli
