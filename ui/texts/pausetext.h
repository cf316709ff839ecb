// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/runfacts.h"

#include <QString>

namespace dfw::ui {

/// Why a step waits, and that it goes on by itself: "The Platform asks for a pause (429). Trying
/// again in 12 seconds, at 14:03:10." `nowMs` is the clock that the pause was told by.
QString pauseSentence(const run::StepPause &pause, qint64 nowMs);

} // namespace dfw::ui
