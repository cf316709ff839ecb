// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/rollback.h"

#include <QString>

namespace dfw::ui {

/// "Removed", "Kept", … for one resource of a roll-back.
QString undoWord(run::UndoState state);

/// Why it is as it is, where the word does not say it all: what was kept, and what stays. Empty for
/// the others. `step` by its stable name.
QString undoSentence(run::UndoState state, const QString &step);

} // namespace dfw::ui
