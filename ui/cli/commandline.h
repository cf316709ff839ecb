// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// Runs `run`, `check`, `requests` or `serve`; the exit code. Needs a QCoreApplication.
int runCommand(const QStringList &arguments);

/// Arguments of the wizard; nullopt after a usage error or --help/--version, with the exit code.
std::optional<WizardOptions> parseWizardArguments(const QStringList &arguments, int &exitCode);

} // namespace dfw::cli
