// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

#include <optional>
#include <QStringList>

namespace dfw::cli {

/// What the wizard was started with.
struct WizardOptions
{
    bool demo = false;
    QString planPath;
};

/// True where the first argument names a command that needs no window (and no display).
bool isCommand(const QStringList &arguments);

/// Runs the command that the first argument names; the exit code. Needs a QCoreApplication. `clock`
/// is the program's: deadlines, pauses and --watch are in its time.
int runCommand(const QStringList &arguments, Scheduler &clock);

/// Arguments of the wizard; nullopt after a usage error or --help/--version, with the exit code.
std::optional<WizardOptions> parseWizardArguments(const QStringList &arguments, int &exitCode);

} // namespace dfw::cli
