// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowservice.h"

#include "localplatform/drafts.h"
#include "localplatform/entityquery.h"
#include "localplatform/flowchecks.h"
#include "localplatform/flowruns.h"
#include "localplatform/flowspecs.h"
#include "localplatform/jsonpatch.h"
#include "localplatform/refusal.h"
#include "localplatform/runengine.h"
#include "localplatform/sourcechecks.h"
#include "localplatform/world.h"

#include <QJsonDocument>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

Error notFound(QLatin1StringView kind, const QString &id)
{
    return refusal(kind == kind::flows ? u"FLOW-1430-404"_s : u"FLOW-1439-404"_s,
                   u"nothing in %1 has the id %2"_s.arg(kind, id));
}

HttpResponse idAndEtag(int status, const QJsonObject &entity)
{
    return jsonResponse(status, QJsonObject{{u"id"_s, entity.value("id"_L1)},
                                            {u"etag"_s, entity.value("etag"_L1)}});
}

/// The body of a POST, or why there is none.
Result<QJsonObject> bodyOf(const HttpRequest &request)
{
    if (request.body.trimmed().isEmpty())
        return refusal(u"FLOW-1405-400"_s, u"the body is empty"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &error);
    if (!document.isObject()) {
        return plainRefusal(400, u"BadRequestError"_s,
                            error.error == QJsonParseError::NoError
                                ? u"the body must be an object"_s
                                : error.errorString());
    }
    return document.object();
}

} // namespace

Result<HttpResponse> FlowService::handle(const HttpRequest &request, const QString &sandbox,
                                         const QStringList &rest)
{
    const QString name = rest.value(0);
    // The landing zone has no base connection; it is explored through its spec.
    if (name == "connectionSpecs"_L1 && rest.value(2) == "explore"_L1 && rest.size() == 3)
        return m_connections.exploreSpec(request, rest.at(1));
    if (name == "connectionSpecs"_L1)
        return answerSpecs(flowspecs::connectionSpecs(), request, rest.mid(1));
    if (name == "flowSpecs"_L1)
        return answerSpecs(flowspecs::flowSpecs(), request, rest.mid(1));
    for (const QLatin1StringView kind : {kind::connections, kind::sourceConnections,
                                         kind::targetConnections, kind::flows, kind::runs}) {
        if (name != kind)
            continue;
        const Place place{kind, sandbox};
        if (const auto refused = checkRight(request))
            return *refused;
        if (rest.size() == 1)
            return collection(request, place);
        const std::optional<QJsonObject> found = m_world.store->find(kind, sandbox, rest.at(1));
        if (!found)
            return notFound(kind, rest.at(1));
        if (rest.size() == 2)
            return entity(request, place, *found);
        if (rest.size() == 3)
            return below(request, place, *found, rest.at(2));
    }
    return refusal(u"FLOW-1101-404"_s, u"the local Platform has no such resource"_s);
}

Result<HttpResponse> FlowService::collection(const HttpRequest &request, const Place &place)
{
    if (request.method == "POST")
        return create(request, place);
    if (request.method != "GET")
        return plainRefusal(405, u"MethodNotAllowedError"_s, u"GET or POST"_s);
    QList<QJsonObject> entities;
    for (const QJsonObject &entity : m_world.store->list(place.kind, place.sandbox))
        entities.append(shown(place, entity));
    Result<QJsonObject> page = flowServiceList(entities, request, place.kind);
    if (!page)
        return page.error();
    return jsonResponse(200, *page);
}

Result<HttpResponse> FlowService::entity(const HttpRequest &request, const Place &place,
                                         const QJsonObject &entity)
{
    if (request.method == "GET") {
        return jsonResponse(200, QJsonObject{{u"items"_s, QJsonArray{shown(place, entity)}}});
    }
    if (request.method == "DELETE")
        return remove(place, entity);
    if (request.method == "PATCH" && place.kind != kind::runs)
        return patch(request, place, entity);
    return plainRefusal(405, u"MethodNotAllowedError"_s, u"GET, PATCH or DELETE"_s);
}

Result<HttpResponse> FlowService::below(const HttpRequest &request, const Place &place,
                                        QJsonObject entity, const QString &what)
{
    if (place.kind == kind::connections && request.method == "GET") {
        if (what == "test"_L1)
            return m_connections.test(entity);
        if (what == "explore"_L1)
            return m_connections.explore(request, entity);
    }
    const QString op = request.queryValue(u"op").toLower();
    if (place.kind != kind::runs && request.method == "POST" && what == "action"_L1) {
        if (op == "publish"_L1)
            return publish(place, entity);
        if (place.kind == kind::flows && (op == "enable"_L1 || op == "disable"_L1))
            return setFlowState(place, entity, op);
        return refusal(u"FLOW-1434-400"_s,
                       u"the local Platform knows publish, and for flows enable and disable"_s);
    }
    if (place.kind == kind::flows && request.method == "GET" && what == "runs"_L1) {
        HttpRequest list = request;
        list.query.append({u"property"_s, u"flowId=="_s + entity.value("id"_L1).toString()});
        return collection(list, {kind::runs, place.sandbox});
    }
    return refusal(u"FLOW-1101-404"_s, u"the local Platform has no such resource"_s);
}

Result<HttpResponse> FlowService::setFlowState(const Place &place, QJsonObject flow,
                                               const QString &op)
{
    if (drafts::isDraft(flow))
        return refusal(u"FLOW-1456-400"_s, u"a draft is published first"_s);
    flow.insert("state"_L1, op + u"d"_s);
    touch(m_world, flow);
    m_world.store->put(place.kind, place.sandbox, flow.value("id"_L1).toString(), flow);
    m_runs.check();
    return idAndEtag(200, flow);
}

Result<HttpResponse> FlowService::publish(const Place &place, QJsonObject entity)
{
    const QString id = entity.value("id"_L1).toString();
    if (!drafts::isDraft(entity))
        return refusal(u"FLOW-1420-400"_s,
                       u"is no draft, its state is "_s + entity.value("state"_L1).toString());
    const bool isConnection = place.kind == kind::connections;
    if (const auto refused =
            check(place, isConnection ? m_connections.withSecrets(id, entity) : entity))
        return *refused;
    entity.insert("state"_L1, u"enabled"_s);
    touch(m_world, entity);
    entity.insert("lastOperation"_L1, drafts::operation(entity, u"publish"_s));
    m_world.store->put(place.kind, place.sandbox, id, entity);
    if (place.kind == kind::flows)
        m_runs.check();
    return idAndEtag(200, entity);
}

// Before the body is looked at: who may not write is not told what is wrong with what they wrote.
std::optional<Error> FlowService::checkRight(const HttpRequest &request) const
{
    const bool reads = request.method == "GET";
    if (reads ? m_world.rights.read : m_world.rights.write)
        return {};
    return refusal(u"FLOW-2118-403"_s, reads ? u"no permission: EnterpriseSource, read"_s
                                             : u"no permission: EnterpriseSource, write"_s);
}

std::optional<Error> FlowService::check(const Place &place, const QJsonObject &body)
{
    if (place.kind == kind::connections)
        return m_connections.check(body);
    if (place.kind == kind::sourceConnections)
        return flowchecks::sourceConnection(m_world, place.sandbox, body);
    if (place.kind == kind::targetConnections)
        return flowchecks::targetConnection(m_world, place.sandbox, body);
    if (const auto refused = flowchecks::flow(m_world, place.sandbox, body))
        return refused;
    return drafts::checkParts(m_world, place.sandbox, body);
}

Result<HttpResponse> FlowService::create(const HttpRequest &request, const Place &place)
{
    const Result<QJsonObject> body = bodyOf(request);
    if (!body)
        return body.error();
    const bool draft = request.queryValue(u"mode") == "draft"_L1;
    if (draft && place.kind == kind::runs)
        return refusal(u"FLOW-1434-400"_s, u"a run is no draft"_s);
    if (body->contains("state"_L1))
        return refusal(u"FLOW-1410-400"_s, u"cannot be set when something is created"_s,
                       u"/state"_s);
    const QString id = newUuid();
    if (place.kind == kind::runs) {
        const QString flowId = body->value("flowId"_L1).toString();
        const auto flow = m_world.store->find(kind::flows, place.sandbox, flowId);
        if (!flow)
            return notFound(kind::flows, flowId);
        if (const auto refused = flowchecks::run(m_world, *flow, *body))
            return *refused;
        return idAndEtag(
            201, m_runs.startByHand(place.sandbox, *flow, body->value("params"_L1).toObject()));
    }
    if (const auto refused = draft ? drafts::check(place.kind, *body) : check(place, *body))
        return *refused;
    QJsonObject entity = *body;
    if (place.kind == kind::connections)
        entity = m_connections.withoutSecrets(id, entity);
    entity = completedEntity(m_world, place.sandbox, id,
                             draft ? QString(drafts::state) : u"enabled"_s, entity);
    if (draft || place.kind == kind::flows) {
        entity.insert("lastOperation"_L1,
                      drafts::operation(entity, draft ? u"draft_create"_s : u"create"_s));
    }
    m_world.store->put(place.kind, place.sandbox, id, entity);
    if (place.kind == kind::flows)
        m_runs.check();
    HttpResponse response = idAndEtag(201, entity);
    response.headers.append({"Location", request.path.toLatin1() + '/' + id.toLatin1()});
    return response;
}

Result<HttpResponse> FlowService::patch(const HttpRequest &request, const Place &place,
                                        QJsonObject entity)
{
    const QString match = QString::fromLatin1(request.header("If-Match")).trimmed();
    if (match.isEmpty())
        return refusal(u"FLOW-1403-400"_s, u"the header If-Match is missing"_s);
    if (match != entity.value("etag"_L1).toString())
        return refusal(u"FLOW-1404-412"_s, u"the version given is not the current one: "_s +
                                               entity.value("etag"_L1).toString());
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isArray())
        return refusal(u"FLOW-1455-400"_s, u"the body must be an array of operations"_s);
    const QString id = entity.value("id"_L1).toString();
    const bool isConnection = place.kind == kind::connections;
    Result<QJsonObject> changed =
        patched(isConnection ? m_connections.withSecrets(id, entity) : entity, document.array());
    if (!changed)
        return changed.error();
    QJsonObject result = changed.takeValue();
    for (const auto key :
         {"id"_L1, "etag"_L1, "version"_L1, "createdAt"_L1, "state"_L1, "sandboxName"_L1}) {
        if (result.value(key) != entity.value(key))
            return refusal(u"FLOW-1455-400"_s, u"cannot be changed"_s, u"/"_s + key);
    }
    if (isConnection && result.value("connectionSpec"_L1) != entity.value("connectionSpec"_L1))
        return refusal(u"FLOW-1414-400"_s, u"a connection keeps its spec"_s, u"/connectionSpec"_s);
    if (const auto refused =
            drafts::isDraft(entity) ? drafts::check(place.kind, result) : check(place, result))
        return *refused;
    if (isConnection)
        result = m_connections.withoutSecrets(id, result);
    touch(m_world, result);
    m_world.store->put(place.kind, place.sandbox, id, result);
    if (place.kind == kind::flows)
        m_runs.rescheduled(place.sandbox, id);
    return idAndEtag(200, result);
}

Result<HttpResponse> FlowService::remove(const Place &place, const QJsonObject &entity)
{
    const QString id = entity.value("id"_L1).toString();
    for (const QJsonObject &flow : m_world.store->list(kind::flows, place.sandbox)) {
        if (drafts::isDraft(flow)) // only active flows hold what they use
            continue;
        const QString source = flow.value("sourceConnectionIds"_L1).toArray().first().toString();
        const QString target = flow.value("targetConnectionIds"_L1).toArray().first().toString();
        if (id == source || id == target)
            return refusal(u"FLOW-1447-400"_s,
                           u"a flow uses it: "_s + flow.value("id"_L1).toString());
        const auto from = m_world.store->find(kind::sourceConnections, place.sandbox, source);
        if (from && from->value("baseConnectionId"_L1).toString() == id)
            return refusal(u"FLOW-1418-400"_s, u"a flow uses it, delete that first: "_s +
                                                   flow.value("id"_L1).toString());
    }
    m_world.store->remove(place.kind, place.sandbox, id);
    if (place.kind == kind::connections)
        m_world.vault.remove(id);
    if (place.kind == kind::flows)
        m_runs.forget(place.sandbox, id);
    return emptyResponse(204);
}

QJsonObject FlowService::shown(const Place &place, QJsonObject entity)
{
    entity.remove(demoKey);
    if (place.kind == kind::flows)
        return shownFlow(m_world, place.sandbox, entity);
    return entity;
}

} // namespace dfw::localplatform
