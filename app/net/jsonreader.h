// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "net/transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>

namespace dfw::net {

/// Strict reading of an answer: a missing or mistyped field is an error with its JSON pointer,
/// never a silent default. Collects the first problem; read everything, then ask result().
class JsonReader
{
public:
    JsonReader(QJsonObject object, QString operation, QString path = {});

    QString text(const QString &key); ///< required string
    QString textOr(const QString &key,
                   const QString &otherwise = {}) const; ///< string, or the default
    qint64 integer(const QString &key);                  ///< required; a numeric string will do
    qint64 integerOr(const QString &key, qint64 otherwise) const;
    QJsonObject object(const QString &key); ///< required
    QJsonArray array(const QString &key);   ///< required
    const QJsonObject &all() const { return m_object; }

    /// Notes a problem found by the caller.
    void fail(const QString &key);
    bool ok() const { return m_problem.isEmpty(); }
    /// ErrorKind::Protocol with the pointer of the first problem in `where`.
    Error error() const;
    template<typename T>
    Result<T> result(T value) const
    {
        if (ok())
            return value;
        return error();
    }

private:
    QJsonObject m_object;
    QString m_operation;
    QString m_path;
    QString m_problem;
};

/// The body as JSON; Protocol error for anything else (an HTML page of a proxy, a cut answer).
Result<QJsonValue> parseJson(const Response &response, const QString &operation);
Result<QJsonObject> parseObject(const Response &response, const QString &operation);

} // namespace dfw::net
