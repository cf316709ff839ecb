// SPDX-License-Identifier: Apache-2.0
#include "api/wire/problemwire.h"

#include "core/secret.h"
#include "net/retryafter.h"

#include <array>
#include <QJsonDocument>
#include <QJsonObject>

namespace dfw::api::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestDetail = 4000;
constexpr qsizetype longestText = 500;

// A missing token is answered with 403 and a missing API key with 403, too: the code decides, not
// the status. Codes of flow-service reference 4.2 and 4.3 that mean "who you say you are is not
// accepted".
constexpr std::array signInCodes{"403010"_L1, "401013"_L1, "403000"_L1, "403003"_L1,
                                 "400003"_L1, "403025"_L1, "403027"_L1};
constexpr std::array signInFlowCodes{"2000"_L1, "2001"_L1, "2002"_L1, "2114"_L1, "2115"_L1};

QString codeOf(const QJsonObject &body)
{
    const QJsonValue gateway = body.value("error_code"_L1);
    if (gateway.isString())
        return gateway.toString();
    if (gateway.isDouble())
        return QString::number(gateway.toInteger());
    const QString type = body.value("type"_L1).toString();
    // "/placeholder/type/uri" says nothing; there the title is the code.
    if (type.contains("/errors/"_L1))
        return type.sliced(type.lastIndexOf(u'/') + 1);
    if (body.contains("error"_L1) && body.value("error"_L1).isString())
        return body.value("error"_L1).toString();
    return body.value("title"_L1).toString();
}

QString textOf(const QJsonObject &body)
{
    const QJsonObject report = body.value("report"_L1).toObject();
    const std::array candidates{report.value("detailed-message"_L1), body.value("detail"_L1),
                                body.value("errorMessage"_L1),       body.value("message"_L1),
                                body.value("error_description"_L1),  body.value("title"_L1)};
    for (const QJsonValue &candidate : candidates) {
        if (!candidate.toString().isEmpty())
            return candidate.toString();
    }
    return {};
}

bool isSignInCode(const QString &code)
{
    for (const auto known : signInCodes) {
        if (code == known)
            return true;
    }
    // FLOW-2115-400
    const QStringList parts = code.split(u'-');
    if (parts.size() == 3 && parts.first() == "FLOW"_L1) {
        for (const auto known : signInFlowCodes) {
            if (parts.at(1) == known)
                return true;
        }
    }
    return false;
}

ErrorKind kindOf(int status, const QString &code)
{
    if (isSignInCode(code))
        return ErrorKind::NotSignedIn;
    if (code == "429050"_L1)
        return ErrorKind::RateLimited;
    switch (status) {
    case 401:
        return ErrorKind::NotSignedIn;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
    case 410:
        return ErrorKind::NotFound;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        break;
    }
    if (code.startsWith("XDM-1521"_L1))
        return ErrorKind::Conflict;
    return status >= 500 ? ErrorKind::Server : ErrorKind::Refused;
}

bool hidesError(const QJsonObject &body)
{
    return !body.value("errorMessage"_L1).toString().isEmpty() || body.contains("error_code"_L1) ||
           (body.contains("status"_L1) && body.contains("report"_L1));
}

} // namespace

bool isFromService(const net::Response &response)
{
    return response.body.trimmed().isEmpty() || !QJsonDocument::fromJson(response.body).isNull();
}

std::optional<Error> readProblem(const net::Request &request, const net::Response &response)
{
    const QJsonObject body = QJsonDocument::fromJson(response.body).object();
    if (response.isSuccess() && !hidesError(body))
        return std::nullopt;

    const Redactor redactor;
    Error error{.operation = request.operation,
                .where = QString::fromLatin1(request.method + ' ' + request.path),
                .httpStatus = response.status,
                .code = codeOf(body),
                .serverText = redactor.redact(textOf(body)).left(longestText),
                .detail = redactor.redact(QString::fromUtf8(response.body.left(longestDetail))),
                .attempts = response.attempts};
    const QJsonObject report = body.value("report"_L1).toObject();
    error.requestId =
        report.value("request-id"_L1).toString(report.value("registryRequestId"_L1).toString());
    if (error.requestId.isEmpty())
        error.requestId = QString::fromLatin1(response.header("x-request-id"));

    error.retryAfter = net::retryAfter(response);

    if (response.isSuccess())
        error.kind = kindOf(body.value("status"_L1).toInt(400), error.code);
    else if (response.status >= 300 && response.status < 400)
        error.kind = ErrorKind::Refused; // a redirect: never followed, see HttpTransport
    else
        error.kind = kindOf(response.status, error.code);
    // Who takes another's "not found" for the service's forgets, or makes again, what is there.
    if (error.kind == ErrorKind::NotFound && !isFromService(response))
        error.kind = ErrorKind::Protocol;
    // 502 and 504 come from a gateway that lost the service: the service may well have created.
    if (request.repeat == net::Repeat::Create && (response.status == 502 || response.status == 504))
        error.kind = ErrorKind::UnknownOutcome;
    return error;
}

} // namespace dfw::api::wire
