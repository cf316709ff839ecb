// SPDX-License-Identifier: Apache-2.0
#include "presenters/session.h"

namespace dfw::presenters {

Connection::Connection(const QUrl &origin, const net::Credentials &credentials,
                       Scheduler &scheduler, const net::NetworkFactory &network)
    : m_credentials(credentials), m_http(network.transport(origin)), m_auth(m_http, credentials),
      m_retry(m_auth, scheduler), m_api(m_retry)
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

void Session::connectTo(Kind kind, std::unique_ptr<Connection> connection,
                        const QString &sandboxTitle, bool production)
{
    Q_EMIT aboutToChange();
    m_connection = std::move(connection);
    m_kind = kind;
    m_sandboxTitle = sandboxTitle;
    m_production = production;
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
    m_production = false;
    Q_EMIT changed();
}

} // namespace dfw::presenters
