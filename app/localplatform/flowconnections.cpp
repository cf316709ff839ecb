// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowconnections.h"

#include "localplatform/entityquery.h"
#include "localplatform/explore.h"
#include "localplatform/flowspecs.h"
#include "localplatform/opensource.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"
#include "spec/jsonschema.h"

#include <algorithm>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

const QString mask = u"****"_s;

} // namespace

QJsonObject completedEntity(const World &world, const QString &sandbox, const QString &id,
                            const QString &state, QJsonObject body)
{
    const qint64 now = world.clock.nowMs();
    const Sandbox *where = world.tenancy.sandbox(sandbox);
    body.insert("id"_L1, id);
    body.insert("createdAt"_L1, now);
    body.insert("createdBy"_L1, technicalAccount());
    body.insert("updatedBy"_L1, technicalAccount());
    body.insert("createdClient"_L1, world.tenancy.apiKey);
    body.insert("updatedClient"_L1, world.tenancy.apiKey);
    body.insert("sandboxId"_L1, where ? where->id : QString());
    body.insert("sandboxName"_L1, sandbox);
    body.insert("imsOrgId"_L1, world.tenancy.organisation);
    body.insert("state"_L1, state);
    touch(world, body);
    return body;
}

void touch(const World &world, QJsonObject &entity)
{
    const QString etag = newEtag();
    entity.insert("updatedAt"_L1, world.clock.nowMs());
    entity.insert("version"_L1, etag);
    entity.insert("etag"_L1, etag);
}

std::optional<Error> FlowConnections::check(const QJsonObject &body) const
{
    const QString specId = body.value("connectionSpec"_L1).toObject().value("id"_L1).toString();
    const std::optional<QJsonObject> spec = flowspecs::connectionSpec(specId);
    if (!spec)
        return refusal(u"FLOW-1413-400"_s, u"names no connection spec: "_s + specId,
                       u"/connectionSpec/id"_s);
    if (body.value("name"_L1).toString().isEmpty())
        return refusal(u"LOCAL-1002-400"_s, u"is missing"_s, u"/name"_s);
    const QJsonArray authSpecs = spec->value("authSpec"_L1).toArray();
    // Without a way to sign in there is nothing to sign in with: the data lake, the landing zone.
    if (!body.contains("auth"_L1)) {
        return authSpecs.isEmpty()
                   ? std::nullopt
                   : std::optional(refusal(u"LOCAL-1002-400"_s, u"is missing"_s, u"/auth"_s));
    }
    const QJsonObject auth = body.value("auth"_L1).toObject();
    const QString wanted = auth.value("specName"_L1).toString();
    for (const QJsonValue &value : authSpecs) {
        const QJsonObject authSpec = value.toObject();
        if (authSpec.value("name"_L1).toString() != wanted)
            continue;
        const auto schema = spec::JsonSchema::compile(authSpec.value("spec"_L1).toObject());
        if (!schema)
            return schema.error();
        const QList<spec::SchemaIssue> issues =
            schema->validate(auth.value("params"_L1).toObject());
        if (!issues.isEmpty())
            return refusal(u"LOCAL-1002-400"_s, issues.first().message,
                           u"/auth/params"_s + issues.first().pointer);
        return {};
    }
    return refusal(u"FLOW-1415-400"_s,
                   u"the connection spec has no such way to sign in: "_s + wanted,
                   u"/auth/specName"_s);
}

QJsonObject FlowConnections::withoutSecrets(const QString &id, QJsonObject entity)
{
    QJsonObject auth = entity.value("auth"_L1).toObject();
    QJsonObject params = auth.value("params"_L1).toObject();
    // After a restart the values are gone; a patch of something else brings their masks back.
    const bool stillMasked = !m_world.vault.contains(id) &&
                             std::all_of(params.begin(), params.end(), [](const QJsonValue &one) {
                                 return one.toString() == mask;
                             });
    if (params.isEmpty() || stillMasked)
        return entity;
    QJsonObject remark = entity.value(demoKey).toObject();
    remark.insert(signInWasGood, playedSignInIsGood(entity, params));
    entity.insert(demoKey, remark);
    m_world.vault.insert(id, params);
    for (QJsonValueRef value : params)
        value = mask;
    auth.insert("params"_L1, params);
    entity.insert("auth"_L1, auth);
    return entity;
}

QJsonObject FlowConnections::withSecrets(const QString &id, QJsonObject entity) const
{
    if (m_world.vault.contains(id)) {
        QJsonObject auth = entity.value("auth"_L1).toObject();
        auth.insert("params"_L1, m_world.vault.value(id));
        entity.insert("auth"_L1, auth);
    }
    return entity;
}

Result<HttpResponse> FlowConnections::test(const QJsonObject &connection)
{
    const Opened opened = openSource(m_world, connection, true);
    if (opened.signIn == SignIn::Forgotten)
        return *opened.error;
    // A source that cannot be read here still has a sign-in that can be good.
    if (opened.signIn == SignIn::Good)
        return jsonResponse(200, QJsonObject{{u"result"_s, true}});
    return jsonResponse(
        200, QJsonObject{{u"result"_s, false}, {u"message"_s, opened.error->serverText}});
}

Result<HttpResponse> FlowConnections::explore(const HttpRequest &request,
                                              const QJsonObject &connection)
{
    const Opened opened = openSource(m_world, connection);
    if (!opened.source)
        return *opened.error;
    const QJsonObject spec =
        flowspecs::connectionSpec(valueAt(connection, {u"connectionSpec"_s, u"id"_s}).toString())
            .value_or(QJsonObject());
    return exploreSource(
        *opened.source,
        {.hasFiles = sourceKindOf(spec) == SourceKind::File, .takesFilters = takesRowFilters(spec)},
        request);
}

Result<HttpResponse> FlowConnections::exploreSpec(const HttpRequest &request, const QString &specId)
{
    const std::optional<QJsonObject> spec = flowspecs::connectionSpec(specId);
    if (!spec)
        return refusal(u"FLOW-1439-404"_s, u"No spec has this id: "_s + specId);
    if (request.method != "GET" || !spec->value("authSpec"_L1).toArray().isEmpty()) {
        return refusal(u"FLOW-1434-400"_s,
                       u"this source is explored through a base connection, with GET"_s);
    }
    return explore(request, {{u"connectionSpec"_s, QJsonObject{{u"id"_s, specId}}}});
}

} // namespace dfw::localplatform
