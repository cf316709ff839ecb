// SPDX-License-Identifier: Apache-2.0
#include "net/echoguard.h"

#include <algorithm>
#include <array>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrlQuery>

namespace dfw::net {

using namespace Qt::StringLiterals;

namespace {

// Of a longer answer no more is ever shown.
constexpr qsizetype longestError = 1024 * 1024;

QJsonValue cleaned(const QJsonValue &value, const QList<Secret> &known)
{
    if (value.isString())
        return hideSecrets(known, value.toString());
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray all = value.toArray();
        for (const QJsonValue &one : all)
            out.append(cleaned(one, known));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject all = value.toObject();
        for (auto one = all.begin(); one != all.end(); ++one)
            out.insert(hideSecrets(known, one.key()), cleaned(one.value(), known));
        return out;
    }
    return value;
}

// Some services hide an error behind a 200 (api/wire/problemwire).
bool tellsOfError(const Response &response)
{
    if (!response.isSuccess())
        return true;
    constexpr std::array marks{"\"error\"", "\"errorMessage\"", "\"error_code\"", "\"report\""};
    const auto start =
        std::find_if(response.body.cbegin(), response.body.cend(), [](char c) { return c > ' '; });
    const bool isJson = start != response.body.cend() && (*start == '{' || *start == '[');
    return !isJson || std::any_of(marks.begin(), marks.end(), [&response](const char *mark) {
        return response.body.contains(mark);
    });
}

// A connection string or an address is a secret as a whole, and so are parts of it, which is what a
// database quotes.
void learnParts(QList<Secret> &known, const QString &text)
{
    rememberSecret(known, Secret(text));
    static const QRegularExpression pair(uR"(([^=;&?\s]+)\s*=\s*([^;&]+))"_s);
    auto matches = pair.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (isSecretName(match.captured(1)) || match.captured(1) == "sig"_L1)
            rememberSecret(known, Secret(match.captured(2).trimmed()));
    }
    const QJsonObject keyFile = QJsonDocument::fromJson(text.toUtf8()).object();
    for (auto one = keyFile.begin(); one != keyFile.end(); ++one) {
        if (isSecretName(one.key()))
            rememberSecret(known, Secret(one.value().toString()));
    }
}

} // namespace

void EchoGuard::learn(const Request &request)
{
    for (const auto &[name, value] : request.headers) {
        if (name.compare("authorization", Qt::CaseInsensitive) == 0)
            rememberSecret(m_known,
                           Secret(QString::fromUtf8(value.mid(value.lastIndexOf(' ') + 1))));
    }
    if (request.body.isEmpty())
        return;
    if (!request.body.startsWith('{')) {
        const QUrlQuery form(QString::fromLatin1(request.body));
        const QString secret = form.queryItemValue(u"client_secret"_s, QUrl::FullyDecoded);
        rememberSecret(m_known, Secret(secret));
        return;
    }
    if (!request.body.contains("\"auth\""))
        return;
    const QJsonObject auth =
        QJsonDocument::fromJson(request.body).object().value("auth"_L1).toObject();
    const QJsonObject params = auth.value("params"_L1).toObject();
    for (auto one = params.begin(); one != params.end(); ++one) {
        if (isSecretName(one.key()))
            learnParts(m_known, one.value().toString());
    }
}

Response EchoGuard::clean(Response response) const
{
    if (!tellsOfError(response))
        return response;
    for (Header &header : response.headers)
        header.second = clean(QString::fromUtf8(header.second)).toUtf8();
    response.body.truncate(qMin(response.body.size(), longestError));
    const QJsonDocument document = QJsonDocument::fromJson(response.body);
    if (document.isNull()) {
        response.body = clean(QString::fromUtf8(response.body)).toUtf8();
        return response;
    }
    // Value by value, because JSON has many ways to write a letter. Written anew only where there
    // was something to hide, so that everybody else sees what was sent.
    const QJsonDocument safe =
        document.isArray()
            ? QJsonDocument(cleaned(QJsonValue(document.array()), m_known).toArray())
            : QJsonDocument(cleaned(QJsonValue(document.object()), m_known).toObject());
    if (safe != document)
        response.body = safe.toJson(QJsonDocument::Compact);
    return response;
}

} // namespace dfw::net
