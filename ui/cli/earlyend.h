// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"

#include <QString>

namespace dfw::cli {

/// How a command ends before its work began: in words on standard error and, where its answer is
/// JSON lines, with {"event":"result","ok":false,"error"} as the only one. Called once.
void endEarly(const Error &error, bool json);
/// `code` is a stable word for scripts.
void endEarly(const QString &sentence, ErrorKind kind, const QString &code, bool json);
/// The same where the words have been printed.
void tellEarlyEnd(const Error &error, bool json);

} // namespace dfw::cli
