// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "keychain/secretstore.h"

#include <QHash>

namespace dfw::keychain {

/// "Only until I close": secrets in this program's memory and nowhere else. `scheduler` must
/// outlive it.
class MemoryStore : public SecretStore
{
public:
    explicit MemoryStore(Scheduler &scheduler);

    Call read(const QString &key, Done<Secret> done) override;
    Call write(const QString &key, const Secret &secret, Done<Unit> done) override;
    Call remove(const QString &key, Done<Unit> done) override;

private:
    Scheduler &m_scheduler;
    QHash<QString, Secret> m_secrets;
};

} // namespace dfw::keychain
