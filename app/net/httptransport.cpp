// SPDX-License-Identifier: Apache-2.0
#include "net/httptransport.h"

#include "core/logging.h"
#include "net/onceupload.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QPointer>
#include <QTimer>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestAnswer = 64LL * 1024 * 1024;

enum class Stop {
    None,
    Deadline,
    TooLarge,
};

// Errors that come before the request can have reached the server.
bool happenedBeforeSending(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
    case QNetworkReply::SslHandshakeFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolUnknownError:
        return true;
    default:
        return false;
    }
}

// Qt reports 401, 404, 500 … as errors too; there the answer is whole and belongs to the caller.
bool isHttpStatusError(QNetworkReply::NetworkError error, int status)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    case QNetworkReply::ContentReSendError:
        return status == 307 || status == 308; // Qt rewinds the body before it asks the policy
    default:
        return false;
    }
}

// Qt writes a header value as it is: a line break in it, from a token pasted with one, would begin
// another header.
QByteArray oneLine(QByteArray value)
{
    value.removeIf([](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    return value;
}

class HttpCall : public Operation
{
public:
    HttpCall(QNetworkReply *reply, const OnceUpload *upload, Request request, Done<Response> done)
        : m_reply(reply), m_upload(upload), m_request(std::move(request)), m_done(std::move(done))
    {
        m_clock.start();
        // Queued: Qt goes on using the reply after this signal, and the callback may end the
        // session that owns the transport and with it the reply.
        connect(reply, &QNetworkReply::finished, this, &HttpCall::finish, Qt::QueuedConnection);
        // Not downloadProgress, which keeps quiet for 100 ms at a time: the last part of an answer
        // that never ends would go unnoticed.
        connect(reply, &QNetworkReply::readyRead, this, &HttpCall::checkSize);
        connect(reply, &QNetworkReply::metaDataChanged, this, &HttpCall::checkSize);
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, this, [this] { stop(Stop::Deadline); });
        m_deadline.start(m_request.deadline);
    }

    void cancel() override
    {
        m_done = nullptr;
        m_deadline.stop();
        if (m_reply) {
            m_reply->disconnect(this);
            m_reply->abort();
            m_reply->deleteLater();
        }
    }

private:
    void stop(Stop why)
    {
        if (!m_reply || m_reply->isFinished()) // then finish() is on its way with the answer
            return;
        m_stop = why;
        m_reply->abort(); // leads to finish()
    }

    void checkSize()
    {
        if (!m_reply || m_stop != Stop::None)
            return;
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (qMax(announced, m_reply->bytesAvailable()) > largestAnswer)
            stop(Stop::TooLarge);
    }

    void finish()
    {
        m_deadline.stop();
        if (!m_reply || !m_done)
            return;
        m_reply->deleteLater();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        qCInfo(logNet).noquote() << m_request.method << m_request.path << status
                                 << m_clock.elapsed() << "ms" << m_reply->rawHeader("x-request-id");
        // Moved out first: the callback may drop the Call that owns us.
        const auto done = std::exchange(m_done, nullptr);
        if (m_stop == Stop::None && status > 0 && isHttpStatusError(m_reply->error(), status))
            done(Response{.status = status,
                          .headers = m_reply->rawHeaderPairs(),
                          .body = m_reply->readAll()});
        else
            done(lostAnswer());
    }

    Error lostAnswer() const
    {
        Error error{.operation = m_request.operation,
                    .where = m_reply->url().host(),
                    .detail = m_reply->errorString()};
        if (m_stop == Stop::TooLarge)
            error.kind = m_request.repeat == Repeat::Create ? ErrorKind::UnknownOutcome
                                                            : ErrorKind::Protocol;
        else if (happenedBeforeSending(m_reply->error()) && m_stop == Stop::None)
            error.kind = ErrorKind::Network;
        else if (m_request.repeat == Repeat::Create)
            // Nothing of the body was asked for, so nothing of it can have arrived.
            error.kind = !m_request.body.isEmpty() && !m_upload->wasRead()
                             ? ErrorKind::Network
                             : ErrorKind::UnknownOutcome;
        else
            error.kind = m_stop == Stop::Deadline ? ErrorKind::Timeout : ErrorKind::Network;
        return error;
    }

    QPointer<QNetworkReply> m_reply; // a child of the manager, which may go first
    const OnceUpload *m_upload;      // a child of the reply; null for a read without a body
    Request m_request;
    Done<Response> m_done;
    QTimer m_deadline;
    QElapsedTimer m_clock;
    Stop m_stop = Stop::None;
};

} // namespace

HttpTransport::HttpTransport(const QUrl &origin)
    : m_origin(origin), m_manager(std::make_unique<QNetworkAccessManager>())
{
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    // Loopback never goes through a proxy, whatever the environment says: demo makes no other
    // connection.
    if (origin.scheme() == "http"_L1)
        m_manager->setProxy(QNetworkProxy::NoProxy);
}

HttpTransport::~HttpTransport() = default;

Call HttpTransport::send(const Request &request, Done<Response> done)
{
    QUrl url = m_origin;
    url.setPath(QString::fromLatin1(request.path), QUrl::StrictMode);
    if (!request.query.isEmpty())
        url.setQuery(QString::fromLatin1(request.query), QUrl::StrictMode);

    QNetworkRequest out(url);
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    // A connection dropped in the middle of an HTTP/2 request ends as NoError with status 0 in
    // Qt 6.4.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    // No setTransferTimeout(): it counts silence, and exploring a large table is minutes of it. The
    // request's own deadline bounds the whole exchange.
    out.setHeader(QNetworkRequest::UserAgentHeader,
                  QString(u"dataflow-wizard/"_s + QCoreApplication::applicationVersion()));
    for (const Header &header : request.headers)
        out.setRawHeader(header.first, oneLine(header.second));

    QNetworkReply *reply = nullptr;
    OnceUpload *upload = nullptr;
    if (request.body.isEmpty() && request.repeat == Repeat::Safe) {
        reply = m_manager->sendCustomRequest(out, request.method);
    } else {
        out.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
        out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
        upload = new OnceUpload(request.body);
        reply = m_manager->sendCustomRequest(out, request.method, upload);
        upload->setParent(reply);
    }
    return Call(new HttpCall(reply, upload, request, std::move(done)));
}

} // namespace dfw::net
