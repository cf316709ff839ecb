// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/session.h"

#include <QString>

namespace dfw::ui {

class Banner;
class StepRail;

/// Says where things will be made, wherever the window says it: banner, foot of the rail, and the
/// window's title, which comes back.
QString showPlace(const presenters::Session &session, Banner &banner, StepRail &rail);

} // namespace dfw::ui
