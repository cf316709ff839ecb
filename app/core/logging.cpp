// SPDX-License-Identifier: Apache-2.0
#include "core/logging.h"

// Quiet by default: a program used in scripts prints nothing on standard error that nobody asked
// for.
Q_LOGGING_CATEGORY(logNet, "dfw.net", QtWarningMsg)
Q_LOGGING_CATEGORY(logRun, "dfw.run", QtWarningMsg)
Q_LOGGING_CATEGORY(logStorage, "dfw.storage", QtWarningMsg)
Q_LOGGING_CATEGORY(logPlatform, "dfw.platform", QtWarningMsg)
