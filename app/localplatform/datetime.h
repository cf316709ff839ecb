// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QDateTime>
#include <QString>

namespace dfw::localplatform {

/// Text to a moment in UTC by the formats Data Prep tries, in its order. Times without a zone are
/// UTC, and lose their milliseconds, as batch ingestion does.
std::optional<QDateTime> parseMoment(const QString &text);

/// Text by one format in Java's letters, as in date(x, "dd/MM/yyyy").
std::optional<QDateTime> parseMoment(const QString &text, const QString &javaFormat);

/// The value of a delta column: what parseMoment() reads and, beyond it, any ISO 8601 form and
/// "yyyy-MM-dd HH:mm:ss". Milliseconds since the epoch.
std::optional<qint64> parseDelta(const QString &text);

/// RFC 3339 in UTC, with milliseconds only where there are some.
QString toXdmDateTime(const QDateTime &moment);

} // namespace dfw::localplatform
