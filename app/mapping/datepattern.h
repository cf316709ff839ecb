// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::mapping {

/// The Java-style pattern a text is written in ("yyyy-MM-dd HH:mm:ss"); empty for what is no date.
/// "03/04/2021" may be read two ways: `dayFirst` decides.
QString dateFormatOf(const QString &text, bool dayFirst = true);

} // namespace dfw::mapping
