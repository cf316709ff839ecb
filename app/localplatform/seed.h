// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/world.h"

namespace dfw::localplatform {

/// Organisation, tenant, API key and sandboxes (resource seed.json).
Tenancy seedTenancy();

/// Fills a new store, in one transaction: schemas, data sets, base connections, in every sandbox.
void seedResources(World &world);

} // namespace dfw::localplatform
