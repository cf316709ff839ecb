// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "localplatform/localplatform.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

/// Organisation, tenant, API key and sandboxes (resource seed.json).
Tenancy seedTenancy();

/// Fills a new store, in one transaction: schemas, data sets, base connections, in every sandbox.
void seedResources(World &world);

/// What the start options ask for beyond that; the same ids each time, so it may be done again.
void seedExtras(World &world, const DemoExtras &extras);

/// Which systems the demo tables belong to, by connection spec.
QHash<QString, QString> seedTableSystems();

/// Fills the folder that plays the cloud storages, unless it is there already: then it belongs to
/// whoever put files into it. Resources below files/, and a file with a field of one megabyte.
std::optional<Error> fillFiles(const QString &dir);

} // namespace dfw::localplatform
