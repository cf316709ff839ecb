// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "core/scheduler.h"
#include "net/networksettings.h"

#include <memory>
#include <QDateTime>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QUrl>

namespace dfw::net {

/// What all transports of one factory have in common: the settings in force.
class SharedNetwork
{
public:
    explicit SharedNetwork(const NetworkSettings &settings)
        : m_settings(settings), m_scheduler(m_realTime)
    {
    }
    SharedNetwork(const NetworkSettings &settings, Scheduler &scheduler)
        : m_settings(settings), m_scheduler(scheduler)
    {
    }

    const NetworkSettings &settings() const { return m_settings; }
    void setSettings(const NetworkSettings &settings);
    Scheduler &scheduler() { return m_scheduler; }

    /// Another number when anything changed that a connection is made by. Looks at the CA file's
    /// time and size.
    int revision();
    /// TLS 1.2 or newer, always verified. The CA file's errors are those of readCaFile().
    Result<QSslConfiguration> tls();

private:
    struct Stamp
    {
        QDateTime changed;
        qint64 size = -1;
        bool operator==(const Stamp &) const = default;
    };
    Stamp stamp() const;

    NetworkSettings m_settings;
    SystemScheduler m_realTime;
    Scheduler &m_scheduler;
    int m_revision = 1;
    Stamp m_stamp;
};

/// The proxy that was last handed out. Qt asks for it when a call begins to connect, which is later
/// than when it is sent.
using UsedProxy = std::shared_ptr<const QNetworkProxy>;

/// The proxy for the one origin a transport speaks to.
class OriginProxy : public QNetworkProxyFactory
{
public:
    OriginProxy(const QUrl &origin, const ProxySettings &settings);

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;
    UsedProxy used() const { return m_used; }

private:
    ProxySettings m_settings;
    std::shared_ptr<QNetworkProxy> m_used;
};

} // namespace dfw::net
