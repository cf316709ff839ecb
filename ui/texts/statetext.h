// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::ui {

/// The word for a step's state by its name in run/runfacts ("done" → "Made"). With the step's name,
/// one that makes nothing has "Passed".
QString stateWord(const QString &stateName, const QString &stepName = {});

} // namespace dfw::ui
