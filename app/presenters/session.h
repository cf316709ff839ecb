// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/platformapi.h"
#include "core/scheduler.h"
#include "core/secret.h"
#include "net/credentials.h"
#include "signin/connection.h"

#include <functional>
#include <memory>
#include <QObject>
#include <QUrl>

namespace dfw::presenters {

/// One sign-in with the services over it. Immutable; signing in anew makes a new one, so that two
/// organisations' calls can never mix.
class Connection
{
public:
    Connection(const signin::SignIn &signIn, Scheduler &scheduler);
    /// With a pasted token and the system's network settings.
    Connection(const QUrl &origin, const net::Credentials &credentials, Scheduler &scheduler);

    api::PlatformApi &api() { return m_api; }
    net::Transport &transport() { return m_connection.transport(); }
    net::Transport &signingTransport() { return m_connection.signingTransport(); }
    signin::Connection &signIn() { return m_connection; }
    const net::Credentials &credentials() const { return m_connection.credentials(); }
    QUrl origin() const { return m_connection.origin(); }

private:
    signin::Connection m_connection;
    api::PlatformApi m_api;
};

/// Where a demo's Platform answers.
struct DemoAccess
{
    QUrl origin;
    net::Credentials credentials;
    /// Why nothing of it is kept: another window has the demo's data (code "InUse"), or it cannot
    /// be written ("NotWritable").
    std::optional<Error> notKept;
};

/// Starts the local Platform; implemented by the composition, because presenters do not know it.
class DemoHost
{
public:
    virtual ~DemoHost() = default;
    /// With what the demo made before, where that is kept. Never destroys it: what is damaged or a
    /// newer version's is an error with the code "NewerVersion"
    /// or "Damaged", which reset() would mend.
    virtual Call start(Done<DemoAccess> done) = 0;
    /// What the demo made is kept.
    virtual void stop() = 0;
    /// Stops it; the next start() throws away everything the demo made and begins with the sample.
    virtual void reset() = 0;
    /// Puts the demo's clock forward, so that nobody has to wait for a scheduled run.
    virtual void skipAhead(std::chrono::seconds by) = 0;

    /// Faults to see what becomes of a run, each "NAME[@STEP][*COUNT]"; instead of those there are,
    /// none for an empty list. What cannot be read is left out. They hold until the demo stops.
    virtual void setDrills(const QStringList &specs) = 0;
    /// Those that were set.
    virtual QStringList drills() const = 0;
    /// The names to choose from, and the steps that one of them can hit.
    virtual QStringList drillNames() const = 0;
    virtual QStringList drillSteps(const QString &name) const = 0;
};

/// The wizard's one connection, once there is one.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class Kind { None, Demo, Organisation };

    explicit Session(Scheduler &scheduler, QObject *parent = nullptr);

    Kind kind() const { return m_kind; }
    bool isConnected() const { return m_connection != nullptr; }
    bool isProduction() const { return m_production; }
    QString sandbox() const;
    QString sandboxTitle() const { return m_sandboxTitle; }
    QString organisation() const;
    /// Its name; empty in the demo.
    QString profile() const { return m_profile; }
    /// A demo that keeps nothing: nothing made there can be gone on with later.
    bool isPassing() const { return m_passing; }
    QUrl origin() const { return m_connection ? m_connection->origin() : QUrl(); }
    /// Takes this sign-in's token out of what is shown or copied.
    Redactor redactor() const;
    /// When the access token ends; none for a pasted one. Milliseconds since the epoch.
    std::optional<qint64> tokenEndsAt() const;
    /// Valid while isConnected(); calls made through it must be dropped on changed().
    api::PlatformApi &api() { return m_connection->api(); }
    net::Transport &transport() { return m_connection->transport(); }
    /// For a run, which repeats by itself.
    net::Transport &signingTransport() { return m_connection->signingTransport(); }
    Scheduler &scheduler() { return m_scheduler; }

    void connectTo(Kind kind, std::unique_ptr<Connection> connection, const QString &sandboxTitle,
                   bool production, const QString &profile = {}, bool passing = false);
    void disconnectFromPlatform();

Q_SIGNALS:
    /// Emitted *before* the old connection goes: drop the calls you own.
    void aboutToChange();
    void changed();

private:
    Scheduler &m_scheduler;
    std::unique_ptr<Connection> m_connection;
    Kind m_kind = Kind::None;
    QString m_sandboxTitle;
    QString m_profile;
    bool m_production = false;
    bool m_passing = false;
};

} // namespace dfw::presenters
