// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/sourceplan.h"

namespace dfw {

/// The folder a selection looks into, with "/" at its end: "/acme/*.csv" → "/acme/".
QString folderOf(const FileSelection &selection);

/// Whether a file of that path belongs to the selection. Wildcards are "*" and "?", within one
/// folder's names.
bool matches(const FileSelection &selection, const QString &filePath);

} // namespace dfw
