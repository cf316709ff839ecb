// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"
#include "core/secret.h"

#include <QDBusObjectPath>
#include <QList>
#include <QObject>

namespace QKeychain {
class Job;
}

namespace dfw::keychain {

class SecretService;

enum class KeychainVerb {
    Read,
    Write,
    Remove,
};

/// What is to be done, as a value.
struct KeychainWish
{
    KeychainVerb verb = KeychainVerb::Read;
    QString key;
    Secret secret; ///< to be written
};

/// "readSecret", "keepSecret", "forgetSecret".
QString operationOf(KeychainVerb verb);

/// One wish from beginning to end, without any limit of time: look, unlock, let QtKeychain do it,
/// look again. A QtKeychain job that was begun cannot be called back, nor may it be deleted (the
/// libraries behind it hold pointers to it), so it belongs to nobody and deletes itself when it
/// ends. A task that is destroyed only stops listening.
class KeychainTask : public QObject
{
    Q_OBJECT
public:
    /// `service` is null where QtKeychain does not use the Secret Service; it must outlive the
    /// task.
    KeychainTask(KeychainWish wish, SecretService *service, Done<Secret> done);
    ~KeychainTask() override;

    const KeychainWish &wish() const { return m_wish; }
    /// Something was begun that goes on even if nobody waits for it any more.
    bool isCommitted() const { return m_isCommitted; }
    /// The keychain is locked or does not exist yet, so the user is being asked.
    bool waitsForUser() const { return m_waitsForUser; }

private:
    void look();
    void unlock(const QList<QDBusObjectPath> &locked);
    void begin();
    void take(QKeychain::Job *job);
    void confirm(const Result<Secret> &outcome);
    void finish(const Result<Secret> &outcome);
    Error failure(const Error &cause) const;

    KeychainWish m_wish;
    SecretService *m_service;
    Done<Secret> m_done;
    Call m_step;
    bool m_isCommitted = false;
    bool m_waitsForUser = false;
};

} // namespace dfw::keychain
