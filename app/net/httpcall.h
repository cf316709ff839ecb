// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "net/echoguard.h"
#include "net/networkproblem.h"
#include "net/networksettings.h"
#include "net/onceupload.h"
#include "net/transport.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QPointer>
#include <QSslError>

namespace dfw::net {

/// What the calls of one manager know of its connections.
struct Connections
{
    /// Known once a call has begun to connect.
    std::shared_ptr<const QNetworkProxy> proxy;
    /// Of all that went before, too.
    std::shared_ptr<EchoGuard> guard;
    bool stood = false; ///< one came about
    /// One was given up before it came about. Qt would let later calls wait for it without a word:
    /// time for a new manager.
    bool stuck = false;
};

/// One exchange of HttpTransport: limits it, and names its end.
class HttpCall : public Operation
{
    Q_OBJECT
public:
    /// `upload` is a child of the reply, or null for a read without a body. `scheduler` must
    /// outlive the reply.
    HttpCall(QNetworkReply *reply, const OnceUpload *upload,
             std::shared_ptr<Connections> connections, const NetworkLimits &limits,
             Scheduler &scheduler, Request request, Done<Response> done);

    void cancel() override;

private:
    enum class Stop { None, Deadline, Silence, TooLarge };

    void watchSilence();
    void beginSilence(); ///< anew, where it has begun
    bool waitsForConnection() const;
    void stop(Stop why);
    void checkSize();
    void finish();
    /// Whether the proxy answers at all, which Qt does not say.
    void probeProxy();
    void conclude();
    Result<Response> outcome() const;
    Error redirection(int status) const;
    Error failure() const;
    NetworkProblem problem() const;
    ErrorKind kindOfFailure() const;
    bool surelyNothingSent() const;
    bool isProxied() const { return m_connections->proxy->type() != QNetworkProxy::NoProxy; }

    QPointer<QNetworkReply> m_reply; // a child of the manager, which may go first
    const OnceUpload *m_upload;
    std::shared_ptr<Connections> m_connections;
    const std::shared_ptr<const EchoGuard> m_guard;
    NetworkLimits m_limits;
    Scheduler &m_scheduler;
    Request m_request;
    Done<Response> m_done;
    Call m_deadline;
    Call m_silence;
    QElapsedTimer m_clock;
    QList<QSslError> m_tlsErrors;
    bool m_connecting = false; // a connection of its own
    bool m_encrypted = false;  // that connection
    bool m_sent = false;       // surely; Qt does not tell of every request
    bool m_proxyIsDown = false;
    Stop m_stop = Stop::None;
};

/// Ends with the error as soon as the caller has its Call: what must not be sent is told like
/// everything else.
class RefusedCall : public Operation
{
    Q_OBJECT
public:
    RefusedCall(Error error, Done<Response> done);
    void cancel() override { m_done = nullptr; }

private:
    Done<Response> m_done;
};

} // namespace dfw::net
