// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace dfw::test {

/// A private PostgreSQL or MariaDB server for one test: its data in a temporary folder, on a free
/// port of 127.0.0.1, run by a user without rights (servers refuse to be run by root). Stopped and
/// removed with the object.
class DatabaseServer
{
public:
    enum class Kind { PostgreSql, MariaDb };

    /// Whether the server's programs and Qt's driver are installed. `reason` says what is missing.
    static bool isInstalled(Kind kind, QString &reason);
    /// Whether a test may skip where they are not; packaging/test installs them and forbids it.
    static bool mayBeMissing();

    /// Returns when the server takes connections; null, with `reason`, when it does not come up.
    static std::unique_ptr<DatabaseServer> start(Kind kind, QString &reason);
    ~DatabaseServer();

    int port() const { return m_port; }
    /// The user, its password and the database it may change.
    static QString user() { return QStringLiteral("dfw_test"); }
    static QString password() { return QStringLiteral("Private-4711"); }
    static QString database() { return QStringLiteral("shop"); }

    /// Stops at once; later connections find nobody.
    void stop();

private:
    DatabaseServer() = default;
    bool prepare(Kind kind, QString &reason);
    bool launch(Kind kind, QString &reason);

    QTemporaryDir m_dir;
    QProcess m_process;
    int m_port = 0;
    int m_stopSignal = 0;
};

} // namespace dfw::test
