// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

#include <optional>

/// Finding again what was made, and removing it (flow-service reference 3.2 and 4.4;
/// schema-catalog-dataprep reference 1.9, 4 and 5.1). All pure.
namespace dfw::api::wire {

enum class Resource {
    Connection,
    SourceConnection,
    TargetConnection,
    Flow,
    Dataset,
    Schema,
    FieldGroup,
    Class,
    Identity,   ///< an identity descriptor
    MappingSet, ///< in one version
};

/// What tells one resource from another of the same name.
struct FoundResource
{
    QString id;
    QString etag;        ///< changes with the resource; a dataset's and a mapping set's version
    QString name;        ///< or title; an identity's is identityName()
    QString description; ///< ends with the tag of the run that made it
    qint64 createdAt =
        0;            ///< milliseconds since the epoch, the service's clock; 0 where it is silent
    QString schemaId; ///< of a mapping set, identity or dataset
    QString version;  ///< of a mapping set

    bool operator==(const FoundResource &) const = default;
};

/// What a find can ask an identity by: XDM path and namespace.
QString identityName(const IdentityMark &mark);

/// One page of those with this name or title, the newest first where the service sorts. Services
/// that do not know the filter answer more: who reads compares the name. Mapping sets have no name,
/// and Catalog's filter by name takes some characters for its own: there all are listed.
net::Request findResources(Resource kind, const QString &name, const QString &continuation = {});
struct FoundPage
{
    QList<FoundResource> resources;
    QString next; ///< of services that tell; see continuationAfter()
};
Result<FoundPage> readFound(Resource kind, const net::Response &response);
/// What to ask the next page with; empty after the last one. `before` is what this page was asked
/// with.
QString continuationAfter(Resource kind, const FoundPage &page, const QString &before);

/// The resource as it is now; 404 where it is gone. Mapping sets are read with getMappingSet().
net::Request lookAt(Resource kind, const QString &id);
Result<FoundResource> readLookedAt(Resource kind, const net::Response &response);

/// None for a mapping set: no way to delete one is published. Repeating it is safe: what is gone
/// answers 404.
std::optional<net::Request> deleteResource(Resource kind, const QString &id);

} // namespace dfw::api::wire
