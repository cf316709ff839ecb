// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "keychain/secretstore.h"

#include <optional>
#include <QHash>
#include <QStringList>

namespace dfw::test {

using namespace Qt::StringLiterals;

/// A keychain in memory that fails as told. What a real one does is tested against a real one.
class FakeKeychain : public keychain::SecretStore
{
public:
    explicit FakeKeychain(Scheduler &scheduler) : m_scheduler(scheduler) {}

    /// Every request ends like this.
    std::optional<keychain::KeychainProblem> trouble;
    /// No request ends at all.
    bool hangs = false;
    QHash<QString, Secret> entries;
    QStringList asked; ///< "readSecret key"

    Call read(const QString &key, Done<Secret> done) override
    {
        return answer(u"readSecret"_s, key, [this, key, done = std::move(done)] {
            if (const auto error = problem(u"readSecret"_s))
                done(*error);
            else if (!entries.contains(key))
                done(keychain::problemError(keychain::KeychainProblem::Missing, u"readSecret"_s));
            else
                done(entries.value(key));
        });
    }
    Call write(const QString &key, const Secret &secret, Done<Unit> done) override
    {
        return answer(u"keepSecret"_s, key, [this, key, secret, done = std::move(done)] {
            if (const auto error = problem(u"keepSecret"_s)) {
                done(*error);
                return;
            }
            entries.insert(key, secret);
            done(Unit{});
        });
    }
    Call remove(const QString &key, Done<Unit> done) override
    {
        return answer(u"forgetSecret"_s, key, [this, key, done = std::move(done)] {
            if (const auto error = problem(u"forgetSecret"_s)) {
                done(*error);
                return;
            }
            entries.remove(key);
            done(Unit{});
        });
    }

private:
    Call answer(const QString &verb, const QString &key, std::function<void()> then)
    {
        asked.append(verb + u' ' + key);
        const auto never = std::chrono::hours(24 * 365);
        return m_scheduler.after(hangs ? never : std::chrono::milliseconds(0), std::move(then));
    }
    std::optional<Error> problem(const QString &verb) const
    {
        return trouble ? std::optional(keychain::problemError(*trouble, verb)) : std::nullopt;
    }

    Scheduler &m_scheduler;
};

} // namespace dfw::test
