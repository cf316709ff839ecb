// SPDX-License-Identifier: Apache-2.0
#include "support/privatesession.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int startLimit = 20'000; // ms
constexpr auto busLauncher = "/usr/libexec/at-spi-bus-launcher"_L1;

// A session bus that knows of no service to start.
QString bareConfiguration(const QTemporaryDir &directory)
{
    QFile file(directory.filePath(u"bare-bus.conf"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(
            R"(<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)");
    return file.fileName();
}

} // namespace

PrivateSession::~PrivateSession()
{
    // The bus last: whoever talks to it would complain.
    for (auto one = m_processes.rbegin(); one != m_processes.rend(); ++one) {
        (*one)->terminate();
        if (!(*one)->waitForFinished(5'000))
            (*one)->kill();
        (*one)->waitForFinished(5'000);
    }
}

QString PrivateSession::start(Wants wants)
{
    // Short paths: a socket's must fit 107 characters.
    for (const auto &[variable, folder] : {std::pair{"XDG_RUNTIME_DIR", "run"},
                                           {"XDG_CONFIG_HOME", "config"},
                                           {"XDG_DATA_HOME", "data"},
                                           {"XDG_STATE_HOME", "state"},
                                           {"XDG_CACHE_HOME", "cache"}}) {
        const QString path = m_directory.filePath(QString::fromLatin1(folder));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QString::fromLatin1(variable), path);
    }
    for (const char *inherited :
         {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS",
          "GNOME_KEYRING_CONTROL", "SSH_AUTH_SOCK", "XDG_CURRENT_DESKTOP", "KDE_FULL_SESSION",
          "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"})
        m_environment.remove(QString::fromLatin1(inherited));
    QString missing = startBus(wants.bare || wants.keyring);
    if (missing.isEmpty() && wants.keyring)
        missing = startKeyring();
    if (missing.isEmpty() && wants.display)
        missing = startDisplay();
    if (missing.isEmpty() && wants.accessibility)
        missing = startAccessibility();
    return missing;
}

QString PrivateSession::busAddress() const
{
    return m_environment.value(u"DBUS_SESSION_BUS_ADDRESS"_s);
}

QProcess &PrivateSession::started(const QString &program, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setStandardErrorFile(m_directory.filePath(program.section(u'/', -1) + u".log"_s));
    process->start(program, arguments);
    process->waitForStarted(startLimit);
    m_processes.push_back(std::move(process));
    return *m_processes.back();
}

QString PrivateSession::firstLine(QProcess &process)
{
    while (!process.canReadLine()) {
        if (process.state() != QProcess::Running || !process.waitForReadyRead(startLimit))
            return {};
    }
    return QString::fromUtf8(process.readLine()).trimmed();
}

QString PrivateSession::startBus(bool bare)
{
    QStringList arguments{u"--nofork"_s, u"--print-address"_s,
                          u"--address=unix:dir="_s + m_directory.filePath(u"run"_s)};
    if (bare)
        arguments.append(u"--config-file="_s + bareConfiguration(m_directory));
    else
        arguments.append(u"--session"_s);
    const QString address = firstLine(started(u"dbus-daemon"_s, arguments));
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, address);
    return address.isEmpty() ? u"dbus-daemon does not start (Debian package dbus-daemon)"_s
                             : QString();
}

QString PrivateSession::startKeyring()
{
    m_environment.insert(u"HOME"_s, m_directory.path()); // where older keyrings are looked for
    // With its password given on standard input the login keyring is made and opened without a
    // question.
    QProcess &daemon =
        started(u"gnome-keyring-daemon"_s,
                {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s,
                 u"--control-directory="_s + m_directory.filePath(u"run/keyring"_s)});
    daemon.write(keyringPassword);
    daemon.waitForBytesWritten(startLimit);
    daemon.closeWriteChannel();
    m_keyring = &daemon;
    QDeadlineTimer limit(startLimit);
    while (!limit.hasExpired() && daemon.state() == QProcess::Running) {
        QProcess bus;
        bus.setProcessEnvironment(m_environment);
        bus.start(u"dbus-send"_s,
                  {u"--session"_s, u"--print-reply=literal"_s, u"--dest=org.freedesktop.secrets"_s,
                   u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.ReadAlias"_s,
                   u"string:default"_s});
        // The name comes before the keyring.
        if (bus.waitForFinished(startLimit) &&
            bus.readAllStandardOutput().contains("collection/login"))
            return {};
    }
    return u"gnome-keyring does not start (Debian packages gnome-keyring and dbus-bin)"_s;
}

QString PrivateSession::startDisplay()
{
    // The server looks for a free number itself and says which.
    const QString number =
        firstLine(started(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
                                      u"1400x1000x24"_s, u"-nolisten"_s, u"tcp"_s}));
    m_environment.insert(u"DISPLAY"_s, u':' + number);
    m_environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
    // libxkbcommon-x11 takes names of a given length out of the server's answer, which end with no
    // zero: strndup() may, but the strict check takes it for a fault.
    const QString options = m_environment.value(u"ASAN_OPTIONS"_s);
    m_environment.insert(u"ASAN_OPTIONS"_s, options + (options.isEmpty() ? u""_s : u":"_s) +
                                                u"strict_string_checks=0"_s);
    return number.isEmpty() ? u"Xvfb does not start (Debian package xvfb)"_s : QString();
}

QString PrivateSession::startAccessibility()
{
    if (!QFile::exists(busLauncher))
        return u"the bus of assistive technology is missing (Debian package at-spi2-core)"_s;
    started(busLauncher, {u"--launch-immediately"_s});
    m_environment.insert(u"QT_LINUX_ACCESSIBILITY_ALWAYS_ON"_s, u"1"_s);
    return {};
}

} // namespace dfw::test
