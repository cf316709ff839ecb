// SPDX-License-Identifier: Apache-2.0
#include "keychain/memorystore.h"

namespace dfw::keychain {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MemoryStore::MemoryStore(Scheduler &scheduler) : m_scheduler(scheduler) {}

Call MemoryStore::read(const QString &key, Done<Secret> done)
{
    const Secret secret = m_secrets.value(key);
    return m_scheduler.after(0ms, [secret, done = std::move(done)] {
        if (secret.isEmpty())
            done(problemError(KeychainProblem::Missing, u"readSecret"_s));
        else
            done(secret);
    });
}

Call MemoryStore::write(const QString &key, const Secret &secret, Done<Unit> done)
{
    Q_ASSERT(!secret.isEmpty());
    m_secrets.insert(key, secret);
    return m_scheduler.after(0ms, [done = std::move(done)] { done(Unit{}); });
}

Call MemoryStore::remove(const QString &key, Done<Unit> done)
{
    m_secrets.remove(key);
    return m_scheduler.after(0ms, [done = std::move(done)] { done(Unit{}); });
}

} // namespace dfw::keychain
