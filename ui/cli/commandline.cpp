// SPDX-License-Identifier: Apache-2.0
#include "cli/commandline.h"

#include "cli/checkcommand.h"
#include "cli/console.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "cli/profilecommand.h"
#include "cli/requestscommand.h"
#include "cli/runcommand.h"
#include "cli/servecommand.h"
#include "cli/stopsignals.h"
#include "keychain/keychainstore.h"
#include "localplatform/localplatform.h"
#include "net/origin.h"
#include "texts/fill.h"

#include <functional>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QStandardPaths>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

// The window's folder as well.
QString configDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

constexpr int longestWatch = 7 * 24 * 3600; // seconds

QString usage()
{
    return Texts::tr(
        "Usage:\n"
        "  dataflow-wizard [--demo] [PLAN]\n"
        "  dataflow-wizard run PLAN (--profile NAME | --platform URL | --demo)\n"
        "                           [--json] [--watch SECONDS]\n"
        "  dataflow-wizard profiles\n"
        "  dataflow-wizard check PLAN\n"
        "  dataflow-wizard requests PLAN [--json]\n"
        "  dataflow-wizard serve [--port N] [--data DIR] [--latency MS] [--strict]\n"
        "\n"
        "run --profile signs in as the wizard does, with the client secret out of the system's "
        "keychain;\n"
        "run --platform reads AEP_ACCESS_TOKEN, AEP_API_KEY, AEP_ORG_ID and AEP_SANDBOX from the "
        "environment;\n"
        "secrets of a new base connection come from AEP_SOURCE_<PARAM>, its parameter in upper "
        "case;\n"
        "the real Platform is --platform https://platform.adobe.io.");
}

int refuse(const QString &why)
{
    printErr(why);
    printErr({});
    printErr(usage());
    return UsageOrPlan;
}

// A parser that knows only `options`; anything else is a usage error.
struct Parsed
{
    QCommandLineParser parser;
    QStringList positional;
    std::optional<int> ended; // exit code: --help, or a usage error that has been printed
};

void parse(Parsed &out, const QStringList &arguments, const QList<QCommandLineOption> &options,
           qsizetype fewest, qsizetype most)
{
    out.parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(u"version"_s);
    out.parser.addOptions(options);
    out.parser.addOption(help);
    out.parser.addOption(version);
    const bool fine = out.parser.parse(arguments);
    out.positional = out.parser.positionalArguments();
    if (!fine)
        out.ended = refuse(out.parser.errorText() + u'.');
    else if (out.parser.isSet(help)) {
        printOut(usage());
        out.ended = AllCreated;
    } else if (out.parser.isSet(version)) {
        printOut(QCoreApplication::applicationName() + u' ' +
                 QCoreApplication::applicationVersion());
        out.ended = AllCreated;
    } else if (out.positional.size() < fewest)
        out.ended = refuse(Texts::tr("The plan is missing: name a plan file."));
    else if (out.positional.size() > most)
        out.ended = refuse(Texts::tr("One argument too many: %1.").arg(out.positional.at(most)));
}

std::optional<int> number(const QString &text, int least, int most)
{
    bool fine = false;
    const int value = text.toInt(&fine);
    return fine && value >= least && value <= most ? std::optional(value) : std::nullopt;
}

QString originSentence(const Error &error)
{
    if (error.code == "PlainHttp"_L1)
        return Texts::tr("%1 is plain http, and credentials would travel in clear. Plain http is "
                         "for this computer "
                         "only: a 127.x.x.x address, [::1] or localhost. Use https.")
            .arg(error.where);
    if (error.code == "HasExtras"_L1)
        return Texts::tr(
                   "%1 has more than scheme, host and port. Name the origin only, for example "
                   "https://platform.adobe.io.")
            .arg(error.where);
    return Texts::tr("%1 is no address of a Platform. Use https and a host name, for example "
                     "https://platform.adobe.io.")
        .arg(error.where);
}

// A running event loop ends later, never within the call that asked for it.
void exitSoon(int exitCode)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [exitCode] { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
}

// Nothing is sent before there is a sign-in: the profile's, once the keychain has answered, or the
// one in `options`.
int runAndReport(const FlowPlan &plan, RunOptions options,
                 const std::optional<Profile> &profile = {})
{
    std::optional<RunCommand> command;
    const StopSignals signals(
        [&command] { command ? command->interrupt() : exitSoon(Interrupted); });
    const auto start = [&](const signin::SignIn &signIn) {
        options.signIn = signIn;
        command.emplace(plan, options);
        QObject::connect(&*command, &RunCommand::finished, &*command, exitSoon);
        command->start();
    };
    SystemScheduler scheduler;
    keychain::KeychainStore keychain(scheduler);
    ProfileSignIn profileSignIn(profile.value_or(Profile()), keychain);
    if (profile) {
        profileSignIn.start([&](const Result<signin::SignIn> &signIn) {
            if (signIn) {
                start(*signIn);
                return;
            }
            printError(signIn.error());
            exitSoon(CredentialsRefused);
        });
    } else {
        start(options.signIn);
    }
    return QCoreApplication::exec();
}

// Why there is no such profile, in words.
void printProfileError(const Error &error)
{
    if (error.kind != ErrorKind::NotFound) {
        printError(error);
        return;
    }
    const QString name = ui::shown(error.where);
    printErr(
        error.detail.isEmpty()
            ? ui::fill(Texts::tr("There is no profile “%1”: none was made yet. Make one on the "
                                 "wizard's first page."),
                       {name})
            : ui::fill(Texts::tr("There is no profile “%1”. There are: %2."),
                       {name, ui::shown(error.detail, 400)}));
}

int commandProfiles(const QStringList &arguments)
{
    Parsed parsed;
    parse(parsed, arguments, {}, 0, 0);
    return parsed.ended ? *parsed.ended : profilesCommand(configDirectory());
}

int commandRun(const QStringList &arguments)
{
    const QCommandLineOption demo(u"demo"_s);
    const QCommandLineOption platform(u"platform"_s, {}, u"URL"_s);
    const QCommandLineOption profileName(u"profile"_s, {}, u"NAME"_s);
    const QCommandLineOption json(u"json"_s);
    const QCommandLineOption watch(u"watch"_s, {}, u"SECONDS"_s);
    Parsed parsed;
    parse(parsed, arguments, {demo, platform, profileName, json, watch}, 1, 1);
    if (parsed.ended)
        return *parsed.ended;
    RunOptions options{.json = parsed.parser.isSet(json)};
    const int places = int(parsed.parser.isSet(demo)) + int(parsed.parser.isSet(platform)) +
                       int(parsed.parser.isSet(profileName));
    if (places != 1)
        return refuse(
            Texts::tr("Say where to run: one of --profile NAME, --platform URL and --demo."));
    if (parsed.parser.isSet(watch)) {
        options.watchSeconds = number(parsed.parser.value(watch), 0, longestWatch);
        if (!options.watchSeconds)
            return refuse(Texts::tr("--watch takes whole seconds, 0 to %1.").arg(longestWatch));
    }
    if (parsed.parser.isSet(platform)) {
        const auto origin = net::parseOrigin(parsed.parser.value(platform));
        if (!origin) {
            printErr(originSentence(origin.error()));
            return UsageOrPlan;
        }
        options.signIn.platform = *origin;
        const EnvironmentCredentials environment = takeCredentialsFromEnvironment();
        if (!environment.missing.isEmpty()) {
            printErr(
                Texts::tr("Not set in the environment: %1. Credentials come from there, never from "
                          "arguments.")
                    .arg(environment.missing.join(u", "_s)));
            return CredentialsRefused;
        }
        options.signIn.credentials = environment.credentials;
    }
    std::optional<Profile> profile;
    if (parsed.parser.isSet(profileName)) {
        const auto found = profileNamed(parsed.parser.value(profileName), configDirectory());
        if (!found) {
            printProfileError(found.error());
            return UsageOrPlan;
        }
        profile = *found;
    }
    const auto plan = loadRunnablePlan(parsed.positional.first());
    if (!plan)
        return UsageOrPlan;
    if (plan->source.newConnection) {
        const SourceSecrets secrets =
            takeSourceSecretsFromEnvironment(plan->source.newConnection->secrets);
        if (!secrets.missing.isEmpty()) {
            printErr(Texts::tr("The new base connection needs secrets, which come from the "
                               "environment, never from the plan or arguments. Not set: %1.")
                         .arg(secrets.missing.join(u", "_s)));
            return UsageOrPlan;
        }
        options.sourceSecrets = secrets.values;
    }
    forgetSecretsInEnvironment();
    if (!parsed.parser.isSet(demo))
        return runAndReport(*plan, options, profile);

    const auto local = localplatform::LocalPlatform::start({});
    if (!local) {
        printError(local.error());
        return exitCodeFor(local.error());
    }
    const localplatform::DemoCredentials access = (*local)->credentials();
    options.signIn.platform = (*local)->baseUrl();
    options.signIn.credentials = {.accessToken = access.accessToken,
                                  .apiKey = access.apiKey,
                                  .organisation = access.organisation,
                                  .sandbox = access.sandbox};
    return runAndReport(*plan, options);
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
