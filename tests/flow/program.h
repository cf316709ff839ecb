// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace dfw::test {

/// What one run of the program left behind.
struct Outcome
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    /// Standard output as JSON lines; empty where a line is none.
    QList<QJsonObject> lines() const;
    QJsonObject last() const { return lines().isEmpty() ? QJsonObject() : lines().last(); }
    /// States a step went through, in order.
    QStringList statesOf(const QString &step) const;
    /// For a test that failed: the exit code, standard error, and how standard output ended. Qt
    /// Test cuts what is longer, and what counts stands last.
    QByteArray told() const;
};

/// The environment without any AEP_ variable and without a display, with a folder of its own for
/// what the program keeps: runs that shall see one another get the same environment.
QProcessEnvironment bareEnvironment();

/// Runs `dataflow-wizard ARGUMENTS` to its end.
Outcome runProgram(const QStringList &arguments,
                   const QProcessEnvironment &environment = bareEnvironment());

/// `dataflow-wizard serve`, stopped at the end of its life.
class Server
{
public:
    explicit Server(const QStringList &arguments = {});
    ~Server();

    bool isUp() const { return !m_url.isEmpty(); }
    QString url() const { return m_url; }
    /// Its four assignments, as an environment for `run`.
    QProcessEnvironment environment() const { return m_environment; }
    /// SIGTERM; the exit code.
    int stop();
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    QProcess m_process;
    QString m_url;
    QProcessEnvironment m_environment;
};

} // namespace dfw::test
