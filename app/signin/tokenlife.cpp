// SPDX-License-Identifier: Apache-2.0
#include "signin/tokenlife.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QVariant>

namespace dfw::signin {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 latest =
    4'102'444'800'000; // the year 2100: beyond it a number means something else
constexpr qsizetype longestToken = 64 * 1024;

// A number, or a number as text; 0 for anything else.
qint64 number(const QJsonObject &claims, const QString &name)
{
    const QVariant value = claims.value(name).toVariant();
    bool fine = false;
    const qint64 out = value.toLongLong(&fine);
    return fine && out > 0 && out <= latest ? out : 0;
}

} // namespace

std::optional<qint64> tokenEnd(const Secret &token)
{
    const QString text = token.reveal();
    if (text.size() > longestToken || text.count(u'.') != 2)
        return std::nullopt;
    const auto payload = QByteArray::fromBase64Encoding(
        text.section(u'.', 1, 1).toLatin1(),
        QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!payload)
        return std::nullopt;
    const QJsonObject claims = QJsonDocument::fromJson(*payload).object();
    const qint64 created = number(claims, u"created_at"_s);
    const qint64 life = number(claims, u"expires_in"_s);
    const qint64 end = created > 0 && life > 0 ? created + life : number(claims, u"exp"_s) * 1000;
    return end > 0 && end <= latest ? std::optional(end) : std::nullopt;
}

} // namespace dfw::signin
