// SPDX-License-Identifier: Apache-2.0
#include "core/call.h"

namespace dfw {

void Call::Ender::operator()(Operation *operation) const
{
    operation->cancel();
    operation->deleteLater(); // not delete: we may be inside one of its own slots
}

} // namespace dfw
