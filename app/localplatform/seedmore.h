// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dfw::localplatform {

struct World;

/// Fills the default sandbox with `count` schemas on the Profile class, each with a field group of
/// its own and a data set. Names and ids are the same at every start.
void seedMore(World &world, int count);

} // namespace dfw::localplatform
