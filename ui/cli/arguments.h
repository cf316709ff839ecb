// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QCommandLineParser>
#include <QStringList>

namespace dfw::cli {

/// What a command was given.
struct Parsed
{
    QCommandLineParser parser;
    QStringList positional;
    std::optional<int> ended; ///< exit code: --help, or a usage error that has been printed
};

/// Takes `options` only; anything else, and a wrong number of positional arguments, is a usage
/// error.
void parse(Parsed &out, const QStringList &arguments, const QList<QCommandLineOption> &options,
           qsizetype fewest, qsizetype most);

/// Prints why and the usage; the exit code.
int refuse(const QString &why, bool json = false);

/// A whole number of the range, or nullopt.
std::optional<int> number(const QString &text, int least, int most);

} // namespace dfw::cli
