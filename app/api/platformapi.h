// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/call.h"
#include "net/transport.h"

namespace dfw::api {

/// Typed reads for the interactive pages: a wire request, the transport, the wire reader. Creating
/// is the run engine's business alone. Owns nothing; the transport must outlive it and its calls.
class PlatformApi
{
public:
    explicit PlatformApi(net::Transport &transport) : m_transport(transport) {}

    Call sandboxes(Done<QList<Sandbox>> done);
    Call connections(Done<QList<BaseConnection>> done);
    Call connectionSpecs(Done<QList<ConnectionSpec>> done);
    Call testConnection(const QString &id, Done<ConnectionTest> done);
    Call tables(const QString &connectionId, Done<QList<ExploreEntry>> done);
    Call table(const QString &connectionId, const QString &path, Done<TableContents> done);
    Call flowSpec(const QString &name, Done<FlowSpec> done);
    /// Follows paging to the end, at most 50 pages.
    Call schemas(Done<QList<SchemaSummary>> done);
    Call schema(const QString &id, Done<Schema> done);
    Call datasets(Done<QList<Dataset>> done);
    Call validateMapping(const Mapping &rows, const QString &schemaId,
                         Done<QList<MappingVerdict>> done);
    Call flow(const QString &id, Done<Flow> done);
    Call runs(const QString &flowId, Done<QList<FlowRun>> done);

    net::Transport &transport() const { return m_transport; }

private:
    net::Transport &m_transport;
};

} // namespace dfw::api
