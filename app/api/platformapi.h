// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "api/wire/accesswire.h"
#include "core/call.h"
#include "core/secret.h"
#include "net/transport.h"

namespace dfw::api {

/// Typed calls for the interactive pages: a wire request, the transport, the wire reader. Creating
/// is the run engine's business, except for a base connection. Owns nothing; the transport must
/// outlive it and its calls.
class PlatformApi
{
public:
    explicit PlatformApi(net::Transport &transport) : m_transport(transport) {}

    /// Those the caller may use, whatever their state.
    Call sandboxes(Done<QList<Sandbox>> done);
    /// Whether base connections could be made, found out without making one.
    Call mayWriteConnections(Done<wire::WriteProbe> done);
    /// All base connections, newest first; follows paging to the end.
    Call connections(Done<QList<BaseConnection>> done);
    Call connectionSpecs(Done<QList<ConnectionSpec>> done);
    Call connectionSpec(const QString &id, Done<ConnectionSpec> done);
    /// How many flows use each base connection, by its id.
    Call flowsPerConnection(Done<QHash<QString, int>> done);

    /// The one thing a page makes before the run: what is behind a base connection cannot be
    /// explored without it. At most once per call. `secrets` by parameter name.
    Call createConnection(const NewBaseConnection &connection, const SpecRef &spec,
                          const SecretParams &secrets, Done<Created> done);
    /// Other sign-in values for a base connection that exists (If-Match: its etag).
    Call updateSignIn(const BaseConnection &connection, const NewBaseConnection &changed,
                      const SecretParams &secrets, Done<Created> done);
    Call testConnection(const QString &id, Done<ConnectionTest> done);

    /// What is at the top: tables, or files and folders.
    Call tables(const QString &connectionId, Done<QList<ExploreEntry>> done);
    Call folder(const QString &connectionId, const QString &path, Done<QList<ExploreEntry>> done);
    Call table(const QString &connectionId, const QString &path,
               const std::optional<RowFilter> &filter, Done<TableContents> done);
    /// Columns and first rows. `findOut`: the service says how the file is written, `selection`
    /// gives only the path.
    Call file(const QString &connectionId, const FileSelection &selection, bool findOut,
              Done<TableContents> done);

    Call flowSpec(const QString &name, Done<FlowSpec> done);
    /// All of them: which one a source belongs to is said by its list of connection specs.
    Call flowSpecs(Done<QList<FlowSpec>> done);

    /// Lists follow paging to the end. One that repeats itself, or goes on after 50 pages, ends
    /// with ErrorKind::Protocol and the code "PagingNeverEnds".
    Call schemas(Done<QList<SchemaSummary>> done);
    Call schema(const QString &id, Done<Schema> done);
    Call datasets(Done<QList<Dataset>> done);
    /// Standard and tenant ones.
    Call classes(Done<QList<XdmResource>> done);
    Call fieldGroups(Done<QList<XdmResource>> done);
    /// The fields a class or field group brings, resolved. Flattened like a schema's.
    Call classFields(const QString &id, Done<SchemaFields> done);
    Call fieldGroupFields(const QString &id, Done<SchemaFields> done);
    Call identityNamespaces(Done<QList<IdentityNamespace>> done);
    /// The tenant's id, without the underscore its fields begin with.
    Call tenantId(Done<QString> done);

    Call validateMapping(const Mapping &rows, const QString &schemaId,
                         Done<QList<MappingVerdict>> done);
    /// All mapping sets and the flows that have one, following paging to the end.
    Call mappingSets(Done<QList<MappingSetSummary>> done);
    Call mappingSet(const QString &id, const QString &version, Done<MappingSet> done);
    Call flowMappings(Done<QList<FlowMapping>> done);
    /// One flow anew: its list may be older than its mapping.
    Call flowMapping(const QString &flowId, Done<FlowMapping> done);
    /// The sample rows leave this computer; the service stores nothing.
    Call previewMapping(const Mapping &rows, const QString &schemaId, const SampleRows &sample,
                        Done<QList<PreviewedRow>> done);
    Call flow(const QString &id, Done<Flow> done);
    Call runs(const QString &flowId, Done<QList<FlowRun>> done);

    net::Transport &transport() const { return m_transport; }

private:
    net::Transport &m_transport;
};

} // namespace dfw::api
