// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "net/transport.h"

#include <functional>
#include <QJsonValue>
#include <QPointer>
#include <QQueue>
#include <QStringList>

namespace dfw::test {

class ScriptedOperation;

/// A network out of a script. Answers through the event loop, as the real one does; records every
/// request; can hold answers back until told. May go before or after the Calls it gave out.
class ScriptedTransport : public net::Transport
{
public:
    using Script = std::function<Result<net::Response>(const net::Request &)>;

    ScriptedTransport() = default;
    explicit ScriptedTransport(Script script) : m_script(std::move(script)) {}

    /// Comes before the script; used up one by one.
    void enqueue(Result<net::Response> answer) { m_queue.enqueue(std::move(answer)); }
    void setScript(Script script) { m_script = std::move(script); }

    /// From now on answers wait for release().
    void hold(bool on = true) { m_hold = on; }
    /// Only those of these operations wait.
    void holdOnly(const QStringList &operations) { m_held = operations; }
    /// Lets the answers of an operation go, all without a name; false where none waits.
    bool release(const QString &operation = {});
    /// Answers one that is held with something else than the script said.
    bool releaseWith(const QString &operation, const Result<net::Response> &answer);
    /// The operations whose answers are being waited for, in the order sent.
    QStringList underWay() const;

    Call send(const net::Request &request, Done<net::Response> done) override;

    const QList<net::Request> &requests() const { return m_requests; }
    QStringList operations() const;
    int count(const QString &operation) const;
    /// The last request of that operation; an empty one where there is none.
    net::Request request(const QString &operation) const;

private:
    Script m_script;
    QQueue<Result<net::Response>> m_queue;
    QList<net::Request> m_requests;
    QList<QPointer<ScriptedOperation>> m_operations; // owned by their Calls
    QStringList m_held;
    bool m_hold = false;
};

/// Answers for scripts.
net::Response answer(int status, const QByteArray &body, const QList<net::Header> &headers = {});
net::Response answer(int status, const QJsonValue &body, const QList<net::Header> &headers = {});
Error failure(ErrorKind kind, const QString &operation = {});

} // namespace dfw::test
