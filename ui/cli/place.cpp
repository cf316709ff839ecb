// SPDX-License-Identifier: Apache-2.0
#include "cli/place.h"

#include "cli/arguments.h"
#include "cli/console.h"
#include "cli/earlyend.h"
#include "cli/environment.h"
#include "cli/exitcodes.h"
#include "cli/faultoptions.h"
#include "cli/profilecommand.h"
#include "cli/stopsignals.h"
#include "keychain/keychainstore.h"
#include "localplatform/demofolder.h"
#include "net/origin.h"
#include "storage/statefolder.h"
#include "texts/demotext.h"
#include "texts/fill.h"

#include <QCoreApplication>
#include <QStandardPaths>

namespace dfw::cli {

using namespace Qt::StringLiterals;

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::cli::CommandLine)
};

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

// Why there is no such profile, in words.
void refuseProfile(const Error &error, bool json)
{
    if (error.kind != ErrorKind::NotFound) {
        endEarly(error, json);
        return;
    }
    const QString name = ui::shown(error.where);
    endEarly(
        error.detail.isEmpty()
            ? ui::fill(Texts::tr("There is no profile “%1”: none was made yet. Make one on the "
                                 "wizard's first page."),
                       {name})
            : ui::fill(Texts::tr("There is no profile “%1”. There are: %2."),
                       {name, ui::shown(error.detail, 400)}),
        ErrorKind::NotFound, u"NoSuchProfile"_s, json);
}

// What there is to say about its data is printed.
Result<std::unique_ptr<localplatform::LocalPlatform>> startDemo(DemoPlace &place, bool json)
{
    auto started = localplatform::startDemo(
        {.dataDir = storage::stateFolder() + u"/demo"_s, .fresh = place.fresh});
    if (!started) {
        const QString trouble = ui::demoDataTrouble(started.error());
        if (trouble.isEmpty())
            endEarly(started.error(), json);
        else
            endEarly(
                trouble + u' ' +
                    Texts::tr("To begin with the sample again, add --fresh: everything that was "
                              "made in the demo goes then."),
                started.error().kind, started.error().code, json);
        return started.error();
    }
    localplatform::StartedDemo demo = started.takeValue();
    if (demo.notKept)
        printErr(ui::demoNotKeptText(*demo.notKept));
    place.kept = !demo.notKept;
    demo.platform->setDrills(place.drills);
    return std::move(demo.platform);
}

// A running event loop ends later, never within the call that asked for it.
void exitSoon(int exitCode)
{
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [exitCode] { QCoreApplication::exit(exitCode); },
        Qt::QueuedConnection);
}

} // namespace

QString configDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
}

QList<QCommandLineOption> placeOptions()
{
    return {QCommandLineOption(u"demo"_s), QCommandLineOption(u"platform"_s, {}, u"URL"_s),
            QCommandLineOption(u"profile"_s, {}, u"NAME"_s), QCommandLineOption(u"fresh"_s),
            faultOption()};
}

bool namesPlace(const QCommandLineParser &parser)
{
    return parser.isSet(u"demo"_s) || parser.isSet(u"platform"_s) || parser.isSet(u"profile"_s);
}

QString placeArguments(const Place &place)
{
    if (place.demo)
        return u"--demo"_s;
    if (place.profile)
        return u"--profile \"%1\""_s.arg(place.profile->name);
    return u"--platform "_s + place.signIn.platform.toString();
}

std::optional<Place> takePlace(const QCommandLineParser &parser, int &exitCode)
{
    exitCode = UsageOrPlan;
    const bool json = parser.isSet(u"json"_s);
    const int places = int(parser.isSet(u"demo"_s)) + int(parser.isSet(u"platform"_s)) +
                       int(parser.isSet(u"profile"_s));
    if (places != 1) {
        exitCode = refuse(
            Texts::tr("Say where to run: one of --profile NAME, --platform URL and --demo."), json);
        return std::nullopt;
    }
    if (!parser.isSet(u"demo"_s) && (parser.isSet(u"fresh"_s) || parser.isSet(u"fault"_s))) {
        exitCode =
            refuse(Texts::tr("--fresh and --fault are for the demo: they go with --demo."), json);
        return std::nullopt;
    }
    const auto drills = takeDrills(parser, json);
    if (!drills)
        return std::nullopt;
    Place place{.json = json};
    if (parser.isSet(u"demo"_s)) {
        place.demo = {.fresh = parser.isSet(u"fresh"_s), .drills = *drills};
    } else if (parser.isSet(u"profile"_s)) {
        const auto found = profileNamed(parser.value(u"profile"_s), configDirectory());
        if (!found) {
            refuseProfile(found.error(), json);
            return std::nullopt;
        }
        place.profile = *found;
    } else {
        const auto origin = net::parseOrigin(parser.value(u"platform"_s));
        if (!origin) {
            endEarly(originSentence(origin.error()), ErrorKind::InvalidPlan, u"Usage"_s, json);
            return std::nullopt;
        }
        place.signIn.platform = *origin;
        const EnvironmentCredentials environment = takeCredentialsFromEnvironment();
        if (!environment.missing.isEmpty()) {
            endEarly(
                Texts::tr("Not set in the environment: %1. Credentials come from there, never from "
                          "arguments.")
                    .arg(environment.missing.join(u", "_s)),
                ErrorKind::NotSignedIn, u"CredentialsMissing"_s, json);
            exitCode = CredentialsRefused;
            return std::nullopt;
        }
        place.signIn.credentials = environment.credentials;
    }
    return place;
}

std::optional<SecretParams> takeSourceSecrets(const FlowPlan &plan, bool json)
{
    if (!plan.source.newConnection)
        return SecretParams();
    const SourceSecrets secrets =
        takeSourceSecretsFromEnvironment(plan.source.newConnection->secrets);
    if (!secrets.missing.isEmpty()) {
        endEarly(Texts::tr("The new base connection needs secrets, which come from the "
                           "environment, never from the plan or arguments. Not set: %1.")
                     .arg(secrets.missing.join(u", "_s)),
                 ErrorKind::InvalidPlan, u"SecretsMissing"_s, json);
        return std::nullopt;
    }
    return secrets.values;
}

int runAt(Place place, Scheduler &clock, const MakeCommand &make)
{
    std::unique_ptr<localplatform::LocalPlatform> local;
    signin::SignIn known = place.signIn;
    if (place.demo) {
        auto started = startDemo(*place.demo, place.json);
        if (!started)
            return exitCodeFor(started.error());
        local = started.takeValue();
        const localplatform::DemoCredentials access = local->credentials();
        known.platform = local->baseUrl();
        known.credentials = {.accessToken = access.accessToken,
                             .apiKey = access.apiKey,
                             .organisation = access.organisation,
                             .sandbox = access.sandbox};
    }
    std::unique_ptr<PlaceCommand> command;
    const StopSignals signals([&command, json = place.json] {
        if (command) {
            command->interrupt();
            return;
        }
        tellEarlyEnd({.kind = ErrorKind::Cancelled}, json);
        exitSoon(Interrupted);
    });
    const auto start = [&](const signin::SignIn &signIn) {
        command = make(place, signIn);
        if (!command) {
            exitSoon(UsageOrPlan);
            return;
        }
        QObject::connect(command.get(), &PlaceCommand::finished, command.get(), exitSoon);
        command->start();
    };
    keychain::KeychainStore keychain(clock);
    ProfileSignIn profileSignIn(place.profile.value_or(Profile()), keychain);
    if (place.profile) {
        profileSignIn.start([&](const Result<signin::SignIn> &signIn) {
            if (signIn) {
                start(*signIn);
                return;
            }
            endEarly(signIn.error(), place.json);
            exitSoon(CredentialsRefused);
        });
    } else {
        start(known);
    }
    return QCoreApplication::exec();
}

} // namespace dfw::cli
