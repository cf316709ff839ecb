// SPDX-License-Identifier: Apache-2.0
#include "keychain/keychainstore.h"

#include "keychain/keychaintask.h"
#include "keychain/secretservice.h"

#include <algorithm>
#include <utility>

namespace dfw::keychain {

using namespace std::chrono_literals;

// One who waits, from the call to the answer or the limit.
class KeychainRequest : public Operation
{
public:
    KeychainRequest(KeychainStore &store, KeychainWish wish, Done<Secret> done)
        : m_store(store), m_wish(std::move(wish)), m_done(std::move(done))
    {
        m_limit = store.m_scheduler.after(store.m_limit, [this] { giveUp(); });
    }
    void cancel() override
    {
        m_limit.cancel();
        if (std::exchange(m_done, nullptr))
            m_store.gaveUp(this);
    }
    void finish(const Result<Secret> &outcome)
    {
        m_limit.cancel();
        if (const auto done = std::exchange(m_done, nullptr))
            done(outcome);
    }
    bool isWaiting() const { return m_done != nullptr; }
    const KeychainWish &wish() const { return m_wish; }

private:
    void giveUp()
    {
        const KeychainProblem problem =
            m_store.waitsForUser() ? KeychainProblem::Locked : KeychainProblem::Slow;
        const auto done = std::exchange(m_done, nullptr);
        m_store.gaveUp(this);
        done(problemError(problem, operationOf(m_wish.verb)));
    }

    KeychainStore &m_store;
    KeychainWish m_wish;
    Done<Secret> m_done;
    Call m_limit;
};

namespace {

Done<Secret> withoutValue(Done<Unit> done)
{
    return [done = std::move(done)](const Result<Secret> &outcome) {
        done(outcome ? Result<Unit>(Unit{}) : Result<Unit>(outcome.error()));
    };
}

} // namespace

KeychainStore::KeychainStore(Scheduler &scheduler, std::chrono::milliseconds limit)
    : m_scheduler(scheduler), m_limit(limit)
{
}

KeychainStore::~KeychainStore() = default;

Call KeychainStore::read(const QString &key, Done<Secret> done)
{
    return add({.verb = KeychainVerb::Read, .key = key}, std::move(done));
}

Call KeychainStore::write(const QString &key, const Secret &secret, Done<Unit> done)
{
    Q_ASSERT(!secret.isEmpty());
    return add({.verb = KeychainVerb::Write, .key = key, .secret = secret},
               withoutValue(std::move(done)));
}

Call KeychainStore::remove(const QString &key, Done<Unit> done)
{
    return add({.verb = KeychainVerb::Remove, .key = key}, withoutValue(std::move(done)));
}

Call KeychainStore::add(KeychainWish wish, Done<Secret> done)
{
    // Looked for when it is first wanted: most starts of the program never do.
    if (!std::exchange(m_looked, true) && SecretService::isUsed())
        m_service = std::make_unique<SecretService>();
    auto *request = new KeychainRequest(*this, std::move(wish), std::move(done));
    Call call(request);
    m_queue.append(request);
    if (!m_task)
        startNext();
    return call;
}

void KeychainStore::startNext()
{
    // Later and not here: a task must not be deleted, nor its follower begin, inside its own
    // answer.
    m_turn = m_scheduler.after(0ms, [this] {
        m_task.reset();
        while (!m_task && !m_queue.isEmpty()) {
            m_current = m_queue.takeFirst();
            if (!m_current || !m_current->isWaiting())
                continue;
            m_task = std::make_unique<KeychainTask>(
                m_current->wish(), m_service.get(),
                [this](const Result<Secret> &outcome) { take(outcome); });
        }
    });
}

void KeychainStore::take(const Result<Secret> &outcome)
{
    const QPointer<KeychainRequest> current = std::exchange(m_current, nullptr);
    const bool late = !current || !current->isWaiting();
    if (late && outcome && m_task->wish().verb == KeychainVerb::Write)
        return takeBack(m_task->wish());
    startNext();
    if (current)
        current->finish(outcome); // last: the receiver may destroy this store
}

void KeychainStore::takeBack(const KeychainWish &wish)
{
    const bool isWantedAgain =
        std::any_of(m_queue.cbegin(), m_queue.cend(), [&wish](const auto &request) {
            return request && request->isWaiting() && request->wish().key == wish.key &&
                   request->wish().verb != KeychainVerb::Read;
        });
    if (isWantedAgain)
        return startNext();
    m_turn = m_scheduler.after(0ms, [this, key = wish.key] {
        m_task = std::make_unique<KeychainTask>(
            KeychainWish{.verb = KeychainVerb::Remove, .key = key}, m_service.get(),
            [this](const Result<Secret> &) { startNext(); });
    });
}

void KeychainStore::gaveUp(const KeychainRequest *request)
{
    if (m_current != request)
        return; // has not begun: it is skipped when its turn comes
    m_current = nullptr;
    // Nobody needs the questions it still has; a job of QtKeychain must come to its end.
    if (m_task && !m_task->isCommitted())
        startNext();
}

bool KeychainStore::waitsForUser() const
{
    return (m_task && m_task->waitsForUser()) || (m_service && m_service->asksUser());
}

} // namespace dfw::keychain
