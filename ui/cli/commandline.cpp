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
#include "cli/requestscommand.h"
#include "cli/runcommands.h"
#include "cli/servecommand.h"

#include <QCoreApplication>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

int commandProfiles(const QStringList &arguments, Scheduler &)
{
    Parsed parsed;
    parse(parsed, arguments, {}, 0, 0);
    return parsed.ended ? *parsed.ended : profilesCommand(configDirectory());
}

int commandCheck(const QStringList &arguments, Scheduler &clock)
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
                                         "--platform URL and --demo."),
                               asJson)
                      : checkCommand(planPath);
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    forgetSecretsInEnvironment();
    const auto plan = loadRunnablePlan(planPath, asJson);
    if (!plan)
        return UsageOrPlan;
    return runAt(*place, clock, [&](const Place &, const signin::SignIn &signIn) {
        return std::make_unique<DryRunCommand>(*plan, signIn, asJson, clock);
    });
}

int commandRequests(const QStringList &arguments, Scheduler &)
{
    const QCommandLineOption json(u"json"_s);
    Parsed parsed;
    parse(parsed, arguments, {json}, 1, 1);
    return parsed.ended ? *parsed.ended
                        : requestsCommand(parsed.positional.first(), parsed.parser.isSet(json));
}

int commandServe(const QStringList &arguments, Scheduler &)
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

using Command = int (*)(const QStringList &, Scheduler &);

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

int runCommand(const QStringList &arguments, Scheduler &clock)
{
    QStringList rest = arguments;
    const Command command = commandNamed(rest.takeAt(1));
    // These take what is theirs and forget the rest.
    if (command != commandRun && command != commandRollback && command != commandPublish &&
        command != commandCheck)
        forgetSecretsInEnvironment();
    const int exitCode = command(rest, clock);
    if (exitCode != AllCreated || !outputFailed())
        return exitCode;
    printErr(Texts::tr("Standard output could not be written in full: a script that read it does "
                       "not know what came of this command."));
    return NetworkOrUnknown;
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
