// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/faultplan.h"

namespace dfw::localplatform {

/// Whether the request is carried out before the fault shows.
bool isHandled(FaultRule::Action action);

/// What the client gets instead of `real`, which is a default where nothing was done. The action
/// decides; those that cut, hang or delay leave the answer as it is. `nowMs`: for a date in
/// Retry-After.
HttpResponse faultAnswer(const FaultRule &rule, HttpResponse real, qint64 nowMs);

} // namespace dfw::localplatform
