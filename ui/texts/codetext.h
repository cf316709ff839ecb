// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QString>
#include <QStringList>

namespace dfw::ui {

/// Why, and what next, for a code that is documented. `next` may be empty.
struct CodeText
{
    QString why;
    QString next;
};

/// "403010", "FLOW-1419-400", "XDM-1010-404", or a code of the checks before a run
/// ("SpecMismatch"). Empty for codes nobody has described.
std::optional<CodeText> codeText(const QString &code);

/// Every code that has a text, without its HTTP status; for the tests.
QStringList describedCodes();

} // namespace dfw::ui
