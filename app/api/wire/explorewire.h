// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// What is behind a base connection (flow-service reference 3.5). All of it reads from the
/// customer's system: five minutes' deadline.
namespace dfw::api::wire {

net::Request exploreRoot(const QString &connectionId);
net::Request exploreFolder(const QString &connectionId, const QString &path);
/// A bare array, unlike every other list of the service; root and folder alike.
Result<QList<ExploreEntry>> readExploreEntries(const net::Response &response,
                                               const QString &operation);

/// Columns and the first rows, those that the filter lets through.
net::Request exploreTable(const QString &connectionId, const QString &tablePath,
                          const std::optional<RowFilter> &filter = {});
/// `findOut`: the service determines how the file is written and says so; explicit properties
/// beside it would be refused.
net::Request exploreFile(const QString &connectionId, const FileSelection &selection, bool findOut);
/// Without a `schema` (JSON with a hierarchy, partner sources) the columns come from the rows.
Result<TableContents> readTableContents(const net::Response &response, const QString &operation);

/// The column as explore gave it and as the source connection sends it back.
QJsonObject columnToJson(const Column &column);

/// The filter as a PQL tree, {"type":"PQL","format":"pql/json","value":…}: plain in params.filters,
/// base64 in explore.
QJsonObject rowFilterToJson(const RowFilter &filter);

} // namespace dfw::api::wire
