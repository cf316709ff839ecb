// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// What a new schema is made of: classes, field groups, namespaces, the tenant
/// (schema-catalog-dataprep reference 1 and 6).
namespace dfw::api::wire {

enum class ResourceKind {
    Class,
    FieldGroup,
};

enum class Container {
    Global, ///< Adobe's
    Tenant, ///< the organisation's own
};

/// One page; `start` is the previous page's next. Lists refuse a version in Accept (XDM-1006-400).
net::Request listResources(Container container, ResourceKind kind, const QString &start = {});
struct ResourcePage
{
    QList<XdmResource> resources;
    QString next; ///< empty on the last page
};
Result<ResourcePage> readResources(const net::Response &response);

/// A class or field group with its properties resolved. The container follows from the id.
net::Request getResource(ResourceKind kind, const QString &id);
Result<SchemaFields> readResourceFields(const net::Response &response);

/// Schemas of the tenant with exactly this title; read with readSchemas().
net::Request findSchemaByTitle(const QString &title);
net::Request findFieldGroupByTitle(const QString &title);
/// nullopt where no field group has the title. Fields are those the group itself defines: lists
/// leave references to other resources as they are.
Result<std::optional<ExistingFieldGroup>> readFoundFieldGroup(const net::Response &response,
                                                              const QString &title);

/// Identity descriptors of all schemas of the tenant.
net::Request listIdentities();
/// Grouped by @type; kinds with none are left out.
Result<QList<Identity>> readIdentities(const net::Response &response);

/// GET /stats: the tenant's id, without the underscore.
net::Request getTenant();
Result<QString> readTenant(const net::Response &response);

net::Request listNamespaces();
/// A bare array.
Result<QList<IdentityNamespace>> readNamespaces(const net::Response &response);

} // namespace dfw::api::wire
