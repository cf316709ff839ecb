// SPDX-License-Identifier: Apache-2.0
#include "flow/program.h"

#include <memory>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <vector>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int longWait = 60'000; // ms; only a hanging program takes it

} // namespace

QList<QJsonObject> Outcome::lines() const
{
    QList<QJsonObject> all;
    const QList<QByteArray> texts = out.split('\n');
    for (const QByteArray &text : texts) {
        if (text.isEmpty())
            continue;
        const QJsonDocument document = QJsonDocument::fromJson(text);
        if (!document.isObject())
            return {};
        all.append(document.object());
    }
    return all;
}

QStringList Outcome::statesOf(const QString &step) const
{
    QStringList states;
    const QList<QJsonObject> all = lines();
    for (const QJsonObject &line : all) {
        if (line.value("event"_L1) == "step"_L1 && line.value("step"_L1) == step)
            states.append(line.value("state"_L1).toString());
    }
    return states;
}

QByteArray Outcome::told() const
{
    constexpr qsizetype longest = 400; // bytes of either
    return "exit code " + QByteArray::number(exitCode) + "\n" + err.right(longest) + "\n" +
           out.right(longest);
}

QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names{u"AEP_ACCESS_TOKEN"_s, u"AEP_API_KEY"_s, u"AEP_ORG_ID"_s,
                            u"AEP_SANDBOX"_s,      u"DISPLAY"_s,     u"WAYLAND_DISPLAY"_s,
                            u"QT_QPA_PLATFORM"_s};
    for (const QString &name : names)
        environment.remove(name);
    // The demo keeps what is made in it, and runs are journaled: each environment has its own.
    static std::vector<std::unique_ptr<QTemporaryDir>> states;
    states.push_back(std::make_unique<QTemporaryDir>());
    environment.insert(u"XDG_STATE_HOME"_s, states.back()->path());
    return environment;
}

Outcome runProgram(const QStringList &arguments, const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(DFW_PROGRAM), arguments);
    Outcome outcome;
    if (process.waitForFinished(longWait) && process.exitStatus() == QProcess::NormalExit)
        outcome.exitCode = process.exitCode();
    outcome.out = process.readAllStandardOutput();
    outcome.err = process.readAllStandardError();
    return outcome;
}

Server::Server(const QStringList &arguments)
{
    m_process.setProcessEnvironment(bareEnvironment());
    m_process.start(QStringLiteral(DFW_PROGRAM), QStringList{u"serve"_s} + arguments);
    QByteArray said;
    while (said.count('\n') < 2 && m_process.waitForReadyRead(longWait))
        said += m_process.readAllStandardOutput();
    const QList<QByteArray> lines = said.split('\n');
    if (lines.size() < 3 || !lines.first().startsWith("listening on "))
        return;
    m_url = QString::fromLatin1(lines.first().sliced(13));
    m_environment = bareEnvironment();
    const QStringList assignments = QString::fromLatin1(lines.at(1)).split(u' ');
    for (const QString &one : assignments)
        m_environment.insert(one.section(u'=', 0, 0), one.section(u'=', 1));
}

Server::~Server()
{
    if (m_process.state() != QProcess::NotRunning)
        (void)stop();
}

int Server::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(longWait)) {
        m_process.kill();
        m_process.waitForFinished();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace dfw::test
