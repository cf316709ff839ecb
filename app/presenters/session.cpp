// SPDX-License-Identifier: Apache-2.0
#include "presenters/session.h"

namespace dfw::presenters {

Connection::Connection(const signin::SignIn &signIn, Scheduler &scheduler)
    : m_connection(signIn, scheduler), m_api(m_connection.transport())
{
}

Connection::Connection(const QUrl &origin, const net::Credentials &credentials,
                       Scheduler &scheduler)
    : Connection(signin::SignIn{.platform = origin, .credentials = credentials}, scheduler)
{
}

Session::Session(Scheduler &scheduler, QObject *parent) : QObject(parent), m_scheduler(scheduler) {}

QString Session::sandbox() const
{
    return m_connection ? m_connection->credentials().sandbox : QString();
}

QString Session::organisation() const
{
    return m_connection ? m_connection->credentials().organisation : QString();
}

std::optional<qint64> Session::tokenEndsAt() const
{
    return m_connection ? m_connection->signIn().tokenEndsAt() : std::nullopt;
}

Redactor Session::redactor() const
{
    Redactor out;
    if (m_connection)
        out.learn(m_connection->credentials().accessToken);
    return out;
}

void Session::connectTo(Kind kind, std::unique_ptr<Connection> connection,
                        const QString &sandboxTitle, bool production, const QString &profile,
                        bool passing)
{
    Q_EMIT aboutToChange();
    m_connection = std::move(connection);
    m_kind = kind;
    m_sandboxTitle = sandboxTitle;
    m_production = production;
    m_profile = profile;
    m_passing = passing;
    Q_EMIT changed();
}

void Session::disconnectFromPlatform()
{
    if (!m_connection)
        return;
    Q_EMIT aboutToChange();
    m_connection.reset();
    m_kind = Kind::None;
    m_sandboxTitle.clear();
    m_profile.clear();
    m_production = false;
    m_passing = false;
    Q_EMIT changed();
}

} // namespace dfw::presenters
