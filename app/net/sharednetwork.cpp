// SPDX-License-Identifier: Apache-2.0
#include "net/sharednetwork.h"

#include "net/cafile.h"
#include "net/origin.h"

#include <QFileInfo>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

ProxySettings settingsFor(const QUrl &origin, const ProxySettings &settings)
{
    const bool named =
        settings.kind == ProxySettings::Kind::Http || settings.kind == ProxySettings::Kind::Socks5;
    const bool direct = origin.scheme() != "https"_L1 ||
                        (isLoopbackHost(origin.host()) && !(named && settings.loopbackToo));
    return direct ? ProxySettings{.kind = ProxySettings::Kind::None} : settings;
}

QNetworkProxy named(QNetworkProxy::ProxyType type, const ProxySettings &settings)
{
    return {type, settings.host, settings.port, settings.user, settings.password.reveal()};
}

} // namespace

void SharedNetwork::setSettings(const NetworkSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    ++m_revision;
}

int SharedNetwork::revision()
{
    if (const Stamp now = stamp(); now != m_stamp) {
        m_stamp = now;
        ++m_revision;
    }
    return m_revision;
}

SharedNetwork::Stamp SharedNetwork::stamp() const
{
    if (m_settings.caFile.isEmpty())
        return {};
    const QFileInfo file(m_settings.caFile);
    return file.exists() ? Stamp{.changed = file.lastModified(), .size = file.size()} : Stamp{};
}

Result<QSslConfiguration> SharedNetwork::tls()
{
    QSslConfiguration out = QSslConfiguration::defaultConfiguration();
    out.setProtocol(QSsl::TlsV1_2OrLater);
    out.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (m_settings.caFile.isEmpty())
        return out; // Qt looks up the system's one by one, as they are needed
    const auto own = readCaFile(m_settings.caFile);
    if (!own)
        return own.error();
    // A list of one's own ends that, so the system's must stand in it.
    out.setCaCertificates(QSslConfiguration::systemCaCertificates() + *own);
    return out;
}

OriginProxy::OriginProxy(const QUrl &origin, const ProxySettings &settings)
    : m_settings(settingsFor(origin, settings)),
      m_used(std::make_shared<QNetworkProxy>(QNetworkProxy::NoProxy))
{
}

QList<QNetworkProxy> OriginProxy::queryProxy(const QNetworkProxyQuery &query)
{
    switch (m_settings.kind) {
    case ProxySettings::Kind::System:
        *m_used = systemProxyForQuery(query).value(0, QNetworkProxy::NoProxy);
        break;
    case ProxySettings::Kind::None:
        *m_used = QNetworkProxy::NoProxy;
        break;
    case ProxySettings::Kind::Http:
        *m_used = named(QNetworkProxy::HttpProxy, m_settings);
        break;
    case ProxySettings::Kind::Socks5:
        *m_used = named(QNetworkProxy::Socks5Proxy, m_settings);
        break;
    }
    return {*m_used};
}

} // namespace dfw::net
