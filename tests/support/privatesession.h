// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace dfw::test {

/// A desktop session of a test's own: a session bus and, where asked for, an X server without a
/// screen, the bus of assistive technology, and a keyring. Nothing of the tester's session is
/// touched. All ends with this object.
class PrivateSession
{
public:
    struct Wants
    {
        bool display = false;
        bool accessibility = false;
        bool bare = false;    ///< the bus starts no service by itself
        bool keyring = false; ///< gnome-keyring with an open, empty login keyring; wants `bare`
    };
    static constexpr const char *keyringPassword = "the keyring's own password";

    /// Empty when everything runs; else what is missing, as a sentence.
    QString start(Wants wants);
    ~PrivateSession();

    /// For programs of this session: its buses, its display, directories of its own.
    QProcessEnvironment environment() const { return m_environment; }
    QString busAddress() const;
    QString directory() const { return m_directory.path(); }
    QProcess *keyring() const { return m_keyring; }

private:
    QString startBus(bool bare);
    QString startKeyring();
    QString startDisplay();
    QString startAccessibility();
    QProcess &started(const QString &program, const QStringList &arguments);
    /// The first line the process prints; empty when it ends or stays silent.
    static QString firstLine(QProcess &process);

    QTemporaryDir m_directory;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::vector<std::unique_ptr<QProcess>> m_processes;
    QProcess *m_keyring = nullptr; // one of m_processes
};

} // namespace dfw::test
