// SPDX-License-Identifier: Apache-2.0
#include "localplatform/platformcore.h"

#include "localplatform/disturbance.h"
#include "localplatform/identities.h"
#include "localplatform/refusal.h"
#include "localplatform/seed.h"
#include "localplatform/seedmore.h"
#include "localplatform/sourcedata.h"
#include "localplatform/xdm.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

const QString clockId = u"clock"_s;
const QString offsetKey = u"offsetMs"_s;
const QString noSandbox = u""_s; // not null, which SQL would take for nothing at all

} // namespace

PlatformCore::~PlatformCore()
{
    // The socket first, so that nothing asks for what is going away.
    m_front.reset();
    m_runs.reset();
}

Result<quint16> PlatformCore::start(const Settings &settings)
{
    using Durability = ResourceStore::Durability;
    const Durability durability = settings.kept ? Durability::Kept : Durability::ThrownAway;
    m_world.strict = settings.strict;
    m_world.tenancy = seedTenancy();
    m_world.xdm = std::make_unique<XdmLibrary>();
    auto store = ResourceStore::open(settings.dir + u"/platform.db"_s, durability);
    if (!store)
        return store.error();
    m_world.store = store.takeValue();
    auto source = SourceData::open(settings.dir + u"/source.db"_s);
    if (!source)
        return source.error();
    m_world.tables = source.takeValue();
    m_world.tableSystems = seedTableSystems();
    m_world.filesDir = settings.dir + u"/files"_s;
    if (const std::optional<Error> error = fillFiles(m_world.filesDir))
        return *error;
    if (m_world.store->isNew())
        seedResources(m_world);
    if (m_world.store->isNew() && settings.moreSchemas > 0)
        seedMore(m_world, settings.moreSchemas);
    if (const auto clock = m_world.store->find(kind::clock, noSandbox, clockId))
        m_world.clock.advance(clock->value(offsetKey).toInteger());
    seedExtras(m_world, settings.extras);
    m_world.store->finishNew();
    if (const QString failure = m_world.store->takeFailure(); !failure.isEmpty()) {
        return Error{.kind = ErrorKind::Storage,
                     .operation = u"startLocalPlatform"_s,
                     .where = settings.dir,
                     .code = u"NotWritable"_s,
                     .detail = failure};
    }

    m_gateway = std::make_unique<Gateway>(m_world);
    m_runs = std::make_unique<RunEngine>(m_world);
    m_flowService = std::make_unique<FlowService>(m_world, *m_runs);
    m_front = std::make_unique<HttpFront>(
        HttpBackend{
            .handle = [this](const HttpRequest &request) { return handle(request); },
            .change = [this](const HttpRequest &request) { changeByAnother(m_world, request); },
            .nowMs = [this] { return m_world.clock.nowMs(); }},
        m_faults, m_log, settings.latency);
    const quint16 port = m_front->start(settings.port);
    if (port == 0) {
        return Error{.kind = ErrorKind::Network,
                     .operation = u"startLocalPlatform"_s,
                     .where = u"127.0.0.1:%1"_s.arg(settings.port),
                     .detail = u"the port cannot be opened"_s};
    }
    m_runs->resume();
    return port;
}

DemoCredentials PlatformCore::credentials() const
{
    QString sandbox;
    for (const Sandbox &candidate : m_world.tenancy.sandboxes) {
        if (candidate.isDefault)
            sandbox = candidate.name;
    }
    return {.accessToken = m_gateway->accessToken(),
            .clientSecret = m_gateway->clientSecret(),
            .apiKey = m_world.tenancy.apiKey,
            .organisation = m_world.tenancy.organisation,
            .sandbox = sandbox};
}

QList<QByteArray> PlatformCore::storedRecords(const QString &dataSetId)
{
    return m_world.store->records(dataSetId);
}

void PlatformCore::advanceClock(std::chrono::seconds by)
{
    m_world.clock.advance(std::chrono::milliseconds(by).count());
    m_world.store->put(kind::clock, noSandbox, clockId, {{offsetKey, m_world.clock.offsetMs()}});
    m_runs->check();
}

HttpResponse PlatformCore::handle(const HttpRequest &request)
{
    Result<HttpResponse> answer = route(request);
    if (const QString failure = m_world.store->takeFailure(); !failure.isEmpty()) {
        return toResponse(
            refusal(u"FLOW-1102-500"_s, u"the local Platform cannot store: "_s + failure), request);
    }
    return answer ? answer.takeValue() : toResponse(answer.error(), request);
}

Result<HttpResponse> PlatformCore::route(const HttpRequest &request)
{
    const QStringList &path = request.segments;
    if (request.path == "/ims/token/v3"_L1)
        return m_gateway->token(request);
    if (path.mid(0, 3) == QStringList{u"data"_s, u"core"_s, u"idnamespace"_s}) {
        const auto allowed = m_gateway->check(request, Gateway::Scope::Sandbox, false);
        if (!allowed)
            return allowed.error();
        return identities::handle(request, path.mid(3));
    }
    if (path.value(0) != "data"_L1 || path.value(1) != "foundation"_L1) {
        return plainRefusal(404, u"NotFoundError"_s, u"The local Platform has no such resource"_s);
    }
    const QString service = path.value(2);
    const bool isFlowService = service == "flowservice"_L1;
    const auto scope =
        service == "sandbox-management"_L1 ? Gateway::Scope::Organisation : Gateway::Scope::Sandbox;
    const Result<QString> sandbox = m_gateway->check(request, scope, isFlowService);
    if (!sandbox)
        return sandbox.error();
    const QStringList rest = path.mid(3);
    if (isFlowService)
        return m_flowService->handle(request, *sandbox, rest);
    if (service == "schemaregistry"_L1)
        return SchemaRegistry(m_world).handle(request, *sandbox, rest);
    if (service == "catalog"_L1)
        return Catalog(m_world).handle(request, *sandbox, rest);
    if (service == "conversion"_L1)
        return MappingSets(m_world).handle(request, *sandbox, rest);
    if (service == "export"_L1)
        return BatchExport(m_world).handle(request, *sandbox, rest);
    if (service == "sandbox-management"_L1 && rest.isEmpty() && request.method == "GET")
        return sandboxes(request);
    return plainRefusal(404, u"NotFoundError"_s, u"The local Platform has no such resource"_s);
}

Result<HttpResponse> PlatformCore::sandboxes(const HttpRequest &request)
{
    if (request.hasQuery(u"limit") != request.hasQuery(u"offset")) {
        return plainRefusal(400, u"BadRequestError"_s,
                            u"limit and offset must be given together"_s);
    }
    const int limit = request.hasQuery(u"limit") ? request.queryValue(u"limit").toInt() : 50;
    const int offset = request.queryValue(u"offset").toInt();
    QJsonArray found;
    const QList<Sandbox> &all = m_world.tenancy.sandboxes;
    for (qsizetype i = qMax(0, offset); i < all.size() && found.size() < limit; ++i) {
        const Sandbox &sandbox = all.at(i);
        found.append(QJsonObject{{u"name"_s, sandbox.name},
                                 {u"title"_s, sandbox.title},
                                 {u"state"_s, u"active"_s},
                                 {u"type"_s, sandbox.type},
                                 {u"region"_s, u"VA7"_s},
                                 {u"isDefault"_s, sandbox.isDefault},
                                 {u"eTag"_s, 1},
                                 {u"createdDate"_s, u"2026-01-05 09:00:00"_s},
                                 {u"lastModifiedDate"_s, u"2026-01-05 09:00:00"_s},
                                 {u"createdBy"_s, technicalAccount()},
                                 {u"modifiedBy"_s, technicalAccount()}});
    }
    const QString href = u"/data/foundation/sandbox-management/{?limit,offset}"_s;
    return jsonResponse(
        200,
        QJsonObject{{u"sandboxes"_s, found},
                    {u"_page"_s, QJsonObject{{u"limit"_s, limit}, {u"count"_s, found.size()}}},
                    {u"_links"_s, QJsonObject{{u"page"_s, QJsonObject{{u"href"_s, href},
                                                                      {u"templated"_s, true}}}}}});
}

} // namespace dfw::localplatform
