// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/connectpresenter.h"

namespace dfw::ui {

/// A few words for the problem bar: "Access token is missing".
[[nodiscard]] QString connectProblemLink(const presenters::ConnectProblem &problem);
/// Beside the field: what is wrong, and what to do.
[[nodiscard]] QString connectProblemSentence(const presenters::ConnectProblem &problem);

} // namespace dfw::ui
