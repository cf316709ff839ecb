// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QString>

namespace dfw::localplatform {

/// The value of a delta column: what Data Prep reads as a moment and, beyond it, any ISO 8601 form
/// and "yyyy-MM-dd HH:mm:ss". Milliseconds since the epoch.
std::optional<qint64> parseDelta(const QString &text);

} // namespace dfw::localplatform
