// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/sourcecatalogue.h"

namespace dfw::ui {

/// Why a connector cannot be used here; empty where it can.
[[nodiscard]] QString unfitSentence(presenters::Unfit unfit, const QString &connector);

/// "clientSecret" → "Client secret", for parameters whose spec has no title.
[[nodiscard]] QString parameterLabel(const QString &name);

/// "120 ms", "1.4 s"
[[nodiscard]] QString timeTaken(qint64 ms);

} // namespace dfw::ui
