// SPDX-License-Identifier: Apache-2.0
#include "localplatform/httpfront.h"

#include "core/logging.h"
#include "localplatform/faultanswer.h"
#include "localplatform/refusal.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QMutexLocker>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>
#include <QUuid>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxBody = 16 * 1024 * 1024;
constexpr qsizetype maxRecordedBody = 64 * 1024;

QByteArray methodName(QHttpServerRequest::Method method)
{
    switch (method) {
    case QHttpServerRequest::Method::Get:
        return "GET";
    case QHttpServerRequest::Method::Put:
        return "PUT";
    case QHttpServerRequest::Method::Delete:
        return "DELETE";
    case QHttpServerRequest::Method::Post:
        return "POST";
    case QHttpServerRequest::Method::Head:
        return "HEAD";
    case QHttpServerRequest::Method::Options:
        return "OPTIONS";
    case QHttpServerRequest::Method::Patch:
        return "PATCH";
    default:
        return "UNKNOWN";
    }
}

HttpRequest toValue(const QHttpServerRequest &from)
{
    HttpRequest request;
    request.method = methodName(from.method());
    request.path = from.url().path(QUrl::FullyEncoded);
    for (const QString &segment : request.path.split(u'/', Qt::SkipEmptyParts)) {
        request.segments.append(
            QString::fromUtf8(QByteArray::fromPercentEncoding(segment.toUtf8())));
    }
    request.query = parseQuery(from.url().query(QUrl::FullyEncoded));
    request.headers = from.headers();
    request.body = from.body();
    request.requestId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return request;
}

/// Sign-in values have no business in a log that tests print.
QByteArray withoutSecrets(const HttpRequest &request)
{
    if (request.path.startsWith("/ims/"_L1))
        return "(secret)";
    if (!request.body.contains("\"auth\""))
        return request.body;
    QJsonObject body = QJsonDocument::fromJson(request.body).object();
    QJsonObject auth = body.value("auth"_L1).toObject();
    QJsonObject params = auth.value("params"_L1).toObject();
    for (QJsonValueRef value : params)
        value = u"(secret)"_s;
    auth.insert("params"_L1, params);
    body.insert("auth"_L1, auth);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QLoggingCategory::CategoryFilter filterBefore = nullptr;

// Qt's server writes every request to the log with all its headers, where somebody switches all
// categories on. Rules cannot forbid that, because those of the environment win.
void keepRequestsOutOfTheLog()
{
    static const bool once = [] {
        filterBefore = QLoggingCategory::installFilter([](QLoggingCategory *category) {
            if (filterBefore)
                filterBefore(category);
            if (QByteArrayView(category->categoryName()).startsWith("qt.httpserver"))
                category->setEnabled(QtDebugMsg, false);
        });
        return true;
    }();
    Q_UNUSED(once);
}

} // namespace

void RequestLog::add(const HttpRequest &request)
{
    RecordedRequest record{.method = request.method,
                           .path = request.path,
                           .query = request.query,
                           .body = withoutSecrets(request).left(maxRecordedBody),
                           .requestId = request.requestId};
    for (auto &pair : record.query) {
        if (pair.first == "client_secret"_L1)
            pair.second = u"(secret)"_s;
    }
    for (const auto &[name, value] : request.headers) {
        const bool secret = name.compare("authorization", Qt::CaseInsensitive) == 0 ||
                            name.compare("x-api-key", Qt::CaseInsensitive) == 0;
        record.headers.append({name, secret ? QByteArray("(secret)") : value});
    }
    QMutexLocker lock(&m_mutex);
    if (m_requests.size() >= limit)
        m_requests.removeFirst();
    m_requests.append(record);
}

QList<RecordedRequest> RequestLog::all() const
{
    QMutexLocker lock(&m_mutex);
    return m_requests;
}

HttpFront::HttpFront(HttpBackend backend, FaultPlan &faults, RequestLog &log,
                     std::chrono::milliseconds latency)
    : m_backend(std::move(backend)), m_faults(faults), m_log(log), m_latency(latency)
{
    keepRequestsOutOfTheLog();
}

quint16 HttpFront::start(quint16 port)
{
    m_port = listen(QHostAddress(QHostAddress::LocalHost), port);
    return m_port;
}

bool HttpFront::setReachable(bool reachable)
{
    bool fine = true;
    const QList<QTcpServer *> all = servers();
    for (QTcpServer *server : all) {
        if (reachable) {
            fine &= server->isListening() ||
                    server->listen(QHostAddress(QHostAddress::LocalHost), m_port);
            continue;
        }
        server->close();
        const auto sockets = server->findChildren<QTcpSocket *>();
        for (QTcpSocket *socket : sockets)
            socket->abort();
    }
    return fine;
}

bool HttpFront::hostIsOurs(const QByteArray &host) const
{
    // A page in a browser can reach 127.0.0.1 under a name of its own (DNS rebinding); its Host
    // header gives it away.
    const QUrl url(u"http://"_s + QString::fromLatin1(host), QUrl::StrictMode);
    if (!url.isValid() || url.port(80) != m_port || !url.userInfo().isEmpty())
        return false;
    if (url.host() == "localhost"_L1)
        return true;
    const QHostAddress address(url.host());
    return !address.isNull() && address.isLoopback();
}

HttpResponse HttpFront::answerFor(const HttpRequest &request)
{
    if (!hostIsOurs(request.header("Host"))) {
        return toResponse(plainRefusal(421, u"MisdirectedRequest"_s,
                                       u"The local Platform answers to its own address only"_s),
                          request);
    }
    if (request.body.size() > maxBody) {
        return toResponse(
            plainRefusal(413, u"ContentTooLarge"_s, u"A body may have 16 MiB at most"_s), request);
    }
    return m_backend.handle(request);
}

bool HttpFront::handleRequest(const QHttpServerRequest &from, QTcpSocket *socket)
{
    const HttpRequest request = toValue(from);
    m_log.add(request);
    const std::optional<FaultRule> fault = m_faults.match(request);
    using Action = FaultRule::Action;
    if (fault && fault->action == Action::ChangeFirst)
        m_backend.change(request);
    const qint64 nowMs = m_backend.nowMs();
    HttpResponse response;
    if (!fault || isHandled(fault->action))
        response = answerFor(request);
    if (fault)
        response = faultAnswer(*fault, response, nowMs);
    response.headers.append({"Date", httpDate(nowMs)});
    response.headers.append({"x-request-id", request.requestId.toLatin1()});
    qCInfo(logPlatform).noquote() << request.method << request.path << response.status;
    if (fault && (fault->action == Action::Hang || fault->action == Action::HangAfterHandling))
        return true;

    const bool drop = fault && (fault->action == Action::DropBeforeHandling ||
                                fault->action == Action::DropAfterHandling);
    const bool cut = fault && fault->action == Action::CutBody;
    const qsizetype lost = (response.body.size() + 1) / 2;
    // The socket is the context of the timer: when the client has gone, nothing is written.
    const auto write = [socket, wire = response.toWire(), drop, cut, lost] {
        if (drop) {
            socket->abort();
            return;
        }
        socket->write(cut ? wire.first(wire.size() - lost) : wire);
        if (cut) {
            socket->flush();
            socket->disconnectFromHost();
        }
    };
    const std::chrono::milliseconds delay =
        m_latency + (fault && fault->action == Action::Delay ? fault->delay : m_latency * 0);
    if (delay.count() > 0)
        QTimer::singleShot(delay, socket, write);
    else
        write();
    return true;
}

void HttpFront::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}

} // namespace dfw::localplatform
