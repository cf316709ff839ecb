// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QString>

namespace dfw::ui {

// About the demo's data, for window and commands. Errors are those of the local Platform's start.

/// Why the data cannot be used and must be thrown away to go on; empty for any other error.
QString demoDataTrouble(const Error &error);

/// Why this demo keeps nothing, and what that means.
QString demoNotKeptText(const Error &why);

/// What is wrong with a drill, and what would be right (localplatform::parseDrill()).
QString drillTrouble(const Error &error);

} // namespace dfw::ui
