// SPDX-License-Identifier: Apache-2.0
#include "localplatform/disturbance.h"

#include "localplatform/flowconnections.h"
#include "localplatform/registryresource.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

bool changeFlowEntity(World &world, const QString &sandbox, const QString &name, const QString &id)
{
    for (const QLatin1StringView kind :
         {kind::connections, kind::sourceConnections, kind::targetConnections, kind::flows}) {
        std::optional<QJsonObject> entity =
            name == kind ? world.store->find(kind, sandbox, id) : std::nullopt;
        if (!entity)
            continue;
        touch(world, *entity);
        world.store->put(kind, sandbox, id, *entity);
        return true;
    }
    return false;
}

bool changeResource(World &world, const QString &sandbox, const QString &kind, const QString &id)
{
    const auto resource = tenantResource(world, sandbox, kind, id);
    if (!resource)
        return false;
    world.store->put(registryTable(kind), sandbox, resource->value("$id"_L1).toString(),
                     changedResource(world, sandbox, kind, *resource));
    return true;
}

bool changeDataSet(World &world, const QString &sandbox, const QString &id)
{
    std::optional<QJsonObject> dataSet = world.store->find(kind::dataSets, sandbox, id);
    if (!dataSet)
        return false;
    const QString version = dataSet->value("version"_L1).toString();
    dataSet->insert(
        "version"_L1,
        u"%1.%2"_s.arg(version.section(u'.', 0, 1)).arg(version.section(u'.', 2, 2).toInt() + 1));
    dataSet->insert("updated"_L1, world.clock.nowMs());
    world.store->put(kind::dataSets, sandbox, id, *dataSet);
    return true;
}

} // namespace

bool changeByAnother(World &world, const HttpRequest &request)
{
    const QString sandbox = QString::fromLatin1(request.header("x-sandbox-name")).trimmed();
    const QStringList path = request.segments.mid(2); // below /data/foundation
    if (path.value(0) == "flowservice"_L1 && path.size() >= 3)
        return changeFlowEntity(world, sandbox, path.at(1), path.at(2));
    if (path.value(0) == "schemaregistry"_L1 && path.size() == 4 && path.at(1) == "tenant"_L1)
        return changeResource(world, sandbox, path.at(2), path.at(3));
    if (path.value(0) == "catalog"_L1 && path.size() == 3 && path.at(1) == "dataSets"_L1)
        return changeDataSet(world, sandbox, path.at(2));
    return false;
}

} // namespace dfw::localplatform
