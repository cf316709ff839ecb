// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::ui {

/// A text document knows one kind of line end and no more: it shows "\r\n" as one break. This is
/// how it shows `text`: every break one "\n", the rest as it is.
QString asShown(const QString &text);

/// The text the user means after editing: `original` was shown as asShown(original) and became
/// `edited`. What was not touched stays to the letter, its line ends too.
QString afterEditing(const QString &original, const QString &edited);

} // namespace dfw::ui
