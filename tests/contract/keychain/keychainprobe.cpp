// SPDX-License-Identifier: Apache-2.0
// The keychain store in a process of its own, told what to do on standard input:
//
//   read KEY | write KEY SECRET | remove KEY     answered later, by "N ok [SECRET]" or "N CODE"
//   ping                                         answered at once, by "N ok"
//   limit                                        the time limit of all that waits has come
//   drop                                         whoever waits gives up without an answer
//
// N counts the first four. Ends with its input.
#include "core/scheduler.h"
#include "keychain/keychainstore.h"

#include <cstdio>
#include <map>
#include <QCoreApplication>
#include <QPointer>
#include <QSocketNotifier>
#include <unistd.h>

using namespace dfw;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What comes when it is told to, and not by the clock: a busy machine must not decide a test.
class ToldOperation : public Operation
{
public:
    explicit ToldOperation(std::function<void()> then) : m_then(std::move(then)) {}
    void cancel() override { m_then = nullptr; }
    void run()
    {
        if (const auto then = std::exchange(m_then, nullptr))
            then();
    }

private:
    std::function<void()> m_then;
};

class ToldScheduler : public SystemScheduler
{
public:
    Call after(std::chrono::milliseconds delay, std::function<void()> then) override
    {
        if (delay == 0ms)
            return SystemScheduler::after(delay, std::move(then));
        auto *operation = new ToldOperation(std::move(then));
        m_waiting.append(operation);
        return Call(operation);
    }
    void runAll()
    {
        const auto waiting = std::exchange(m_waiting, {});
        for (const QPointer<ToldOperation> &one : waiting) {
            if (one)
                one->run();
        }
    }

private:
    QList<QPointer<ToldOperation>> m_waiting;
};

class Probe
{
public:
    void obey(const QString &line)
    {
        const QStringList words = line.split(u' ');
        const QString key = words.value(1);
        if (words.first() == "limit"_L1)
            return m_scheduler.runAll();
        if (words.first() == "drop"_L1)
            return m_calls.clear();
        const int number = ++m_count;
        if (words.first() == "ping"_L1)
            answer(number, Secret());
        if (words.first() == "read"_L1)
            m_calls[number] = m_store.read(
                key, [number](const Result<Secret> &secret) { answer(number, secret); });
        if (words.first() == "write"_L1)
            m_calls[number] =
                m_store.write(key, Secret(words.mid(2).join(u' ')), unitAnswer(number));
        if (words.first() == "remove"_L1)
            m_calls[number] = m_store.remove(key, unitAnswer(number));
    }

private:
    static Done<Unit> unitAnswer(int number)
    {
        return [number](const Result<Unit> &done) {
            answer(number, done ? Result<Secret>(Secret()) : Result<Secret>(done.error()));
        };
    }
    static void answer(int number, const Result<Secret> &secret)
    {
        const QString text = secret ? u"ok "_s + secret->reveal() : secret.error().code;
        std::printf("%d %s\n", number, text.trimmed().toUtf8().constData());
        std::fflush(stdout);
        if (!secret)
            std::fprintf(stderr, "%d %s\n", number, qUtf8Printable(secret.error().serverText));
    }

    ToldScheduler m_scheduler;
    keychain::KeychainStore m_store{m_scheduler};
    std::map<int, Call> m_calls;
    int m_count = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication program(argc, argv);
    Probe probe;
    QByteArray input;
    QSocketNotifier notifier(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &program, [&] {
        char buffer[4096];
        const ssize_t size = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (size <= 0)
            return program.quit();
        input.append(buffer, size);
        while (input.contains('\n')) {
            probe.obey(QString::fromUtf8(input.left(input.indexOf('\n'))));
            input.remove(0, input.indexOf('\n') + 1);
        }
    });
    return program.exec();
}
