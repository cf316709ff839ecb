// SPDX-License-Identifier: Apache-2.0
#include "net/httpcall.h"

#include "core/logging.h"

#include <QTcpSocket>
#include <QTimer>
#include <utility>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds probeLimit{5000};

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

} // namespace

HttpCall::HttpCall(QNetworkReply *reply, const OnceUpload *upload,
                   std::shared_ptr<Connections> connections, const NetworkLimits &limits,
                   Scheduler &scheduler, Request request, Done<Response> done)
    : m_reply(reply), m_upload(upload), m_connections(std::move(connections)),
      m_guard(m_connections->guard), m_limits(limits), m_scheduler(scheduler),
      m_request(std::move(request)), m_done(std::move(done))
{
    m_clock.start();
    // Queued: Qt goes on using the reply after this signal, and the callback may end the session
    // that owns the transport and with it the reply.
    connect(reply, &QNetworkReply::finished, this, &HttpCall::finish, Qt::QueuedConnection);
    // Not downloadProgress, which keeps quiet for 100 ms at a time: the last part of an answer that
    // never ends would go unnoticed.
    connect(reply, &QNetworkReply::readyRead, this, &HttpCall::checkSize);
    connect(reply, &QNetworkReply::metaDataChanged, this, &HttpCall::checkSize);
    connect(reply, &QNetworkReply::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    m_deadline = m_scheduler.after(m_request.deadline, [this] { stop(Stop::Deadline); });
    watchSilence();
}

void HttpCall::cancel()
{
    m_done = nullptr;
    m_deadline.cancel();
    m_silence.cancel();
    if (m_reply) {
        m_connections->stuck |= waitsForConnection() && !m_reply->isFinished();
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpCall::beginSilence()
{
    m_silence = m_scheduler.after(m_limits.longestSilence, [this] {
        if (m_sent || waitsForConnection())
            stop(Stop::Silence);
    });
}

void HttpCall::watchSilence()
{
    QNetworkReply *reply = m_reply.data();
    // Of the calls that wait for a first connection Qt tells only one that it connects. Plain http
    // is to this computer, where connecting takes no time, and its end is not told.
    if (reply->url().scheme() == "https"_L1) {
        connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { beginSilence(); });
        if (!m_connections->stood)
            beginSilence();
    }
    connect(reply, &QNetworkReply::socketStartedConnecting, this, [this] { m_connecting = true; });
    // From here on the service may think until the deadline.
    connect(reply, &QNetworkReply::encrypted, this, [this] {
        m_encrypted = true;
        m_connections->stood = true;
        m_silence.cancel();
    });
    connect(reply, &QNetworkReply::requestSent, this, [this] {
        m_sent = true;
        m_silence.cancel();
    });
    const auto answering = [this] {
        m_sent = true;
        m_connections->stood = true;
        beginSilence();
    };
    connect(reply, &QNetworkReply::metaDataChanged, this, answering);
    connect(reply, &QNetworkReply::readyRead, this, answering);
}

// A call that waits for one of many connections to be free is not silent: nobody was asked yet.
bool HttpCall::waitsForConnection() const
{
    const bool sent = m_encrypted || m_sent || (m_upload && m_upload->wasRead());
    return m_reply && m_reply->url().scheme() == "https"_L1 && !sent &&
           (m_connecting || !m_connections->stood);
}

void HttpCall::stop(Stop why)
{
    if (!m_reply || m_reply->isFinished()) // then finish() is on its way with the answer
        return;
    m_stop = why;
    m_connections->stuck |= waitsForConnection();
    m_reply->abort(); // leads to finish()
}

void HttpCall::checkSize()
{
    if (!m_reply || m_stop != Stop::None)
        return;
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (qMax(announced, m_reply->bytesAvailable()) > m_limits.largestAnswer)
        stop(Stop::TooLarge);
}

void HttpCall::finish()
{
    m_deadline.cancel();
    m_silence.cancel();
    if (!m_reply || !m_done)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    qCInfo(logNet).noquote()
        << m_request.method << m_request.path << status << m_clock.elapsed() << "ms"
        << m_guard->clean(QString::fromLatin1(m_reply->rawHeader("x-request-id"))).left(100);
    if (status == 0 && problem() == NetworkProblem::ProxyRefused)
        probeProxy();
    else
        conclude();
}

// Without a word to it: a connection is all there is to know.
void HttpCall::probeProxy()
{
    auto *socket = new QTcpSocket(this);
    const auto end = [this, socket](bool answers) {
        socket->disconnect(this);
        m_silence.cancel();
        m_proxyIsDown = !answers;
        conclude();
    };
    socket->setProxy(QNetworkProxy::NoProxy);
    connect(
        socket, &QTcpSocket::connected, this, [end] { end(true); }, Qt::QueuedConnection);
    connect(
        socket, &QTcpSocket::errorOccurred, this, [end] { end(false); }, Qt::QueuedConnection);
    m_silence = m_scheduler.after(qMin(probeLimit, m_limits.longestSilence), [end] { end(false); });
    socket->connectToHost(m_connections->proxy->hostName(), m_connections->proxy->port());
}

void HttpCall::conclude()
{
    if (!m_reply || !m_done)
        return;
    m_reply->deleteLater();
    // Moved out first: the callback may drop the Call that owns us.
    const auto done = std::exchange(m_done, nullptr);
    done(outcome());
}

Result<Response> HttpCall::outcome() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_stop != Stop::None || status == 0 || !isHttpStatusError(m_reply->error(), status))
        return failure();
    if (status >= 300 && status < 400 && m_reply->hasRawHeader("Location"))
        return redirection(status);
    return m_guard->clean(
        {.status = status, .headers = m_reply->rawHeaderPairs(), .body = m_reply->readAll()});
}

// Never followed, so the service did nothing; of the new address only the host is worth telling.
Error HttpCall::redirection(int status) const
{
    const QUrl to = m_reply->url().resolved(
        QUrl::fromEncoded(m_reply->rawHeader("Location").left(2000), QUrl::StrictMode));
    return {.kind = ErrorKind::Refused,
            .operation = m_request.operation,
            .where = m_reply->url().host(),
            .httpStatus = status,
            .code = u"Redirected"_s,
            .detail = m_guard->clean(to.toString(QUrl::RemoveUserInfo | QUrl::RemovePath |
                                                 QUrl::RemoveQuery | QUrl::RemoveFragment))};
}

Error HttpCall::failure() const
{
    Error error{.kind = kindOfFailure(),
                .operation = m_request.operation,
                .where = m_reply->url().host(),
                .detail = m_guard->clean(m_reply->errorString())};
    error.code = codeOf(problem());
    if (error.code.startsWith("Proxy"_L1))
        error.where =
            u"%1:%2"_s.arg(m_connections->proxy->hostName()).arg(m_connections->proxy->port());
    if (!m_tlsErrors.isEmpty())
        error.detail = certificateFacts(m_tlsErrors);
    return error;
}

NetworkProblem HttpCall::problem() const
{
    if (!surelyNothingSent())
        return NetworkProblem::None;
    return problemOf({.error = m_reply->error(),
                      .words = m_reply->errorString(),
                      .tlsErrors = m_tlsErrors,
                      .proxied = isProxied(),
                      .proxyHasUser = !m_connections->proxy->user().isEmpty(),
                      .proxyIsDown = m_proxyIsDown});
}

bool HttpCall::surelyNothingSent() const
{
    if (m_stop != Stop::None && m_stop != Stop::Silence)
        return false;
    if (m_stop == Stop::None && happenedBeforeSending(m_reply->error()))
        return true;
    // A create without a body says nothing of its own; it may have gone over an older connection.
    const bool unread = m_upload ? !m_upload->wasRead() && !m_request.body.isEmpty() : !m_sent;
    if (m_stop == Stop::Silence)
        return waitsForConnection() && (unread || !m_connections->stood);
    // What a proxy answers to CONNECT has no error code of its own: nothing left before TLS stood.
    return isProxied() && m_connecting && !m_encrypted && unread;
}

ErrorKind HttpCall::kindOfFailure() const
{
    const bool creates = m_request.repeat == Repeat::Create;
    if (m_stop == Stop::TooLarge)
        return creates ? ErrorKind::UnknownOutcome : ErrorKind::Protocol;
    if (surelyNothingSent())
        return ErrorKind::Network;
    // Nothing of the body was asked for, so nothing of it can have arrived.
    if (creates)
        return !m_request.body.isEmpty() && !m_upload->wasRead() ? ErrorKind::Network
                                                                 : ErrorKind::UnknownOutcome;
    return m_stop == Stop::None ? ErrorKind::Network : ErrorKind::Timeout;
}

RefusedCall::RefusedCall(Error error, Done<Response> done) : m_done(std::move(done))
{
    QTimer::singleShot(0, this, [this, error = std::move(error)] {
        if (const auto report = std::exchange(m_done, nullptr))
            report(error);
    });
}

} // namespace dfw::net
