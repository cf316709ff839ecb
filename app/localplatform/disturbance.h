// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

struct World;

/// What happens when somebody else changes the entity a request is about: its etag, version and
/// time of change are others, its content is the same. False where the path names no entity that
/// can be changed: a list, a mapping set (each change makes a version of its own).
bool changeByAnother(World &world, const HttpRequest &request);

} // namespace dfw::localplatform
