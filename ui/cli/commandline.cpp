// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/arguments.h"
#include "cli/checkcommand.h"
#include "cli/console.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "cli/place.h"
#include "cli/profilecommand.h"
#include "cli/requestscommand.h"
#include "cli/runcommand.h"
#include "cli/servecommand.h"

#include <QCoreApplication>

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

int commandRun(const QStringList &arguments)
{
    const QCommandLineOption json(u"json"_s);
    const QCommandLineOption watch(u"watch"_s, {}, u"SECONDS"_s);
    Parsed parsed;
    parse(parsed, arguments, placeOptions() << json << watch, 1, 1);
    if (parsed.ended)
        return *parsed.ended;
    RunOptions options{.json = parsed.parser.isSet(json)};
    if (parsed.parser.isSet(watch)) {
        options.watchSeconds = number(parsed.parser.value(watch), 0, longestWatch);
        if (!options.watchSeconds)
            return refuse(Texts::tr("--watch takes whole seconds, 0 to %1.").arg(longestWatch));
    }
    int exitCode = UsageOrPlan;
    const auto place = takePlace(parsed.parser, exitCode);
    if (!place)
        return exitCode;
    const auto plan = loadRunnablePlan(parsed.positional.first());
    if (!plan)
        return UsageOrPlan;
    const auto secrets = takeSourceSecrets(*plan);
    if (!secrets)
        return UsageOrPlan;
    options.sourceSecrets = *secrets;
    forgetSecretsInEnvironment();
    return runAt(*place, [&](const signin::SignIn &signIn) {
        options.signIn = signIn;
        return std::make_unique<RunCommand>(*plan, options);
    });
}

int commandCheck(const QStringList &arguments)
{
    Parsed parsed;
    parse(parsed, arguments, {}, 1, 1);
    return parsed.ended ? *parsed.ended : checkCommand(parsed.positional.first());
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
    parse(parsed, arguments, {port, data, latency, strict}, 0, 0);
    if (parsed.ended)
        return *parsed.ended;
    ServeOptions options{.dataDir = parsed.parser.value(data),
                         .strict = parsed.parser.isSet(strict)};
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
    if (command != commandRun)
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
