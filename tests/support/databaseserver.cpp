// SPDX-License-Identifier: Apache-2.0
#include "support/databaseserver.h"

#include <csignal>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSqlDatabase>
#include <QStandardPaths>
#include <QTcpServer>
#include <unistd.h>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

using Kind = DatabaseServer::Kind;

constexpr int patience = 60000; // ms, for the slowest machine; nothing waits that long for nothing

QString program(Kind kind, const QString &name)
{
    QStringList places;
    if (kind == Kind::PostgreSql) {
        const QDir versions(u"/usr/lib/postgresql"_s);
        for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            places.prepend(versions.filePath(version + u"/bin"_s));
    } else {
        places = {u"/usr/sbin"_s, u"/usr/bin"_s};
    }
    const QString found = QStandardPaths::findExecutable(name, places);
    return found.isEmpty() ? QStandardPaths::findExecutable(name) : found;
}

/// The command line as a user without rights. The server does not outlive a test that crashes.
QStringList unprivileged(const QStringList &command)
{
    if (geteuid() != 0)
        return command;
    return QStringList{u"setpriv"_s, u"--reuid=nobody"_s, u"--regid=nogroup"_s, u"--clear-groups"_s,
                       u"--pdeathsig=KILL"_s} +
           command;
}

bool finished(const QStringList &command, const QString &dir, QString &reason)
{
    const QStringList line = unprivileged(command);
    QProcess process;
    process.setWorkingDirectory(dir);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(line.first(), line.mid(1));
    if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit &&
        process.exitCode() == 0)
        return true;
    reason = line.join(u' ') + u": "_s + process.errorString() + u'\n' +
             QString::fromLocal8Bit(process.readAll());
    return false;
}

bool write(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
}

} // namespace

bool DatabaseServer::isInstalled(Kind kind, QString &reason)
{
    const bool isPostgres = kind == Kind::PostgreSql;
    const QStringList programs =
        isPostgres ? QStringList{u"initdb"_s, u"postgres"_s}
                   : QStringList{u"mariadb-install-db"_s, u"mariadbd"_s, u"my_print_defaults"_s};
    for (const QString &name : programs) {
        if (program(kind, name).isEmpty()) {
            reason = name + u" is not installed"_s;
            return false;
        }
    }
    const QString driver = isPostgres ? u"QPSQL"_s : u"QMYSQL"_s;
    if (!QSqlDatabase::isDriverAvailable(driver)) {
        reason = u"Qt's driver %1 is not installed"_s.arg(driver);
        return false;
    }
    return true;
}

bool DatabaseServer::mayBeMissing()
{
    return !qEnvironmentVariableIsSet("DFW_NEEDS_DATABASE_SERVERS");
}

std::unique_ptr<DatabaseServer> DatabaseServer::start(Kind kind, QString &reason)
{
    std::unique_ptr<DatabaseServer> server(new DatabaseServer);
    if (!server->prepare(kind, reason))
        return nullptr;
    // Somebody else may take the port between our asking for a free one and the server's start.
    for (int attempt = 0; attempt < 3; ++attempt) {
        if (server->launch(kind, reason))
            return server;
    }
    return nullptr;
}

bool DatabaseServer::prepare(Kind kind, QString &reason)
{
    const QString dir = m_dir.path();
    // The server's user makes its own folder in ours.
    const QFile::Permissions everybody(0x7777);
    if (!m_dir.isValid() || !QFile::setPermissions(dir, everybody)) {
        reason = u"no temporary folder"_s;
        return false;
    }
    const QString data = dir + u"/data"_s;
    if (kind == Kind::PostgreSql) {
        const QString secret = dir + u"/password"_s;
        return write(secret, password()) &&
               finished({program(kind, u"initdb"_s), u"-D"_s, data, u"-U"_s, user(),
                         u"--pwfile="_s + secret, u"--auth=scram-sha-256"_s, u"--encoding=UTF8"_s,
                         u"--locale=C.UTF-8"_s, u"--no-sync"_s},
                        dir, reason);
    }
    const QString first =
        u"CREATE DATABASE %1 CHARACTER SET utf8mb4;\nCREATE USER '%2'@'%' IDENTIFIED BY '%3';\n"
        "GRANT ALL ON %1.* TO '%2'@'%';\n"_s.replace("%1"_L1, database())
            .replace("%2"_L1, user())
            .replace("%3"_L1, password());
    return write(dir + u"/first.sql"_s, first) &&
           finished({program(kind, u"mariadb-install-db"_s), u"--no-defaults"_s,
                     u"--datadir="_s + data, u"--auth-root-authentication-method=normal"_s,
                     u"--skip-test-db"_s, u"--skip-name-resolve"_s},
                    dir, reason);
}

bool DatabaseServer::launch(Kind kind, QString &reason)
{
    const QString dir = m_dir.path();
    const QString data = dir + u"/data"_s;
    {
        QTcpServer free;
        if (!free.listen(QHostAddress::LocalHost)) {
            reason = free.errorString();
            return false;
        }
        m_port = free.serverPort();
    }
    const QString port = QString::number(m_port);
    QStringList command;
    QByteArray ready;
    m_stopSignal = kind == Kind::PostgreSql ? SIGINT : SIGTERM;
    if (kind == Kind::PostgreSql) {
        command = {program(kind, u"postgres"_s),
                   u"-D"_s,
                   data,
                   u"-p"_s,
                   port,
                   u"-c"_s,
                   u"listen_addresses=127.0.0.1"_s,
                   u"-c"_s,
                   u"unix_socket_directories="_s,
                   u"-c"_s,
                   u"fsync=off"_s};
        ready = "ready to accept connections";
    } else {
        command = {program(kind, u"mariadbd"_s),
                   u"--no-defaults"_s,
                   u"--datadir="_s + data,
                   u"--port="_s + port,
                   u"--bind-address=127.0.0.1"_s,
                   u"--socket="_s + data + u"/s"_s,
                   u"--pid-file="_s + data + u"/pid"_s,
                   u"--init-file="_s + dir + u"/first.sql"_s,
                   u"--skip-name-resolve"_s,
                   u"--innodb-flush-log-at-trx-commit=0"_s};
        ready = "ready for connections";
    }
    const QStringList line = unprivileged(command);
    m_process.setWorkingDirectory(dir);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(line.first(), line.mid(1));
    QByteArray said;
    QElapsedTimer timer;
    timer.start();
    while (!said.contains(ready) && m_process.state() != QProcess::NotRunning &&
           !timer.hasExpired(patience)) {
        m_process.waitForReadyRead(1000);
        said += m_process.readAll();
    }
    if (said.contains(ready))
        return true;
    reason = line.join(u' ') + u":\n"_s + QString::fromLocal8Bit(said);
    stop();
    return false;
}

void DatabaseServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    // PostgreSQL waits for its clients after SIGTERM, but not after SIGINT; MariaDB takes the
    // other.
    ::kill(pid_t(m_process.processId()), m_stopSignal);
    if (!m_process.waitForFinished(10000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

DatabaseServer::~DatabaseServer()
{
    stop();
}

} // namespace dfw::test
