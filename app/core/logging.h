// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLoggingCategory>

// One category a layer. info: one line a call, no query and no body; debug: more, never a secret.
Q_DECLARE_LOGGING_CATEGORY(logNet)
Q_DECLARE_LOGGING_CATEGORY(logRun)
Q_DECLARE_LOGGING_CATEGORY(logStorage)
Q_DECLARE_LOGGING_CATEGORY(logPlatform)
