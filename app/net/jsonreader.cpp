// SPDX-License-Identifier: Apache-2.0
#include "net/jsonreader.h"

#include "core/secret.h"

#include <cmath>
#include <QJsonDocument>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDetail = 2000;

std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    if (value.isDouble() && value.toDouble() == std::floor(value.toDouble()))
        return value.toInteger();
    bool fine = false;
    const qint64 number = value.toString().toLongLong(&fine);
    return fine ? std::optional(number) : std::nullopt;
}

Error unreadable(const Response &response, const QString &operation, const QString &where)
{
    return {.kind = ErrorKind::Protocol,
            .operation = operation,
            .where = where,
            .httpStatus = response.status,
            .requestId = QString::fromLatin1(response.header("x-request-id")),
            .detail = Redactor().redact(QString::fromUtf8(response.body.left(longestDetail))),
            .attempts = response.attempts};
}

} // namespace

JsonReader::JsonReader(QJsonObject object, QString operation, QString path)
    : m_object(std::move(object)), m_operation(std::move(operation)), m_path(std::move(path))
{
}

void JsonReader::fail(const QString &key)
{
    if (m_problem.isEmpty())
        m_problem = m_path + u'/' + key;
}

QString JsonReader::text(const QString &key)
{
    const QJsonValue value = m_object.value(key);
    if (!value.isString())
        fail(key);
    return value.toString();
}

QString JsonReader::textOr(const QString &key, const QString &otherwise) const
{
    return m_object.value(key).toString(otherwise);
}

qint64 JsonReader::integer(const QString &key)
{
    const auto number = wholeNumber(m_object.value(key));
    if (!number)
        fail(key);
    return number.value_or(0);
}

qint64 JsonReader::integerOr(const QString &key, qint64 otherwise) const
{
    return wholeNumber(m_object.value(key)).value_or(otherwise);
}

QJsonObject JsonReader::object(const QString &key)
{
    if (!m_object.value(key).isObject())
        fail(key);
    return m_object.value(key).toObject();
}

QJsonArray JsonReader::array(const QString &key)
{
    if (!m_object.value(key).isArray())
        fail(key);
    return m_object.value(key).toArray();
}

Error JsonReader::error() const
{
    return {.kind = ErrorKind::Protocol, .operation = m_operation, .where = m_problem};
}

Result<QJsonValue> parseJson(const Response &response, const QString &operation)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(response.body, &problem);
    if (problem.error != QJsonParseError::NoError)
        return unreadable(response, operation, u"/"_s);
    if (document.isArray())
        return QJsonValue(document.array());
    return QJsonValue(document.object());
}

Result<QJsonObject> parseObject(const Response &response, const QString &operation)
{
    const auto value = parseJson(response, operation);
    if (!value)
        return value.error();
    if (!value->isObject())
        return unreadable(response, operation, u"/"_s);
    return value->toObject();
}

} // namespace dfw::net
