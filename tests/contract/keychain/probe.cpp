// SPDX-License-Identifier: Apache-2.0
#include "contract/keychain/probe.h"

#include <QTest>

namespace dfw::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int answerLimit = 30'000; // ms; a bound, not a wait: sanitizers are slow

} // namespace

Probe::Probe(const QProcessEnvironment &environment)
{
    m_process.setProcessEnvironment(environment);
    m_process.start(QStringLiteral(DFW_KEYCHAIN_PROBE), QStringList());
    if (!m_process.waitForStarted(answerLimit))
        qWarning("the probe does not start");
}

Probe::~Probe()
{
    end();
}

int Probe::end()
{
    m_process.closeWriteChannel();
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(answerLimit)) {
        m_process.kill();
        m_process.waitForFinished(answerLimit);
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

int Probe::send(const QString &line)
{
    tell(line);
    return ++m_count;
}

void Probe::tell(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
}

bool Probe::hasAnswer(int number)
{
    takeLines();
    return m_answers.contains(number);
}

QString Probe::answer(int number)
{
    const bool came = QTest::qWaitFor([&] { return hasAnswer(number); }, answerLimit);
    return came ? m_answers.value(number) : QString();
}

void Probe::takeLines()
{
    m_process.setReadChannel(QProcess::StandardOutput);
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        m_answers.insert(line.section(u' ', 0, 0).toInt(), line.section(u' ', 1));
    }
}

} // namespace dfw::test
