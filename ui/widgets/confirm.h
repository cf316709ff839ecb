// SPDX-License-Identifier: Apache-2.0
// A question before something is lost. It does not block: the answer arrives as a call.
#pragma once

#include <functional>
#include <QString>

class QDialog;
class QWidget;

namespace dfw::ui {

struct ConfirmTexts
{
    QString question; // "Remove the 5 things this run made?"
    QString text;     // "The 3 it reused stay."
    QString act;      // a verb: "Remove 5 things"
    QString keep;     // a verb: "Keep them"
};

// Opens over `parent` and returns at once. `onAct` is called only for the act; Esc, closing and
// Return keep. The default button is the harmless one. Object names: confirmDialog, actButton,
// keepButton.
QDialog *confirm(QWidget *parent, const ConfirmTexts &texts, std::function<void()> onAct);

} // namespace dfw::ui
