// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace dfw::test {

/// A desktop session of a test's own: a session bus, an X server without a screen, and (where asked
/// for) the bus of assistive technology. Nothing of the tester's session is touched. All ends with
/// this object.
class PrivateSession
{
public:
    struct Wants
    {
        bool display = false;
        bool accessibility = false;
    };

    /// Empty when everything runs; else what is missing, as a sentence.
    QString start(Wants wants);
    ~PrivateSession();

    /// For programs of this session: its buses, its display, directories of its own.
    QProcessEnvironment environment() const { return m_environment; }
    QString busAddress() const;
    QString directory() const { return m_directory.path(); }

private:
    QString startBus();
    QString startDisplay();
    QString startAccessibility();
    QProcess &started(const QString &program, const QStringList &arguments);
    /// The first line the process prints; empty when it ends or stays silent.
    static QString firstLine(QProcess &process);

    QTemporaryDir m_directory;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

} // namespace dfw::test
