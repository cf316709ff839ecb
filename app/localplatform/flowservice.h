// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/flowconnections.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

class RunEngine;
struct World;

/// Flow Service: /data/foundation/flowservice. The collections share list, get, delete and patch;
/// what differs is what a new body must fulfil and what an answer adds.
class FlowService
{
public:
    FlowService(World &world, RunEngine &runs) : m_world(world), m_runs(runs), m_connections(world)
    {
    }
    Result<HttpResponse> handle(const HttpRequest &request, const QString &sandbox,
                                const QStringList &rest);

private:
    struct Place
    {
        QLatin1StringView kind;
        QString sandbox;
    };
    Result<HttpResponse> collection(const HttpRequest &request, const Place &place);
    Result<HttpResponse> entity(const HttpRequest &request, const Place &place,
                                const QJsonObject &entity);
    Result<HttpResponse> below(const HttpRequest &request, const Place &place, QJsonObject entity,
                               const QString &what);
    Result<HttpResponse> setFlowState(const Place &place, QJsonObject flow, const QString &op);
    Result<HttpResponse> publish(const Place &place, QJsonObject entity);
    Result<HttpResponse> create(const HttpRequest &request, const Place &place);
    Result<HttpResponse> patch(const HttpRequest &request, const Place &place, QJsonObject entity);
    Result<HttpResponse> remove(const Place &place, const QJsonObject &entity);
    std::optional<Error> checkRight(const HttpRequest &request) const;
    std::optional<Error> check(const Place &place, const QJsonObject &body);
    /// The entity as an answer shows it.
    QJsonObject shown(const Place &place, QJsonObject entity);

    World &m_world;
    RunEngine &m_runs;
    FlowConnections m_connections;
};

} // namespace dfw::localplatform
