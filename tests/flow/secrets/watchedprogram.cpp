// SPDX-License-Identifier: Apache-2.0
#include "flow/secrets/watchedprogram.h"

#include <csignal>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int longWait = 90'000; // ms; only a hanging program takes it

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The processes below this one, at any depth.
QStringList descendants(const QString &process)
{
    QHash<QString, QStringList> children;
    const QStringList all = QDir(u"/proc"_s).entryList({u"[1-9]*"_s}, QDir::Dirs);
    for (const QString &one : all) {
        // "PID (NAME) STATE PARENT …", and the name may hold anything.
        const QByteArray stat = contentOf(u"/proc/%1/stat"_s.arg(one));
        const QByteArray parent = stat.mid(stat.lastIndexOf(')') + 2).split(' ').value(1);
        children[QString::fromLatin1(parent)].append(one);
    }
    QStringList found = children.value(process);
    for (qsizetype i = 0; i < found.size(); ++i)
        found += children.value(found.at(i));
    return found;
}

void look(const QString &process, bool hasBegun, Traces &traces)
{
    ++traces.looks;
    const auto add = [](QByteArray &to, const QByteArray &what) {
        if (!to.contains(what))
            to += what + '\n';
    };
    add(traces.arguments, contentOf(u"/proc/%1/cmdline"_s.arg(process)));
    const QStringList below = descendants(process);
    for (const QString &one : below) {
        add(traces.arguments, contentOf(u"/proc/%1/cmdline"_s.arg(one)));
        add(traces.environment, contentOf(u"/proc/%1/environ"_s.arg(one)));
    }
    if (!hasBegun) // what it was started with is still being read
        return;
    const QByteArrayList own = contentOf(u"/proc/%1/environ"_s.arg(process)).split('\0');
    for (const QByteArray &variable : own) {
        if (!variable.startsWith("https_proxy="))
            add(traces.environment, variable);
    }
}

} // namespace

PrivateHome::PrivateHome() : m_environment(QProcessEnvironment::systemEnvironment())
{
    const QStringList inherited = m_environment.keys();
    for (const QString &name : inherited) {
        if (name.startsWith("AEP_"_L1) || name.endsWith("_proxy"_L1, Qt::CaseInsensitive) ||
            name.startsWith("XDG_"_L1) || name.endsWith("DISPLAY"_L1) ||
            name.startsWith("QT_"_L1) || name == "DBUS_SESSION_BUS_ADDRESS"_L1)
            m_environment.remove(name);
    }
    for (const auto &[variable, folder] : {std::pair{"XDG_RUNTIME_DIR", "run"},
                                           {"XDG_CONFIG_HOME", "config"},
                                           {"XDG_DATA_HOME", "data"},
                                           {"XDG_STATE_HOME", "state"},
                                           {"XDG_CACHE_HOME", "cache"},
                                           {"TMPDIR", "tmp"},
                                           {"HOME", "home"}}) {
        const QString path = m_directory.filePath(QString::fromLatin1(folder));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QString::fromLatin1(variable), path);
    }
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path="_s + file(u"none"_s));
    m_environment.insert(u"PX_MODULE_PATH"_s, file(u"none"_s)); // libproxy's, for desktops
    // The sanitizers' search for leaks works from a child with the whole environment, which is what
    // these tests look for. It stays on where the program runs in the other tests.
    const QString sanitizer = m_environment.value(u"ASAN_OPTIONS"_s);
    m_environment.insert(u"ASAN_OPTIONS"_s, sanitizer + u":detect_leaks=0"_s);
    m_environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
    m_environment.insert(u"QT_LOGGING_TO_CONSOLE"_s, u"1"_s);
}

QStringList Traces::hits(const Needles &needles) const
{
    return needles.in(out, u"standard output"_s) + needles.in(err, u"standard error"_s) +
           needles.in(arguments, u"arguments"_s) + needles.in(environment, u"the environment"_s);
}

Traces watchProgram(const QStringList &arguments, const QProcessEnvironment &environment,
                    const std::function<bool(const Traces &)> &stop)
{
    Traces traces;
    bool stopped = false;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DFW_PROGRAM), arguments);
    if (!process.waitForStarted(longWait))
        return traces;
    const QString id = QString::number(process.processId());
    (void)QTest::qWaitFor(
        [&] {
            traces.out += process.readAllStandardOutput();
            traces.err += process.readAllStandardError();
            if (process.state() == QProcess::NotRunning)
                return true;
            look(id, !traces.out.isEmpty(), traces);
            if (stop && !stopped && stop(traces))
                stopped = ::kill(static_cast<pid_t>(process.processId()), SIGINT) == 0;
            return false;
        },
        longWait);
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit)
        traces.exitCode = process.exitCode();
    traces.out += process.readAllStandardOutput();
    traces.err += process.readAllStandardError();
    return traces;
}

} // namespace dfw::test
