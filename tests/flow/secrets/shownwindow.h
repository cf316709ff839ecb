// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QWidget>

namespace dfw::test {

/// Everything a window tells: to the eye, to a screen reader, in tool tips and in its lists. Of
/// fields for secrets what they show, which is dots.
QByteArray toldBy(QWidget &window);

/// Presses everything that copies and is visible, one after the other; what was in the clipboard
/// then, in every format.
QByteArray copiedFrom(QWidget &window);

/// Answers the file dialog that is open with this path; false when there is none.
bool answerFileDialog(QWidget &window, const QString &path);

} // namespace dfw::test
