// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

struct World;

/// Key of our own remarks inside a stored base connection; never leaves in an answer.
inline constexpr auto demoKey = QLatin1StringView("_demo");

/// A stored entity of Flow Service: the body plus id, times (ms), owner, sandbox, state, etag.
QJsonObject completedEntity(const World &world, const QString &sandbox, const QString &id,
                            const QString &state, QJsonObject body);
/// New etag, version and time of change.
void touch(const World &world, QJsonObject &entity);

/// Base connections: /connections. Sign-in values go to the vault, never to the store.
class FlowConnections
{
public:
    explicit FlowConnections(World &world) : m_world(world) {}

    /// A refusal when the body cannot become a connection.
    std::optional<Error> check(const QJsonObject &body) const;
    /// Puts the sign-in values into the vault and masks them in the entity.
    QJsonObject withoutSecrets(const QString &id, QJsonObject entity);
    /// The entity with its sign-in values back, to be patched.
    QJsonObject withSecrets(const QString &id, QJsonObject entity) const;

    /// {"result":true}, or {"result":false,"message":why}. The documentation shows `result` only.
    Result<HttpResponse> test(const QJsonObject &connection);
    Result<HttpResponse> explore(const HttpRequest &request, const QJsonObject &connection);
    /// The same for a source that is read without a base connection.
    Result<HttpResponse> exploreSpec(const HttpRequest &request, const QString &specId);

private:
    World &m_world;
};

} // namespace dfw::localplatform
