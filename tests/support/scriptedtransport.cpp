// SPDX-License-Identifier: Apache-2.0
#include "support/scriptedtransport.h"

#include "support/golden.h"

#include <algorithm>

namespace dfw::test {

using namespace Qt::StringLiterals;

class ScriptedOperation : public Operation
{
public:
    ScriptedOperation(QString operation, Result<net::Response> prepared, Done<net::Response> done)
        : m_operation(std::move(operation)), m_prepared(std::move(prepared)),
          m_done(std::move(done))
    {
    }
    void cancel() override { m_done = nullptr; }
    bool isUnderWay() const { return m_done != nullptr; }
    const QString &operation() const { return m_operation; }

    void prepare(const Result<net::Response> &other) { m_prepared = other; }
    /// Out of the event loop, as a network answers.
    void deliver()
    {
        QMetaObject::invokeMethod(this, &ScriptedOperation::finish, Qt::QueuedConnection);
    }

private:
    void finish()
    {
        // Moved out first: the callback may drop the Call that owns us.
        const auto done = std::exchange(m_done, nullptr);
        if (done)
            done(m_prepared);
    }

    QString m_operation;
    Result<net::Response> m_prepared;
    Done<net::Response> m_done;
};

Call ScriptedTransport::send(const net::Request &request, Done<net::Response> done)
{
    m_requests.append(request);
    Result<net::Response> prepared = Error{.kind = ErrorKind::Protocol,
                                           .operation = request.operation,
                                           .detail = u"no answer in the script"_s};
    if (!m_queue.isEmpty())
        prepared = m_queue.dequeue();
    else if (m_script)
        prepared = m_script(request);
    auto *operation =
        new ScriptedOperation(request.operation, std::move(prepared), std::move(done));
    m_operations.append(operation);
    if (!m_hold && !m_held.contains(request.operation))
        operation->deliver();
    return Call(operation);
}

bool ScriptedTransport::release(const QString &operation)
{
    bool any = false;
    for (const auto &one : std::as_const(m_operations)) {
        if (one && one->isUnderWay() && (operation.isEmpty() || one->operation() == operation)) {
            one->deliver();
            any = true;
        }
    }
    return any;
}

bool ScriptedTransport::releaseWith(const QString &operation, const Result<net::Response> &answer)
{
    for (const auto &one : std::as_const(m_operations)) {
        if (one && one->isUnderWay() && one->operation() == operation) {
            one->prepare(answer);
            one->deliver();
            return true;
        }
    }
    return false;
}

QStringList ScriptedTransport::underWay() const
{
    QStringList out;
    for (const auto &one : m_operations) {
        if (one && one->isUnderWay())
            out.append(one->operation());
    }
    return out;
}

QStringList ScriptedTransport::operations() const
{
    QStringList out;
    for (const net::Request &request : m_requests)
        out.append(request.operation);
    return out;
}

int ScriptedTransport::count(const QString &operation) const
{
    return static_cast<int>(operations().count(operation));
}

net::Request ScriptedTransport::request(const QString &operation) const
{
    const auto found =
        std::find_if(m_requests.rbegin(), m_requests.rend(),
                     [&operation](const net::Request &one) { return one.operation == operation; });
    return found == m_requests.rend() ? net::Request{} : *found;
}

net::Response answer(int status, const QByteArray &body, const QList<net::Header> &headers)
{
    return {.status = status, .headers = headers, .body = body};
}

net::Response answer(int status, const QJsonValue &body, const QList<net::Header> &headers)
{
    return answer(status, compact(body), headers);
}

Error failure(ErrorKind kind, const QString &operation)
{
    return {.kind = kind, .operation = operation};
}

} // namespace dfw::test
