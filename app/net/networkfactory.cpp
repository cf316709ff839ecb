// SPDX-License-Identifier: Apache-2.0
#include "net/networkfactory.h"

#include "net/sharednetwork.h"

namespace dfw::net {

NetworkFactory::NetworkFactory(const NetworkSettings &settings)
    : m_network(std::make_shared<SharedNetwork>(settings))
{
}

NetworkFactory::NetworkFactory(const NetworkSettings &settings, Scheduler &scheduler)
    : m_network(std::make_shared<SharedNetwork>(settings, scheduler))
{
}

HttpTransport NetworkFactory::transport(const QUrl &origin) const
{
    return HttpTransport(origin, m_network);
}

const NetworkSettings &NetworkFactory::settings() const
{
    return m_network->settings();
}

void NetworkFactory::setSettings(const NetworkSettings &settings)
{
    m_network->setSettings(settings);
}

} // namespace dfw::net
