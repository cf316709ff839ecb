// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "net/transport.h"

/// Base connections, explore, source and target connections (Flow Service, flow-service
/// reference 3.3–3.7).
namespace dfw::api::wire {

net::Request listConnections();
Result<QList<BaseConnection>> readConnections(const net::Response &response);

net::Request getConnection(const QString &id);
/// GET one answers a list of one.
Result<BaseConnection> readConnection(const net::Response &response);

net::Request testConnection(const QString &id);
Result<ConnectionTest> readConnectionTest(const net::Response &response);

net::Request listConnectionSpecs();
Result<QList<ConnectionSpec>> readConnectionSpecs(const net::Response &response);

net::Request exploreRoot(const QString &connectionId);
Result<QList<ExploreEntry>> readExploreRoot(const net::Response &response);

/// Columns and, with `preview`, the first rows. Reads from the customer's database: five minutes'
/// deadline.
net::Request exploreTable(const QString &connectionId, const QString &tablePath);
Result<TableContents> readTableContents(const net::Response &response);

/// The column as explore gave it and as the source connection sends it back.
QJsonObject columnToJson(const Column &column);

/// `runTag` goes to the end of the description, so that what a run made can be found again.
net::Request createSourceConnection(const FlowPlan &plan, const QString &runTag);
net::Request createTargetConnection(const FlowPlan &plan, const QString &schemaId,
                                    const QString &datasetId, const QString &runTag);
/// 201 with {id, etag}; for source and target connections and flows.
Result<Created> readCreated(const net::Response &response, const QString &operation);

/// "collecting test1.Mytable" + "dfw-1a2b" → "collecting test1.Mytable [dfw-1a2b]"
QString taggedDescription(const QString &description, const QString &runTag);

} // namespace dfw::api::wire
