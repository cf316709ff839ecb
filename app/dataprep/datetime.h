// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

#include <optional>

namespace dfw::dataprep {

/// Text to a moment in UTC by the formats Data Prep tries, in its order. Times without a zone are
/// UTC, and lose their milliseconds, as batch ingestion does.
std::optional<QDateTime> parseMoment(QStringView text);

/// What the one-argument date() reads: the same formats and the further ones that its documentation
/// shows. Keeps the text's offset.
std::optional<QDateTime> parseDate(QStringView text);

/// Whether isoText() and toXdmDateTime() can write it: the years 1 to 9999.
bool isWritable(const QDateTime &moment);

/// ISO 8601 with the moment's own offset ("Z" for UTC), with milliseconds only where there are
/// some.
QString isoText(const QDateTime &moment);

/// RFC 3339 in UTC, as XDM's date-time takes it.
QString toXdmDateTime(const QDateTime &moment);

} // namespace dfw::dataprep
