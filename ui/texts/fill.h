// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace dfw::ui {

/// Puts arguments[0] for %1 and so on, all at once: QString::arg() one after the other would read a
/// "%2" inside a column's name as a place. A missing argument leaves nothing behind.
QString fill(const QString &sentence, const QStringList &arguments);

/// Text from outside, fit for a sentence: one line, without control characters, at most `longest`
/// characters.
QString shown(const QString &text, qsizetype longest = 80);

} // namespace dfw::ui
