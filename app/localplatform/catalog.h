// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

struct World;

/// Catalog: /data/foundation/catalog, its data sets and batches. Lists are objects keyed by id.
class Catalog
{
public:
    explicit Catalog(World &world) : m_world(world) {}
    Result<HttpResponse> handle(const HttpRequest &request, const QString &sandbox,
                                const QStringList &rest);

private:
    Result<HttpResponse> list(const HttpRequest &request, const QString &sandbox,
                              QLatin1StringView kind);
    Result<HttpResponse> create(const HttpRequest &request, const QString &sandbox);
    Result<HttpResponse> remove(const QString &sandbox, const QString &id);

    World &m_world;
};

/// What Catalog adds to a data set it stores; used by the seed too.
QJsonObject completedDataSet(const World &world, const QString &id, QJsonObject body);

} // namespace dfw::localplatform
