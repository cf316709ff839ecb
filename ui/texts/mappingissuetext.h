// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/validation.h"

#include <QString>

namespace dfw::ui {

/// The sentence for the codes that mapping/checks finds, finished; empty for all others. Part of
/// issueSentence().
QString mappingIssueSentence(const Issue &issue);

} // namespace dfw::ui
