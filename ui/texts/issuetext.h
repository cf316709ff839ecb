// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"

#include <QString>

namespace dfw::ui {

/// What is wrong, why, and what to do about it: one to three sentences of plain text in the user's
/// language, with the issue's arguments in their places. Never empty; ends in a period.
QString issueSentence(const Issue &issue);

/// Where in the plan, in words: "Mapping, row 3", "Schedule". For lists that stand away from the
/// place; empty for the whole file.
QString issuePlace(const Issue &issue);

/// "Error", "Warning", "Note".
QString severityWord(Severity severity);

} // namespace dfw::ui
