// SPDX-License-Identifier: Apache-2.0
#include "api/wire/query.h"

#include <QJsonDocument>
#include <QUrl>

namespace dfw::api::wire {

QByteArray queryItem(const QByteArray &name, const QString &value)
{
    return name + '=' + QUrl::toPercentEncoding(value);
}

QByteArray quotedProperty(const QByteArray &property, const QString &value)
{
    return "property=" + property + "==%22" + QUrl::toPercentEncoding(value) + "%22";
}

QByteArray plainProperty(const QByteArray &property, const QString &value)
{
    return "property=" + property + "==" + QUrl::toPercentEncoding(value);
}

QByteArray pathSegment(const QString &segment)
{
    return QUrl::toPercentEncoding(segment);
}

net::Request get(const char *operation, const QByteArray &path, const QByteArray &query)
{
    return {
        .operation = QString::fromLatin1(operation), .method = "GET", .path = path, .query = query};
}

net::Request post(const char *operation, const QByteArray &path, const QJsonObject &body,
                  net::Repeat repeat)
{
    return {.operation = QString::fromLatin1(operation),
            .method = "POST",
            .path = path,
            .headers = {{"Content-Type", "application/json"}},
            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
            .repeat = repeat};
}

} // namespace dfw::api::wire
