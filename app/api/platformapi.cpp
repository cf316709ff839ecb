// SPDX-License-Identifier: Apache-2.0
#include "api/platformapi.h"

#include "api/wire/connectionwire.h"
#include "api/wire/explorewire.h"
#include "api/wire/flowwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/previewwire.h"
#include "api/wire/problemwire.h"
#include "api/wire/registrywire.h"
#include "api/wire/sandboxwire.h"
#include "api/wire/schemawire.h"
#include "api/wire/specwire.h"

#include <algorithm>

namespace dfw::api {

using namespace Qt::StringLiterals;

namespace {

// A list that never ends must not hang a page; 50 pages are 15,000 schemas.
constexpr int mostPages = 50;

template<typename T>
using Read = std::function<Result<T>(const net::Response &)>;

template<typename T>
Call ask(net::Transport &transport, const net::Request &request, Read<T> read, Done<T> done)
{
    return transport.send(request, [request, read = std::move(read),
                                    done = std::move(done)](Result<net::Response> outcome) {
        if (!outcome)
            done(outcome.error());
        else if (const auto problem = wire::readProblem(request, *outcome))
            done(*problem);
        else
            done(read(*outcome));
    });
}

// Collects pages until one says that it is the last.
template<typename Page, typename Item>
class PagedCall : public Operation
{
public:
    using Next = std::function<std::optional<net::Request>(const Page &, QList<Item> &)>;

    PagedCall(net::Transport &transport, const net::Request &first, Read<Page> read, Next next,
              Done<QList<Item>> done)
        : m_transport(transport), m_read(std::move(read)), m_next(std::move(next)),
          m_done(std::move(done))
    {
        fetch(first);
    }
    void cancel() override
    {
        m_done = nullptr;
        m_current.cancel();
    }

private:
    void fetch(const net::Request &request)
    {
        m_asked.append(request);
        m_current = ask<Page>(m_transport, request, m_read,
                              [this](Result<Page> page) { take(std::move(page)); });
    }
    void take(Result<Page> page)
    {
        if (page) {
            const auto next = m_next(*page, m_items);
            // A list that is cut off in silence looks like one without the rest.
            if (next && (m_asked.contains(*next) || m_asked.size() >= mostPages)) {
                page = Error{.kind = ErrorKind::Protocol,
                             .operation = next->operation,
                             .code = u"PagingNeverEnds"_s,
                             .serverText = QString::fromLatin1(next->path + '?' + next->query)};
            } else if (next) {
                fetch(*next);
                return;
            }
        }
        const auto done = std::exchange(m_done, nullptr);
        if (page)
            done(m_items);
        else
            done(page.error());
    }

    net::Transport &m_transport;
    Read<Page> m_read;
    Next m_next;
    Done<QList<Item>> m_done;
    QList<Item> m_items;
    Call m_current;
    QList<net::Request> m_asked;
};

// The tenant's own pages first, then Adobe's: one call after the other, one list.
Call resources(net::Transport &transport, wire::ResourceKind kind, Done<QList<XdmResource>> done)
{
    const auto next = [kind, container = wire::Container::Tenant](
                          const wire::ResourcePage &page,
                          QList<XdmResource> &all) mutable -> std::optional<net::Request> {
        all += page.resources;
        if (!page.next.isEmpty() && !page.resources.isEmpty())
            return wire::listResources(container, kind, page.next);
        if (container == wire::Container::Global)
            return std::nullopt;
        container = wire::Container::Global;
        return wire::listResources(container, kind);
    };
    return Call(new PagedCall<wire::ResourcePage, XdmResource>(
        transport, wire::listResources(wire::Container::Tenant, kind), wire::readResources, next,
        std::move(done)));
}

} // namespace

Call PlatformApi::sandboxes(Done<QList<Sandbox>> done)
{
    return ask<QList<Sandbox>>(m_transport, wire::listSandboxes(), wire::readSandboxes,
                               std::move(done));
}

Call PlatformApi::mayWriteConnections(Done<wire::WriteProbe> done)
{
    return m_transport.send(wire::probeConnectionWrite(),
                            [done = std::move(done)](const Result<net::Response> &outcome) {
                                if (outcome)
                                    done(wire::readWriteProbe(*outcome));
                                else
                                    done(outcome.error());
                            });
}

Call PlatformApi::connections(Done<QList<BaseConnection>> done)
{
    const auto next = [](const wire::ConnectionPage &page,
                         QList<BaseConnection> &all) -> std::optional<net::Request> {
        all += page.connections;
        if (page.next.isEmpty() || page.connections.isEmpty())
            return std::nullopt;
        return wire::listConnections(page.next);
    };
    return Call(new PagedCall<wire::ConnectionPage, BaseConnection>(
        m_transport, wire::listConnections(), wire::readConnections, next, std::move(done)));
}

Call PlatformApi::connectionSpecs(Done<QList<ConnectionSpec>> done)
{
    return ask<QList<ConnectionSpec>>(m_transport, wire::listConnectionSpecs(),
                                      wire::readConnectionSpecs, std::move(done));
}

Call PlatformApi::connectionSpec(const QString &id, Done<ConnectionSpec> done)
{
    return ask<ConnectionSpec>(m_transport, wire::getConnectionSpec(id), wire::readConnectionSpec,
                               std::move(done));
}

Call PlatformApi::flowsPerConnection(Done<QHash<QString, int>> done)
{
    const auto next = [](const wire::FlowUsePage &page,
                         QList<QString> &all) -> std::optional<net::Request> {
        all += page.baseConnectionIds;
        if (page.next.isEmpty())
            return std::nullopt;
        return wire::listFlows(page.next);
    };
    const auto count = [done = std::move(done)](Result<QStringList> ids) {
        if (!ids) {
            done(ids.error());
            return;
        }
        QHash<QString, int> out;
        for (const QString &id : std::as_const(*ids))
            ++out[id];
        done(out);
    };
    return Call(new PagedCall<wire::FlowUsePage, QString>(m_transport, wire::listFlows(),
                                                          wire::readFlowUse, next, count));
}

Call PlatformApi::createConnection(const NewBaseConnection &connection, const SpecRef &spec,
                                   const SecretParams &secrets, Done<Created> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readCreated(response, u"createBaseConnection"_s);
    };
    return ask<Created>(m_transport, wire::createBaseConnection(connection, spec, secrets), read,
                        std::move(done));
}

Call PlatformApi::updateSignIn(const BaseConnection &connection, const NewBaseConnection &changed,
                               const SecretParams &secrets, Done<Created> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readCreated(response, u"updateBaseConnection"_s);
    };
    return ask<Created>(m_transport, wire::updateSignIn(connection, changed, secrets), read,
                        std::move(done));
}

Call PlatformApi::testConnection(const QString &id, Done<ConnectionTest> done)
{
    return ask<ConnectionTest>(m_transport, wire::testConnection(id), wire::readConnectionTest,
                               std::move(done));
}

Call PlatformApi::tables(const QString &connectionId, Done<QList<ExploreEntry>> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readExploreEntries(response, u"exploreRoot"_s);
    };
    return ask<QList<ExploreEntry>>(m_transport, wire::exploreRoot(connectionId), read,
                                    std::move(done));
}

Call PlatformApi::folder(const QString &connectionId, const QString &path,
                         Done<QList<ExploreEntry>> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readExploreEntries(response, u"exploreFolder"_s);
    };
    return ask<QList<ExploreEntry>>(m_transport, wire::exploreFolder(connectionId, path), read,
                                    std::move(done));
}

Call PlatformApi::table(const QString &connectionId, const QString &path,
                        const std::optional<RowFilter> &filter, Done<TableContents> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readTableContents(response, u"exploreTable"_s);
    };
    return ask<TableContents>(m_transport, wire::exploreTable(connectionId, path, filter), read,
                              std::move(done));
}

Call PlatformApi::file(const QString &connectionId, const FileSelection &selection, bool findOut,
                       Done<TableContents> done)
{
    const auto read = [](const net::Response &response) {
        return wire::readTableContents(response, u"exploreFile"_s);
    };
    return ask<TableContents>(m_transport, wire::exploreFile(connectionId, selection, findOut),
                              read, std::move(done));
}

Call PlatformApi::flowSpec(const QString &name, Done<FlowSpec> done)
{
    return ask<FlowSpec>(m_transport, wire::findFlowSpec(name), wire::readFlowSpec,
                         std::move(done));
}

Call PlatformApi::flowSpecs(Done<QList<FlowSpec>> done)
{
    return ask<QList<FlowSpec>>(m_transport, wire::listFlowSpecs(), wire::readFlowSpecs,
                                std::move(done));
}

Call PlatformApi::schemas(Done<QList<SchemaSummary>> done)
{
    const auto next = [](const wire::SchemaPage &page,
                         QList<SchemaSummary> &all) -> std::optional<net::Request> {
        all += page.schemas;
        if (page.next.isEmpty() || page.schemas.isEmpty())
            return std::nullopt;
        return wire::listSchemas(page.next);
    };
    return Call(new PagedCall<wire::SchemaPage, SchemaSummary>(
        m_transport, wire::listSchemas(), wire::readSchemas, next, std::move(done)));
}

Call PlatformApi::schema(const QString &id, Done<Schema> done)
{
    return ask<Schema>(m_transport, wire::getSchema(id), wire::readSchema, std::move(done));
}

Call PlatformApi::datasets(Done<QList<Dataset>> done)
{
    const auto next = [](const QList<Dataset> &page,
                         QList<Dataset> &all) -> std::optional<net::Request> {
        all += page;
        if (page.size() < wire::datasetPageSize)
            return std::nullopt;
        return wire::listDatasets(static_cast<int>(all.size()));
    };
    return Call(new PagedCall<QList<Dataset>, Dataset>(m_transport, wire::listDatasets(),
                                                       wire::readDatasets, next, std::move(done)));
}

Call PlatformApi::classes(Done<QList<XdmResource>> done)
{
    return resources(m_transport, wire::ResourceKind::Class, std::move(done));
}

Call PlatformApi::fieldGroups(Done<QList<XdmResource>> done)
{
    return resources(m_transport, wire::ResourceKind::FieldGroup, std::move(done));
}

Call PlatformApi::classFields(const QString &id, Done<SchemaFields> done)
{
    return ask<SchemaFields>(m_transport, wire::getResource(wire::ResourceKind::Class, id),
                             wire::readResourceFields, std::move(done));
}

Call PlatformApi::fieldGroupFields(const QString &id, Done<SchemaFields> done)
{
    return ask<SchemaFields>(m_transport, wire::getResource(wire::ResourceKind::FieldGroup, id),
                             wire::readResourceFields, std::move(done));
}

Call PlatformApi::identityNamespaces(Done<QList<IdentityNamespace>> done)
{
    return ask<QList<IdentityNamespace>>(m_transport, wire::listNamespaces(), wire::readNamespaces,
                                         std::move(done));
}

Call PlatformApi::tenantId(Done<QString> done)
{
    return ask<QString>(m_transport, wire::getTenant(), wire::readTenant, std::move(done));
}

Call PlatformApi::validateMapping(const Mapping &rows, const QString &schemaId,
                                  Done<QList<MappingVerdict>> done)
{
    return ask<QList<MappingVerdict>>(m_transport, wire::validateMappingSet(rows, schemaId),
                                      wire::readMappingVerdicts, std::move(done));
}

Call PlatformApi::mappingSets(Done<QList<MappingSetSummary>> done)
{
    using Page = QList<MappingSetSummary>;
    const auto next = [](const Page &page, Page &all) -> std::optional<net::Request> {
        all += page;
        if (page.size() < wire::mappingSetPageSize)
            return std::nullopt;
        return wire::listMappingSets(static_cast<int>(all.size()));
    };
    return Call(new PagedCall<Page, MappingSetSummary>(
        m_transport, wire::listMappingSets(), wire::readMappingSets, next, std::move(done)));
}

Call PlatformApi::mappingSet(const QString &id, const QString &version, Done<MappingSet> done)
{
    return ask<MappingSet>(m_transport, wire::getMappingSet(id, version), wire::readMappingSet,
                           std::move(done));
}

Call PlatformApi::flowMappings(Done<QList<FlowMapping>> done)
{
    const auto next = [](const wire::FlowMappingPage &page,
                         QList<FlowMapping> &all) -> std::optional<net::Request> {
        for (const FlowMapping &flow : page.flows) {
            if (!flow.mappingSetId.isEmpty())
                all.append(flow);
        }
        if (page.next.isEmpty())
            return std::nullopt;
        return wire::listFlows(page.next);
    };
    return Call(new PagedCall<wire::FlowMappingPage, FlowMapping>(
        m_transport, wire::listFlows(), wire::readFlowMappings, next, std::move(done)));
}

Call PlatformApi::flowMapping(const QString &flowId, Done<FlowMapping> done)
{
    return ask<FlowMapping>(m_transport, wire::getFlow(flowId), wire::readFlowMapping,
                            std::move(done));
}

Call PlatformApi::previewMapping(const Mapping &rows, const QString &schemaId,
                                 const SampleRows &sample, Done<QList<PreviewedRow>> done)
{
    return ask<QList<PreviewedRow>>(m_transport, wire::previewMappingSet(rows, schemaId, sample),
                                    wire::readPreview, std::move(done));
}

Call PlatformApi::flow(const QString &id, Done<Flow> done)
{
    return ask<Flow>(m_transport, wire::getFlow(id), wire::readFlow, std::move(done));
}

Call PlatformApi::runs(const QString &flowId, Done<QList<FlowRun>> done)
{
    return ask<QList<FlowRun>>(m_transport, wire::listRuns(flowId), wire::readRuns,
                               std::move(done));
}

} // namespace dfw::api
