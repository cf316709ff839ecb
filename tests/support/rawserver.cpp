// SPDX-License-Identifier: Apache-2.0
#include "support/rawserver.h"

#include <QHostAddress>
#include <QSslServer>
#include <QTcpSocket>

namespace dfw::test {

namespace {

constexpr char headEnd[] = "\r\n\r\n";

QByteArray headerValue(const QByteArray &head, const QByteArray &name)
{
    const QList<QByteArray> lines = head.split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).trimmed().compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

} // namespace

RawServer::Behaviour RawServer::answers(int status, const QByteArray &body,
                                        const QByteArray &headers)
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " +
                     QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body};
}

RawServer::Behaviour RawServer::truncates(int status, const QByteArray &body, qint64 announced)
{
    return {.bytes = "HTTP/1.1 " + QByteArray::number(status) +
                     " X\r\nContent-Length: " + QByteArray::number(announced) + "\r\n\r\n" + body,
            .close = true};
}

RawServer::RawServer(Behaviour always) : RawServer(QList<Behaviour>(), std::move(always)) {}

RawServer::RawServer(QList<Behaviour> script, Behaviour afterwards,
                     const std::optional<QSslConfiguration> &tls)
    : m_script(std::move(script)), m_afterwards(std::move(afterwards)),
      m_scheme(tls ? QStringLiteral("https") : QStringLiteral("http"))
{
    if (tls) {
        auto server = std::make_unique<QSslServer>();
        server->setSslConfiguration(*tls);
        m_server = std::move(server);
    } else {
        m_server = std::make_unique<QTcpServer>();
    }
    // Not newConnection, which a QSslServer emits before there is TLS.
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &RawServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost))
        qFatal("cannot listen on loopback");
}

QUrl RawServer::origin(const QString &scheme) const
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(port());
    return url;
}

QByteArray RawServer::requestLine(int index) const
{
    const QByteArray all = request(index);
    return all.left(all.indexOf('\r'));
}

QByteArray RawServer::header(int index, const QByteArray &name) const
{
    const QByteArray all = request(index);
    return headerValue(all.left(all.indexOf(headEnd)), name);
}

QByteArray RawServer::body(int index) const
{
    const QByteArray all = request(index);
    return all.mid(all.indexOf(headEnd) + 4);
}

void RawServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
            Q_EMIT clientLeft();
        });
    }
}

void RawServer::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    const qsizetype end = buffer.indexOf(headEnd);
    if (end < 0)
        return;
    const qsizetype size = end + 4 + headerValue(buffer.left(end), "Content-Length").toLongLong();
    if (buffer.size() < size)
        return;
    m_requests.append(buffer.left(size));
    buffer.remove(0, size);
    const Behaviour what = next();
    if (!what.bytes.isEmpty())
        socket->write(what.bytes);
    if (what.close)
        socket->disconnectFromHost();
    Q_EMIT requestRead();
}

RawServer::Behaviour RawServer::next()
{
    return m_script.isEmpty() ? m_afterwards : m_script.takeFirst();
}

} // namespace dfw::test
