// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::ui {

/// The word for a step's state by its name in run/runfacts ("done" → "Made"), for the command line
/// and the Run page alike.
QString stateWord(const QString &stateName);

} // namespace dfw::ui
