// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

#include <optional>

namespace dfw::localplatform {

struct World;

/// Data Prep: /data/foundation/conversion, its mapping sets in both styles. Stored under
/// "<id>/<version>", because a flow names one version and PUT makes the next.
class MappingSets
{
public:
    explicit MappingSets(World &world) : m_world(world) {}
    Result<HttpResponse> handle(const HttpRequest &request, const QString &sandbox,
                                const QStringList &rest);

private:
    Result<HttpResponse> list(const HttpRequest &request, const QString &sandbox);
    Result<HttpResponse> get(const HttpRequest &request, const QString &sandbox, const QString &id);
    Result<HttpResponse> save(const HttpRequest &request, const QString &sandbox,
                              const QString &id);
    Result<HttpResponse> validate(const HttpRequest &request, const QString &sandbox);
    Result<HttpResponse> preview(const HttpRequest &request, const QString &sandbox);
    /// The resolved schema a body aims at.
    Result<QJsonObject> schemaOf(const QString &sandbox, const QJsonObject &body);
    /// The first reason why the body cannot become a mapping set.
    std::optional<Error> check(const QJsonObject &body, const QJsonObject &schema) const;
    std::optional<QJsonObject> latest(const QString &sandbox, const QString &id);

    World &m_world;
};

} // namespace dfw::localplatform
