// SPDX-License-Identifier: Apache-2.0
#include "cli/stopsignals.h"

#include <csignal>
#include <QSocketNotifier>
#include <sys/socket.h>
#include <unistd.h>

namespace dfw::cli {

namespace {

// A signal handler may only touch what is async-signal-safe: it writes one byte into this socket
// and the event loop reads it. That is why this is the one mutable global of the program.
volatile std::sig_atomic_t writeEnd = -1;

void handle(int number)
{
    const char byte = 1;
    if (writeEnd < 0 || ::write(writeEnd, &byte, 1) != 1)
        ::_exit(128 + number);
    std::signal(number, SIG_DFL);
}

} // namespace

struct StopSignals::Private
{
    int ends[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> notifier;
};

StopSignals::StopSignals(std::function<void()> stop) : m_d(std::make_unique<Private>())
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, m_d->ends) != 0)
        return; // the default action still ends the process
    writeEnd = m_d->ends[0];
    m_d->notifier = std::make_unique<QSocketNotifier>(m_d->ends[1], QSocketNotifier::Read);
    QObject::connect(m_d->notifier.get(), &QSocketNotifier::activated, m_d->notifier.get(),
                     [d = m_d.get(), stop = std::move(stop)] {
                         char byte = 0;
                         if (::read(d->ends[1], &byte, 1) == 1)
                             stop();
                     });
    std::signal(SIGINT, handle);
    std::signal(SIGTERM, handle);
    if (std::signal(SIGHUP, handle) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
}

StopSignals::~StopSignals()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (std::signal(SIGHUP, SIG_DFL) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
    writeEnd = -1;
    m_d->notifier.reset();
    for (const int end : m_d->ends) {
        if (end >= 0)
            ::close(end);
    }
}

} // namespace dfw::cli
