// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "client.h"
#include "spec/jsonschema.h"

#include <algorithm>

namespace dfw::localplatform::test {

/// Where the published descriptions and the service disagree, and we follow the service.
struct OpenApiException
{
    QString operation; ///< regular expression over "GET /flows"
    QString pointer;   ///< regular expression over the JSON pointer of the issue, or "status NNN"
    const char *reason;
};

inline QJsonObject openApiDescription(const QString &service)
{
    QFile file(QStringLiteral(DFW_SOURCE_DIR) + u"/tests/data/openapi/"_s + service + u".json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// Holds answers against one list of exceptions and remembers which of them were needed.
class OpenApiJudge
{
public:
    explicit OpenApiJudge(QList<OpenApiException> exceptions) : m_exceptions(std::move(exceptions))
    {
    }

    /// What is wrong with the answer to a documented call that should succeed.
    QStringList complaints(const QString &service, const QString &operation, const Answer &answer)
    {
        const QJsonObject file = openApiDescription(service);
        const QJsonObject entry =
            file.value("operations"_L1).toObject().value(operation).toObject();
        if (entry.isEmpty())
            return {u"not described"_s};
        QStringList found;
        if (entry.value("success"_L1).toInt() != answer.status)
            found.append(u"status %1 is not the documented success"_s.arg(answer.status));
        QJsonObject schema = entry.value("schema"_L1).toObject();
        if (schema.isEmpty() || answer.body.isEmpty())
            return found;
        schema.insert("definitions"_L1, file.value("definitions"_L1));
        const Result<spec::JsonSchema> compiled = spec::JsonSchema::compile(schema);
        if (!compiled)
            return {u"schema: "_s + compiled.error().detail};
        const QJsonDocument document = QJsonDocument::fromJson(answer.body);
        const QJsonValue value =
            document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        QStringList seen;
        for (const spec::SchemaIssue &issue : compiled->validate(value)) {
            // Deepest first: the parents of a place that failed fail with it.
            const bool isParent =
                std::any_of(seen.begin(), seen.end(), [&](const QString &pointer) {
                    return pointer.startsWith(issue.pointer);
                });
            if (isParent)
                continue;
            seen.append(issue.pointer);
            if (!isExcepted(operation, issue.pointer))
                found.append(issue.pointer + u": "_s + issue.message);
        }
        return found;
    }

    /// A refusal's status is documented or excepted.
    bool mayRefuse(const QString &service, const QString &operation, int status)
    {
        const QJsonArray statuses = openApiDescription(service)
                                        .value("operations"_L1)
                                        .toObject()
                                        .value(operation)
                                        .toObject()
                                        .value("statuses"_L1)
                                        .toArray();
        if (statuses.isEmpty())
            return false;
        return statuses.contains(QString::number(status)) ||
               isExcepted(operation, u"status %1"_s.arg(status));
    }

    /// The reason of the first exception that nothing needed; empty when there is none.
    QByteArray unneeded() const
    {
        for (qsizetype i = 0; i < m_exceptions.size(); ++i) {
            if (!m_needed.contains(i))
                return m_exceptions.at(i).reason;
        }
        return {};
    }

private:
    bool isExcepted(const QString &operation, const QString &pointer)
    {
        const auto whole = [](const QString &pattern, const QString &text) {
            return QRegularExpression(QRegularExpression::anchoredPattern(pattern))
                .match(text)
                .hasMatch();
        };
        bool excepted = false;
        for (qsizetype i = 0; i < m_exceptions.size(); ++i) {
            const OpenApiException &exception = m_exceptions.at(i);
            if (whole(exception.operation, operation) && whole(exception.pointer, pointer)) {
                m_needed.insert(i);
                excepted = true;
            }
        }
        return excepted;
    }

    QList<OpenApiException> m_exceptions;
    QSet<qsizetype> m_needed;
};

} // namespace dfw::localplatform::test
