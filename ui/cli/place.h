// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "core/secret.h"
#include "domain/flowplan.h"
#include "domain/profile.h"
#include "localplatform/localplatform.h"
#include "signin/connection.h"

#include <functional>
#include <memory>
#include <optional>
#include <QCommandLineParser>
#include <QObject>

namespace dfw::cli {

/// The demo of this program, in the folder where it keeps its data.
struct DemoPlace
{
    bool fresh = false; ///< begins with the sample
    bool kept = true;   ///< told by runAt(): another process may have the folder
    QList<localplatform::Drill> drills;
};

/// Where a command works: one of --profile NAME, --platform URL and --demo.
struct Place
{
    std::optional<Profile> profile; ///< signed in by runAt()
    std::optional<DemoPlace> demo;  ///< started by runAt()
    signin::SignIn signIn;          ///< of --platform
    bool json = false;              ///< the answer is JSON lines, also where it ends early
};

/// The three options, for parse(), and --fresh and --fault, which go with --demo. Commands that
/// take them take --json as well.
QList<QCommandLineOption> placeOptions();
bool namesPlace(const QCommandLineParser &parser);
/// The option that names it, for a command that the user may copy.
QString placeArguments(const Place &place);

/// The place that was named; --platform takes its credentials out of the environment. nullopt after
/// an error that has been printed, with the exit code.
std::optional<Place> takePlace(const QCommandLineParser &parser, int &exitCode);

/// The secrets of the plan's new base connection, out of the environment. nullopt where some are
/// missing, which has been printed.
std::optional<SecretParams> takeSourceSecrets(const FlowPlan &plan, bool json);

/// The window's folder of settings as well.
QString configDirectory();

/// A command that talks to a Platform: emits finished(exit code) once.
class PlaceCommand : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void start() = 0;
    /// SIGINT, SIGTERM or SIGHUP: ends soon.
    virtual void interrupt() = 0;

Q_SIGNALS:
    void finished(int exitCode);
};

/// Starts the demo or signs in, then starts the command that `make` gives; runs the event loop
/// until that has finished, and returns its exit code. Nothing is sent before there is a sign-in.
/// `make` may give null after an error that it has printed: UsageOrPlan then.
using MakeCommand =
    std::function<std::unique_ptr<PlaceCommand>(const Place &, const signin::SignIn &)>;
int runAt(Place place, Scheduler &clock, const MakeCommand &make);

} // namespace dfw::cli
