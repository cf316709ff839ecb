// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "keychain/secretstore.h"

#include <chrono>
#include <memory>
#include <QList>
#include <QPointer>

namespace dfw::keychain {

class KeychainRequest;
class KeychainTask;
class SecretService;
struct KeychainWish;

/// The system's keychain, through QtKeychain: Secret Service or KWallet here, the system's own
/// store elsewhere. Never a file of ours: the plain-text fallback stays off.
///
/// QtKeychain does one job at a time, so one that hangs holds up all that follow. Every request has
/// its limit from the moment it is made; what has not begun by then never does. A read or removal
/// that comes through later is dropped; a write that does is taken back, because the user has been
/// told that it was not kept and may have decided otherwise. Dropping a Call counts as giving up.
/// Must outlive its calls; `scheduler` must outlive it.
class KeychainStore : public SecretStore
{
public:
    static constexpr std::chrono::seconds defaultLimit{20};

    explicit KeychainStore(Scheduler &scheduler, std::chrono::milliseconds limit = defaultLimit);
    ~KeychainStore() override;

    Call read(const QString &key, Done<Secret> done) override;
    Call write(const QString &key, const Secret &secret, Done<Unit> done) override;
    Call remove(const QString &key, Done<Unit> done) override;

private:
    friend class KeychainRequest;
    Call add(KeychainWish wish, Done<Secret> done);
    void startNext();
    void take(const Result<Secret> &outcome);
    void takeBack(const KeychainWish &wish);
    void gaveUp(const KeychainRequest *request);
    bool waitsForUser() const;

    Scheduler &m_scheduler;
    std::chrono::milliseconds m_limit;
    std::unique_ptr<SecretService> m_service; // null where QtKeychain does not use it
    bool m_looked = false;                    // for whether it does
    QList<QPointer<KeychainRequest>> m_queue; // owned by their Calls
    QPointer<KeychainRequest> m_current;      // null while nobody waits for m_task any more
    std::unique_ptr<KeychainTask> m_task;
    Call m_turn;
};

} // namespace dfw::keychain
