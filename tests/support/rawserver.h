// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace dfw::test {

/// An HTTP server on loopback that behaves badly on demand. It reads a request to its end, counts
/// it, and then does what it was told, byte for byte. With a TLS configuration it speaks https.
class RawServer : public QObject
{
    Q_OBJECT
public:
    struct Behaviour
    {
        QByteArray bytes; ///< what is sent back; empty for nothing at all
        bool close = false;
    };
    /// A whole answer with its Content-Length; the connection stays open.
    static Behaviour answers(int status, const QByteArray &body = "{}",
                             const QByteArray &headers = {});
    /// Announces more than it sends, then closes.
    static Behaviour truncates(int status, const QByteArray &body, qint64 announced);
    static Behaviour drops() { return {.close = true}; }
    static Behaviour hangs() { return {}; }

    explicit RawServer(Behaviour always);
    RawServer(QList<Behaviour> script, Behaviour afterwards,
              const std::optional<QSslConfiguration> &tls = {});

    quint16 port() const { return m_server->serverPort(); }
    QUrl origin() const { return origin(m_scheme); }
    QUrl origin(const QString &scheme) const;
    int hits() const { return static_cast<int>(m_requests.size()); }
    /// With TLS those whose greeting came to an end.
    int connections() const { return m_connections; }
    /// The request as it came: request line, headers, body.
    QByteArray request(int index) const { return m_requests.value(index); }
    QByteArray requestLine(int index) const;
    /// Value of a header of a request; empty where there is none.
    QByteArray header(int index, const QByteArray &name) const;
    QByteArray body(int index) const;

Q_SIGNALS:
    void requestRead();
    void clientLeft();

private:
    void accept();
    void read(QTcpSocket *socket);
    Behaviour next();

    QList<Behaviour> m_script;
    Behaviour m_afterwards;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<QByteArray> m_requests;
    int m_connections = 0;
    QString m_scheme;
    std::unique_ptr<QTcpServer> m_server; // last: its sockets report to the others while it goes
};

} // namespace dfw::test
