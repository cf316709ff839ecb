// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signin/profilerules.h"

namespace dfw::ui {

/// The name as it reads, where that differs from the one the network sees; else empty. It may look
/// like another name: show it only together with the other.
[[nodiscard]] QString readableHost(const signin::JudgedOrigin &origin);

/// A host in one short line. Its end says whose it is and always stays.
[[nodiscard]] QString shortHost(const QString &host, qsizetype longest = 44);

/// The same text with places where a label may break it: names and IDs have no blanks.
[[nodiscard]] QString breakable(const QString &text);

} // namespace dfw::ui
