// SPDX-License-Identifier: Apache-2.0
#include "localplatform/faultanswer.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

HttpResponse gatewayAnswer(int status)
{
    return jsonResponse(status,
                        QJsonObject{{u"error_code"_s, QString::number(status * 1000 + 50)},
                                    {u"message"_s, u"Fault asked for by the local Platform"_s}});
}

HttpResponse written(const FaultRule &rule, int realStatus, qint64 nowMs)
{
    const int status = rule.status == 0 ? realStatus : rule.status;
    HttpResponse answer = rule.body.isEmpty() && !rule.noBody
                              ? gatewayAnswer(status)
                              : HttpResponse{.status = status, .body = rule.body};
    answer.contentType = rule.contentType;
    answer.headers = rule.headers;
    if (rule.retryAfter) {
        const auto seconds = qint64(rule.retryAfter->count());
        answer.headers.append({"Retry-After", rule.retryAfterIsDate
                                                  ? httpDate(nowMs + seconds * 1000)
                                                  : QByteArray::number(seconds)});
    }
    return answer;
}

// Each service says it another way; the catalog as ["@/dataSets/ID"].
HttpResponse withoutId(HttpResponse real)
{
    const QJsonDocument document = QJsonDocument::fromJson(real.body);
    if (document.isArray()) {
        real.body = "[]";
    } else if (document.isObject()) {
        QJsonObject body = document.object();
        for (const auto key : {"id"_L1, "$id"_L1, "@id"_L1, "meta:altId"_L1})
            body.remove(key);
        real.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    real.headers.removeIf([](const auto &header) { return header.first == "Location"; });
    return real;
}

} // namespace

bool isHandled(FaultRule::Action action)
{
    using Action = FaultRule::Action;
    return action != Action::Answer && action != Action::Hang &&
           action != Action::DropBeforeHandling;
}

HttpResponse faultAnswer(const FaultRule &rule, HttpResponse real, qint64 nowMs)
{
    using Action = FaultRule::Action;
    if (rule.action == Action::Answer || rule.action == Action::AnswerAfterHandling)
        return written(rule, real.status, nowMs);
    return rule.action == Action::WithoutId ? withoutId(std::move(real)) : real;
}

} // namespace dfw::localplatform
