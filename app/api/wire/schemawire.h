// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Schema Registry and Catalog reads (schema-catalog-dataprep reference 1 and 4).
namespace dfw::api::wire {

/// One page; `start` is the previous page's next. Lists refuse a version in Accept (XDM-1006-400).
net::Request listSchemas(const QString &start = {});
struct SchemaPage
{
    QList<SchemaSummary> schemas;
    QString next; ///< empty on the last page
};
Result<SchemaPage> readSchemas(const net::Response &response);

/// Resolved to properties; look-ups insist on a version in Accept (XDM-1007-400).
net::Request getSchema(const QString &schemaId);
Result<Schema> readSchema(const net::Response &response);

/// The property tree of a resolved schema as XDM paths in tree order. Guards against cycles by
/// depth.
SchemaFields flattenSchema(const QJsonObject &resolved);

net::Request listDatasets(int start = 0);
inline constexpr int datasetPageSize = 100;
Result<QList<Dataset>> readDatasets(const net::Response &response);

net::Request getDataset(const QString &datasetId);
/// The answer is an object with the single id as its key.
Result<Dataset> readDataset(const net::Response &response);

} // namespace dfw::api::wire
