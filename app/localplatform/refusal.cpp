// SPDX-License-Identifier: Apache-2.0
#include "localplatform/refusal.h"

#include <QDateTime>
#include <QTimeZone>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

/// "FLOW-1410-400" -> 400, "403010" -> 403.
int statusOf(const QString &code)
{
    bool gateway = false;
    const int number = code.toInt(&gateway);
    if (gateway)
        return number / 1000;
    if (code.startsWith("oauth:"_L1))
        return code == "oauth:invalid_client"_L1 ? 401 : 400;
    if (code == "NAMESPACE_NOT_FOUND"_L1)
        return 404;
    const int last = code.section(u'-', -1).toInt();
    return last >= 400 ? last : 400;
}

QString titleOf(int status)
{
    switch (status) {
    case 401:
        return u"Unauthorized"_s;
    case 403:
        return u"Forbidden"_s;
    case 404:
        return u"Not Found"_s;
    case 406:
        return u"Not Acceptable"_s;
    case 412:
        return u"Precondition Failed"_s;
    case 500:
        return u"Internal Server Error"_s;
    case 503:
        return u"Service Unavailable"_s;
    default:
        return u"Bad Request"_s;
    }
}

QJsonObject flowBody(const Error &error, const QString &message, const QString &requestId)
{
    return {{u"type"_s, u"https://ns.adobe.com/aep/errors/"_s + error.code},
            {u"title"_s, titleOf(error.httpStatus)},
            {u"status"_s, error.httpStatus},
            {u"report"_s, QJsonObject{{u"id"_s, requestId},
                                      {u"detailed-message"_s, message},
                                      {u"request-id"_s, requestId}}},
            {u"errorMessage"_s, message},
            {u"errorDetails"_s, error.where.isEmpty() ? message : error.where}};
}

QJsonObject registryBody(const Error &error, const QString &message, const QString &requestId)
{
    const QString now = QDateTime::currentDateTimeUtc().toString(u"MM-dd-yyyy hh:mm:ss"_s);
    return {{u"type"_s, u"http://ns.adobe.com/aep/errors/"_s + error.code},
            {u"title"_s, titleOf(error.httpStatus)},
            {u"status"_s, error.httpStatus},
            {u"report"_s, QJsonObject{{u"registryRequestId"_s, requestId},
                                      {u"timestamp"_s, now},
                                      {u"detailed-message"_s, message},
                                      {u"sub-errors"_s, QJsonArray()}}},
            {u"detail"_s, message}};
}

QJsonObject namespaceBody(const Error &error, const QString &message)
{
    return {{u"timestamp"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
            {u"type"_s, u"http://ns.adobe.com/adobecloud/problem/namespacevalidation"_s},
            {u"status"_s, error.httpStatus},
            {u"title"_s, titleOf(error.httpStatus)},
            {u"description"_s, message},
            {u"report"_s, QJsonObject{{u"code"_s, error.code}}}};
}

} // namespace

Error refusal(const QString &code, const QString &text, const QString &pointer)
{
    return {.kind = ErrorKind::Refused,
            .where = pointer,
            .httpStatus = statusOf(code),
            .code = code,
            .serverText = text};
}

Error plainRefusal(int status, const QString &title, const QString &text)
{
    return {.kind = ErrorKind::Refused, .httpStatus = status, .code = title, .serverText = text};
}

HttpResponse toResponse(const Error &error, const HttpRequest &request)
{
    const QString &code = error.code;
    const QString message =
        error.where.isEmpty() ? error.serverText : error.where + u": "_s + error.serverText;
    if (!code.isEmpty() && code.front().isDigit()) {
        return jsonResponse(error.httpStatus,
                            QJsonObject{{u"error_code"_s, code}, {u"message"_s, message}});
    }
    if (code.startsWith("oauth:"_L1)) {
        return jsonResponse(error.httpStatus, QJsonObject{{u"error"_s, code.sliced(6)},
                                                          {u"error_description"_s, message}});
    }
    if (code.startsWith("FLOW-"_L1) || code.startsWith("LOCAL-"_L1))
        return jsonResponse(error.httpStatus, flowBody(error, message, request.requestId));
    if (code.startsWith("XDM-"_L1) || code.startsWith("DPCO-"_L1))
        return jsonResponse(error.httpStatus, registryBody(error, message, request.requestId));
    if (code.startsWith("NAMESPACE_"_L1))
        return jsonResponse(error.httpStatus, namespaceBody(error, message));
    return jsonResponse(error.httpStatus, QJsonObject{{u"type"_s, u"/placeholder/type/uri"_s},
                                                      {u"status"_s, error.httpStatus},
                                                      {u"title"_s, code},
                                                      {u"detail"_s, message}});
}

} // namespace dfw::localplatform
