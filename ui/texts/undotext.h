// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/undofacts.h"

#include <QString>

namespace dfw::ui {

/// "Removed", "Kept", … for one resource of a roll-back.
QString undoWord(run::UndoState state);

/// Why it is as it is, where the word does not say it all: why it was kept, what stays, what the
/// service said. Empty for the others.
QString undoSentence(const run::UndoStatus &item);

/// "500 rows", "at least 500 rows", or "rows" where nobody knows how many.
QString storedRows(const api::wire::StoredRows &stored);

} // namespace dfw::ui
