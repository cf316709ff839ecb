// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "net/transport.h"

#include <QStringList>

/// Who has a name already (flow-service reference 2, schema-catalog-dataprep reference 4). Neither
/// Flow Service nor Catalog insists that names are unique.
namespace dfw::api::wire {

enum class Named {
    BaseConnection,
    SourceConnection,
    TargetConnection,
    Flow,
    Dataset,
};

/// "/flows", …: below the service it belongs to.
const char *collectionOf(Named what);

/// One page is enough: whether there is one is the question.
net::Request findByName(Named what, const QString &name);
/// IDs of those that have exactly this name; a service that does not know the filter answers all.
Result<QStringList> readNamesakes(Named what, const QString &name, const net::Response &response);

} // namespace dfw::api::wire
