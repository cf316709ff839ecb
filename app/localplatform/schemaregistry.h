// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/httpmessage.h"

namespace dfw::localplatform {

struct World;

/// Schema Registry: /data/foundation/schemaregistry. Keeps to the Accept rules of the real service:
/// a list must not name a version, a look-up must. What changes something is in registrychanges.h,
/// descriptors are in descriptors.h.
class SchemaRegistry
{
public:
    explicit SchemaRegistry(World &world) : m_world(world) {}
    /// `rest` is the path after the base, already cut.
    Result<HttpResponse> handle(const HttpRequest &request, const QString &sandbox,
                                const QStringList &rest);

private:
    Result<HttpResponse> stats(const QString &sandbox);
    Result<HttpResponse> list(const HttpRequest &request, const QString &sandbox,
                              const QString &container, const QString &kind);
    Result<HttpResponse> lookUp(const HttpRequest &request, const QString &sandbox,
                                const QString &container, const QString &kind, const QString &id);
    QList<QJsonObject> resources(const QString &sandbox, const QString &container,
                                 const QString &kind);

    World &m_world;
};

} // namespace dfw::localplatform
