// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/mapping.h"
#include "domain/schemafield.h"

namespace dfw::mapping {

/// Fields of an organisation's own stand below "_" and its tenant id (Schema Registry API,
/// schema-catalog-dataprep reference 1.1). Rows of another organisation name its root.
struct TenantRewrite
{
    QString from; ///< "_acmetenant"
    QString to;   ///< "_dfwdemo"
    int rows = 0; ///< how many targets begin with `from`

    bool operator==(const TenantRewrite &) const = default;
};

/// The schema's own root: an object at the top whose name begins with "_" and is not one of
/// Adobe's. Empty where there is none, or more than one.
QString tenantRoot(const SchemaFields &fields);

/// Roots of the targets that look like a tenant's and that the schema does not have, each with the
/// schema's own. Empty where the schema has none of its own.
QList<TenantRewrite> tenantRewrites(const Mapping &rows, const SchemaFields &fields);

/// The rows with the other roots replaced. Sources stay as they are: they name columns, never
/// fields of a schema.
Mapping withTenant(const Mapping &rows, const QList<TenantRewrite> &rewrites);

} // namespace dfw::mapping
