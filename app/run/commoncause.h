// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/dryrunitem.h"

namespace dfw::run {

/// One cause is one item: where the sign-in was refused (a 401, or a 403 to everything), or nothing
/// could be reached at all, that stands first, and what it left unknown is not checked because of
/// it ("SignInRefused", "NotReached"). Other reports stay as they are.
void tellCommonCause(QList<DryRunItem> &items);

} // namespace dfw::run
