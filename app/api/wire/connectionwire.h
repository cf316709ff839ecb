// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/result.h"
#include "core/secret.h"
#include "net/transport.h"

/// Base connections, source and target connections (flow-service reference 3.2, 3.4, 3.6, 3.7).
namespace dfw::api::wire {

/// One page; `continuation` is the previous page's next.
net::Request listConnections(const QString &continuation = {});
struct ConnectionPage
{
    QList<BaseConnection> connections;
    QString next; ///< empty on the last page
};
Result<ConnectionPage> readConnections(const net::Response &response);
/// The continuation token of a Flow Service list's `_links.next`; empty on the last page.
QString nextPage(const QJsonObject &body);

net::Request getConnection(const QString &id);
/// GET one answers a list of one.
Result<BaseConnection> readConnection(const net::Response &response);

/// The values of secrets that are not given stand as {name}, for reading.
net::Request createBaseConnection(const NewBaseConnection &connection, const SpecRef &spec,
                                  const SecretParams &secrets, const QString &runTag = {});
/// JSON Patch of /auth/params under the connection's etag; answers {id, etag}.
net::Request updateSignIn(const BaseConnection &connection, const NewBaseConnection &changed,
                          const SecretParams &secrets);

net::Request testConnection(const QString &id);
Result<ConnectionTest> readConnectionTest(const net::Response &response);

/// What a source connection names beside the plan.
struct SourceParts
{
    QString baseConnectionId;
    QString rawSchemaId; ///< the ad hoc schema; empty but in the form of 2020
};

/// `runTag` goes to the end of the description, so that what a run made can be found again. Tables
/// send tableName and columns; files send path, type, recursive and how they are written
/// (data.properties). The form of 2020 is the tutorials': data.schema, parquet_xdm and params.path.
net::Request createSourceConnection(const FlowPlan &plan, const SourceParts &parts,
                                    const QString &runTag);
/// `baseConnectionId`: the dataset base connection of 2020, else empty.
net::Request createTargetConnection(const FlowPlan &plan, const QString &schemaId,
                                    const QString &datasetId, const QString &baseConnectionId,
                                    const QString &runTag);
/// The dataset base connection of 2020: the data lake's spec, no sign-in.
net::Request createDatasetConnection(const QString &name, const QString &runTag);
/// 201 with {id, etag}; for source and target connections and flows.
Result<Created> readCreated(const net::Response &response, const QString &operation);

/// "collecting test1.Mytable" + "dfw-1a2b" → "collecting test1.Mytable [dfw-1a2b]"
QString taggedDescription(const QString &description, const QString &runTag);

} // namespace dfw::api::wire
