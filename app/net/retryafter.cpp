// SPDX-License-Identifier: Apache-2.0
#include "net/retryafter.h"

#include <QDateTime>
#include <QLocale>

namespace dfw::net {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::optional<qint64> httpDate(const QByteArray &text)
{
    const QDateTime when = QLocale::c().toDateTime(QString::fromLatin1(text.trimmed()),
                                                   u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!when.isValid())
        return std::nullopt;
    return QDateTime(when.date(), when.time(), Qt::UTC).toMSecsSinceEpoch();
}

} // namespace

std::optional<std::chrono::milliseconds> retryAfter(const Response &response,
                                                    std::optional<qint64> nowMs)
{
    constexpr std::chrono::milliseconds most = 24h;
    const QByteArray text = response.header("Retry-After").trimmed();
    bool fine = false;
    if (const qint64 seconds = text.toLongLong(&fine); fine && seconds >= 0)
        return std::min(most,
                        std::chrono::milliseconds(qMin<qint64>(seconds, most.count()) * 1000));
    const auto until = httpDate(text);
    auto from = httpDate(response.header("Date"));
    if (!from)
        from = nowMs;
    if (!until || !from)
        return std::nullopt;
    return std::clamp(std::chrono::milliseconds(*until - *from), std::chrono::milliseconds(0),
                      most);
}

} // namespace dfw::net
