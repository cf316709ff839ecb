// SPDX-License-Identifier: Apache-2.0
#include "localplatform/httpmessage.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonDocument>
#include <QLocale>
#include <QUrl>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 307:
        return "Temporary Redirect";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 406:
        return "Not Acceptable";
    case 409:
        return "Conflict";
    case 412:
        return "Precondition Failed";
    case 413:
        return "Content Too Large";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

QString decoded(QStringView text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace('+', ' ');
    return QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

bool HttpRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.begin(), headers.end(), [&](const auto &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString HttpRequest::queryValue(QStringView key) const
{
    for (const auto &[name, value] : query) {
        if (name == key)
            return value;
    }
    return {};
}

bool HttpRequest::hasQuery(QStringView key) const
{
    return std::any_of(query.begin(), query.end(),
                       [&](const auto &pair) { return pair.first == key; });
}

QStringList HttpRequest::queryValues(QStringView key) const
{
    QStringList values;
    for (const auto &[name, value] : query) {
        if (name == key)
            values.append(value);
    }
    return values;
}

QByteArray HttpResponse::toWire() const
{
    QByteArray wire =
        "HTTP/1.1 " + QByteArray::number(status) + ' ' + reasonPhrase(status) + "\r\n";
    for (const auto &[name, value] : headers)
        wire += name + ": " + value + "\r\n";
    // RFC 9110: a 204 has neither body nor length.
    if (status != 204) {
        wire += "Content-Type: " + contentType + "\r\n";
        wire += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    }
    wire += "\r\n";
    if (status != 204)
        wire += body;
    return wire;
}

HttpResponse jsonResponse(int status, const QJsonObject &body)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

HttpResponse jsonResponse(int status, const QJsonArray &body)
{
    return {.status = status, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)};
}

QByteArray httpDate(qint64 ms)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s)
        .toLatin1();
}

HttpResponse emptyResponse(int status)
{
    return {.status = status};
}

QList<QPair<QString, QString>> parseQuery(QStringView encoded)
{
    QList<QPair<QString, QString>> pairs;
    for (const QStringView part : encoded.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = part.indexOf(u'=');
        if (equals < 0)
            pairs.append({decoded(part), QString()});
        else
            pairs.append({decoded(part.first(equals)), decoded(part.sliced(equals + 1))});
    }
    return pairs;
}

} // namespace dfw::localplatform
