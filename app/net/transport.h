// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/call.h"

#include <chrono>
#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <utility>

namespace dfw::net {

using Header = std::pair<QByteArray, QByteArray>;

/// Whether sending a request again can do harm. Decides what the retry layer may do on its own, and
/// what a lost answer means.
enum class Repeat {
    Safe,   ///< reads, and POSTs that store nothing (validate, preview)
    Create, ///< makes something; the services know no idempotency keys, so a lost answer is an
            ///< unknown outcome
};

/// One HTTP request as a value, made by a pure function and the same for sending, for preview and
/// for export. Holds no host and no credentials: those are added by the transports. `path` and
/// `query` are already percent-encoded, exactly as they go out.
struct Request
{
    QString operation; ///< stable word for errors and logs, e.g. "createFlow"
    QByteArray method = "GET";
    QByteArray path;
    QByteArray query; ///< without the question mark
    QList<Header> headers;
    QByteArray body; ///< JSON text; empty for none
    Repeat repeat = Repeat::Safe;
    /// For the whole exchange, answer included. Exploring a customer's database may take long and
    /// sets its own.
    std::chrono::milliseconds deadline{60'000};

    bool operator==(const Request &) const = default;
};

/// Any answer that arrived whole, whatever its status: what a status means is the caller's
/// business.
struct Response
{
    int status = 0;
    QList<Header> headers;
    QByteArray body;
    int attempts = 1; ///< how often the request was sent to get this answer

    /// Value of the first such header, case-insensitive; empty where there is none.
    QByteArray header(const QByteArray &name) const;
    bool isSuccess() const { return status >= 200 && status < 300; }
};

/// Sends requests. Contract: `done` comes exactly once, never before send() returned, on the
/// caller's thread; destroying the Call cancels and guarantees silence. Implementations:
/// HttpTransport (the network), AuthTransport and RetryTransport around another one, a scripted one
/// in tests/support.
class Transport
{
public:
    virtual ~Transport() = default;
    virtual Call send(const Request &request, Done<Response> done) = 0;
};

} // namespace dfw::net

Q_DECLARE_METATYPE(dfw::net::Request)
