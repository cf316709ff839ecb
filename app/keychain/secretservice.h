// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"

#include <functional>
#include <optional>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QList>
#include <QObject>
#include <QPointer>

namespace dfw::keychain {

class UnlockWait;

/// What QtKeychain does not tell about the Secret Service (org.freedesktop.secrets): whether there
/// is one, whether it is locked, and what became of the question for its password. With a locked
/// keyring QtKeychain calls a dismissed question a missing entry when it reads, and success when it
/// removes. Nothing here ever sees a secret. Secret Service API 0.2 (freedesktop.org).
class SecretService : public QObject
{
    Q_OBJECT
public:
    using Paths = QList<QDBusObjectPath>;
    /// An entry and the default keyring, where new entries go.
    struct Look
    {
        bool hasEntry = false; ///< as far as a locked keyring tells
        Paths lockedEntries;
        bool hasKeyring = false;
        Paths lockedKeyring; ///< it, or nothing

        bool isLocked() const { return !lockedEntries.isEmpty() || !lockedKeyring.isEmpty(); }
    };

    explicit SecretService(QObject *parent = nullptr);
    ~SecretService() override;

    /// Whether QtKeychain goes this way: it does wherever it can load libsecret.
    static bool isUsed();

    /// Asks for the entry and the default keyring, without any question to the user. Errors are
    /// KeychainProblem::Absent, Denied and Failed.
    Call look(const QString &key, Done<Look> done);
    /// Asks the user where need be; false when that was dismissed. A question stays on the screen
    /// when nobody waits for it any more: taking it away would send the rest of a password to
    /// whatever window comes next. Who unlocks meanwhile waits for the same question.
    Call unlock(const Paths &paths, Done<bool> done);
    bool asksUser() const { return !m_prompt.isEmpty(); }

private Q_SLOTS:
    void promptCompleted(bool dismissed, const QDBusVariant &result);

private:
    friend class LookOperation;
    friend class UnlockWait;
    static Call send(const QDBusMessage &message, Done<QDBusMessage> done);
    void ask(const QString &owner, const QString &prompt);
    void forgetPrompt();
    void metOwner(const QString &owner);

    QString m_prompt; ///< path of the open question
    QString m_promptOwner;
    QList<QPointer<UnlockWait>> m_waiting; // owned by their Calls
    Call m_asking;
};

} // namespace dfw::keychain
