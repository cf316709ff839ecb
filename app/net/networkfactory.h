// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/httptransport.h"
#include "net/networksettings.h"

#include <memory>
#include <QUrl>

namespace dfw::net {

class SharedNetwork;

/// Makes every transport of the program, so that one profile's settings hold on every path, the
/// sign-in service included. Costs nothing until an https call is made: certificates and the
/// system's proxies are looked up then.
class NetworkFactory
{
public:
    /// Deadlines and silence by the real time.
    explicit NetworkFactory(const NetworkSettings &settings = {});
    /// By `scheduler`, which must outlive the transports.
    NetworkFactory(const NetworkSettings &settings, Scheduler &scheduler);

    /// `origin` comes from parseOrigin(); with any other, plain http to a host for example, every
    /// call ends in an error. The transport may outlive the factory.
    HttpTransport transport(const QUrl &origin) const;

    const NetworkSettings &settings() const;
    /// For the next call of every transport that was made here; calls under way end as they began.
    /// A changed content of the CA file counts as well, without being told.
    void setSettings(const NetworkSettings &settings);

private:
    std::shared_ptr<SharedNetwork> m_network;
};

} // namespace dfw::net
