// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowconnections.h"

#include "localplatform/explore.h"
#include "localplatform/flowspecs.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"
#include "spec/jsonschema.h"

#include <algorithm>

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

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
    if (!body.contains("auth"_L1))
        return {};
    const QJsonObject auth = body.value("auth"_L1).toObject();
    const QString wanted = auth.value("specName"_L1).toString();
    const QJsonArray authSpecs = spec->value("authSpec"_L1).toArray();
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
    if (params.isEmpty())
        return entity;
    m_world.vault.insert(id, params);
    for (QJsonValueRef value : params)
        value = u"****"_s;
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

FlowConnections::SignIn FlowConnections::signIn(const QJsonObject &connection) const
{
    if (connection.value(demoKey).toObject().value("refuses"_L1).toBool())
        return SignIn::Refused;
    if (connection.value("auth"_L1).toObject().value("params"_L1).toObject().isEmpty())
        return SignIn::Good;
    const auto params = m_world.vault.constFind(connection.value("id"_L1).toString());
    if (params == m_world.vault.constEnd())
        return SignIn::Forgotten;
    // Nothing is really signed in to. A value with "wrong" in it plays the mistyped password.
    const bool wrong = std::any_of(params->begin(), params->end(), [](const QJsonValue &value) {
        return value.toString().contains("wrong"_L1, Qt::CaseInsensitive);
    });
    return wrong ? SignIn::Refused : SignIn::Good;
}

Result<HttpResponse> FlowConnections::test(const QJsonObject &connection)
{
    const SignIn result = signIn(connection);
    if (result == SignIn::Forgotten) {
        return refusal(
            u"LOCAL-1004-400"_s,
            u"the credentials of this connection must be entered again: the local Platform "
            "keeps them in memory only"_s);
    }
    return jsonResponse(200, QJsonObject{{u"result"_s, result == SignIn::Good}});
}

Result<HttpResponse> FlowConnections::explore(const HttpRequest &request,
                                              const QJsonObject &connection)
{
    switch (signIn(connection)) {
    case SignIn::Forgotten:
        return test(connection);
    case SignIn::Refused:
        return refusal(u"LOCAL-1004-400"_s, u"the source refused the sign-in"_s);
    case SignIn::Good:
        break;
    }
    const QString prefix = connection.value(demoKey).toObject().value("tables"_L1).toString();
    return exploreSource(*m_world.source, prefix, request);
}

} // namespace dfw::localplatform
