// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/privatesession.h"

#include <QHash>
#include <QProcess>

namespace dfw::test {

/// The other end of keychainprobe.cpp: one process, one keychain store.
class Probe
{
public:
    explicit Probe(const QProcessEnvironment &environment);
    ~Probe();

    /// Sends a line; the number under which its answer comes.
    int send(const QString &line);
    /// A line that has no answer.
    void tell(const QString &line);
    /// "ok", "ok secret" or the error's code; "" when none came.
    QString answer(int number);
    /// send() and answer().
    QString ask(const QString &line) { return answer(send(line)); }
    bool hasAnswer(int number);
    /// Ends its input; the exit code, -1 after a crash.
    int end();
    QByteArray errors() { return m_process.readAllStandardError(); }

private:
    void takeLines();

    QProcess m_process;
    QHash<int, QString> m_answers;
    int m_count = 0;
};

} // namespace dfw::test
