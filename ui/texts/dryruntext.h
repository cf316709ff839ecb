// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/dryrunitem.h"

#include <QString>

namespace dfw::ui {

/// One line of the report as plain text: what was found, or what is wrong and what to do about it.
/// Never empty; ends in a period.
QString dryRunSentence(const run::DryRunItem &item);

/// What was looked at, in a few words: "Rights", "Mapping", the name of the step.
QString dryRunTitle(const run::DryRunItem &item);

/// "Fine", "Warning", "Problem", "Not checked".
QString verdictWord(run::Verdict verdict);

/// "2 problems, 1 warning, 3 not checked, 9 fine. Nothing was created."
QString dryRunSummary(const run::DryRunReport &report);

} // namespace dfw::ui
