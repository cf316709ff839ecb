// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>

namespace dfw::localplatform {

using HeaderList = QList<QPair<QByteArray, QByteArray>>;

/// One request as a value: copied out of Qt's request object, whose life ends with the handler.
struct HttpRequest
{
    QByteArray method; ///< upper case
    QString path;      ///< as sent, still percent-encoded
    QStringList
        segments; ///< the path cut at its slashes and decoded; a schema `$id` is one segment
    QList<QPair<QString, QString>> query; ///< decoded, in order, repeats kept
    HeaderList headers;
    QByteArray body;
    QString requestId; ///< given by us, answered as `x-request-id`

    /// Case-insensitive; empty when absent.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
    /// First value of a query key; empty when absent.
    QString queryValue(QStringView key) const;
    bool hasQuery(QStringView key) const;
    QStringList queryValues(QStringView key) const;
};

struct HttpResponse
{
    int status = 200;
    QByteArray body;
    QByteArray contentType = "application/json";
    HeaderList headers;

    /// Status line, headers and body as they go over the wire.
    QByteArray toWire() const;
};

HttpResponse jsonResponse(int status, const QJsonObject &body);
HttpResponse jsonResponse(int status, const QJsonArray &body);
HttpResponse emptyResponse(int status);

/// "Thu, 01 Jan 2026 00:00:00 GMT"; `ms` since the epoch, UTC.
QByteArray httpDate(qint64 ms);

/// "a=1&b=%20" as pairs. '+' is a blank, as the real services read it.
QList<QPair<QString, QString>> parseQuery(QStringView encoded);

} // namespace dfw::localplatform
