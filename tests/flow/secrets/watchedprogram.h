// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "flow/secrets/needles.h"

#include <functional>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace dfw::test {

/// Folders for one user of the program: everything it may write to. Nothing of the tester's.
class PrivateHome
{
public:
    PrivateHome();

    QString path() const { return m_directory.path(); }
    QString file(const QString &name) const { return m_directory.filePath(name); }
    /// Without display, bus, proxy and AEP_ variables, and with every log line switched on.
    QProcessEnvironment environment() const { return m_environment; }

private:
    QTemporaryDir m_directory;
    QProcessEnvironment m_environment;
};

/// What a run of the program showed to others.
struct Traces
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    QByteArray arguments;   ///< of it and of everything it started, as /proc shows them
    QByteArray environment; ///< of everything it started, and what it has left of its AEP_ ones
    int looks = 0;          ///< how often that was looked at

    QStringList hits(const Needles &needles) const;
};

/// Runs `dataflow-wizard ARGUMENTS` to its end and looks at its processes all the while. As soon as
/// `stop` is true it is interrupted.
Traces watchProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                    const std::function<bool(const Traces &)> &stop = {});

} // namespace dfw::test
