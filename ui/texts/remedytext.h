// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mapping/checks.h"

namespace dfw::ui {

/// What a remedy does, as the words of a button: "Use date(Datefield, "dd/MM/yyyy")".
QString remedyWords(const mapping::Remedy &remedy);

} // namespace dfw::ui
