// SPDX-License-Identifier: Apache-2.0
#include "net/httptransport.h"

#include "net/httpcall.h"
#include "net/origin.h"
#include "net/sharednetwork.h"

#include <QCoreApplication>
#include <QNetworkRequest>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

// Qt writes a header value as it is: a line break in it, from a token pasted with one, would begin
// another header.
QByteArray oneLine(QByteArray value)
{
    value.removeIf([](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    return value;
}

bool isHttps(const QUrl &url)
{
    return url.scheme() == "https"_L1;
}

// A path that does not begin with a slash would go into the host's name.
bool sameOrigin(const QUrl &one, const QUrl &other)
{
    return one.isValid() && one.scheme() == other.scheme() && one.host() == other.host() &&
           one.port() == other.port() && one.userInfo().isEmpty();
}

// Goes when the last of its replies has gone; their calls end as they began.
void retire(QNetworkAccessManager *manager)
{
    const auto replies = manager->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    if (replies.isEmpty()) {
        delete manager;
        return;
    }
    const auto left = std::make_shared<qsizetype>(replies.size());
    for (QNetworkReply *reply : replies) {
        QObject::connect(reply, &QObject::destroyed, manager, [manager, left] {
            if (--*left == 0)
                manager->deleteLater();
        });
    }
}

} // namespace

HttpTransport::HttpTransport(const QUrl &origin, std::shared_ptr<SharedNetwork> network)
    : m_origin(origin), m_network(std::move(network))
{
}

HttpTransport::~HttpTransport() = default;

Result<QNetworkAccessManager *> HttpTransport::manager()
{
    const int revision = m_network->revision();
    if (m_manager && revision == m_revision && !m_connections->stuck)
        return m_manager;
    if (isHttps(m_origin)) {
        const auto tls = m_network->tls();
        if (!tls)
            return tls.error();
        m_tls = *tls;
    }
    // A new one, because a manager keeps its connections and with them the first TLS settings.
    if (m_manager)
        retire(m_manager);
    m_manager = new QNetworkAccessManager(&m_managers);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    auto *proxy = new OriginProxy(m_origin, m_network->settings().proxy);
    m_connections = std::make_shared<Connections>(
        Connections{.proxy = proxy->used(),
                    .guard = m_connections ? m_connections->guard : std::make_shared<EchoGuard>()});
    m_manager->setProxyFactory(proxy);
    m_revision = revision;
    return m_manager;
}

Call HttpTransport::send(const Request &request, Done<Response> done)
{
    const auto refuse = [&](Error error) {
        error.operation = request.operation;
        return Call(new RefusedCall(std::move(error), std::move(done)));
    };
    if (const auto allowed = parseOrigin(m_origin.toString()); !allowed)
        return refuse(allowed.error());
    QUrl url = m_origin;
    url.setPath(QString::fromLatin1(request.path), QUrl::StrictMode);
    if (!request.query.isEmpty())
        url.setQuery(QString::fromLatin1(request.query), QUrl::StrictMode);
    if (!sameOrigin(url, m_origin))
        return refuse({.kind = ErrorKind::InvalidPlan,
                       .where = QString::fromLatin1(request.path),
                       .code = u"NotAUrl"_s});
    const auto found = manager();
    if (!found)
        return refuse(found.error());

    QNetworkRequest out(url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    // A connection dropped in the middle of an HTTP/2 request ends as NoError with status 0 in
    // Qt 6.4.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // Not setTransferTimeout(): it counts the service's thinking as silence, too (NetworkLimits).
    if (isHttps(url))
        out.setSslConfiguration(*m_tls);
    out.setHeader(QNetworkRequest::UserAgentHeader,
                  QString(u"dataflow-wizard/"_s + QCoreApplication::applicationVersion()));
    for (const Header &header : request.headers)
        out.setRawHeader(header.first, oneLine(header.second));

    m_connections->guard->learn(request);
    QNetworkReply *reply = nullptr;
    OnceUpload *upload = nullptr;
    if (request.body.isEmpty() && request.repeat == Repeat::Safe) {
        reply = (*found)->sendCustomRequest(out, request.method);
    } else {
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        upload = new OnceUpload(request.body);
        reply = (*found)->sendCustomRequest(out, request.method, upload);
        upload->setParent(reply);
    }
    return Call(new HttpCall(reply, upload, m_connections, m_network->settings().limits,
                             m_network->scheduler(), request, std::move(done)));
}

} // namespace dfw::net
