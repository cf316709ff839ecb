// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QString>
#include <QStringList>

namespace dfw::ui {

/// Who can do something about a failure.
enum class ErrorOwner {
    Nobody, ///< nothing is wrong: it was stopped
    You,
    Administrator, ///< of the organisation: rights, product profiles, the Developer Console project
    Network,       ///< whoever runs the network, the proxy or this computer's trust
    Adobe,
    Program, ///< a fault of this program
};

/// By the documented code where it says more than the kind does.
ErrorOwner errorOwner(const Error &error);

/// "Your administrator can mend this." Empty for Nobody.
QString ownerSentence(ErrorOwner owner);

/// Codes that decide by themselves, without their HTTP status; for the tests.
QStringList ownedCodes();

} // namespace dfw::ui
