// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/faultplan.h"
#include "localplatform/httpmessage.h"

#include <chrono>
#include <functional>
#include <QAbstractHttpServer>
#include <QMutex>

namespace dfw::localplatform {

/// What came in, for tests and drills. Secrets are gone already.
struct RecordedRequest
{
    QByteArray method;
    QString path; ///< as sent, percent-encoded
    QList<QPair<QString, QString>> query;
    HeaderList headers; ///< Authorization and x-api-key without their values
    QByteArray body;    ///< the first 64 KiB, sign-in values replaced by "(secret)"
    QString requestId;
};

/// The last requests, oldest first; at most `limit` of them. Thread safe.
class RequestLog
{
public:
    void add(const HttpRequest &request);
    QList<RecordedRequest> all() const;

private:
    static constexpr qsizetype limit = 2000;
    mutable QMutex m_mutex;
    QList<RecordedRequest> m_requests;
};

/// What an HttpFront asks of whoever stands behind it.
struct HttpBackend
{
    std::function<HttpResponse(const HttpRequest &)> handle;
    /// Changes what the request is about, as somebody else would (FaultRule::Action::ChangeFirst).
    std::function<void(const HttpRequest &)> change;
    std::function<qint64()> nowMs; ///< for the header Date
};

/// HTTP on 127.0.0.1: turns Qt's request into a value, asks the backend, writes the answer. Knows
/// nothing of Platform. A subclass of QAbstractHttpServer and not QHttpServer, because only this
/// one hands out the socket: answers can come late, half or never without a responder that outlives
/// its client.
class HttpFront : public QAbstractHttpServer
{
    Q_OBJECT
public:
    HttpFront(HttpBackend backend, FaultPlan &faults, RequestLog &log,
              std::chrono::milliseconds latency);

    /// Listens on 127.0.0.1; 0 takes any free port. Returns the port, 0 on failure.
    quint16 start(quint16 port);
    /// Closes the port and every connection, so that the next one is refused; opens the same port
    /// again. False where it cannot be opened.
    bool setReachable(bool reachable);

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    HttpResponse answerFor(const HttpRequest &request);
    bool hostIsOurs(const QByteArray &host) const;

    HttpBackend m_backend;
    FaultPlan &m_faults;
    RequestLog &m_log;
    std::chrono::milliseconds m_latency;
    quint16 m_port = 0;
};

} // namespace dfw::localplatform
