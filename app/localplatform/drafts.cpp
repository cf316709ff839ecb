// SPDX-License-Identifier: Apache-2.0
#include "localplatform/drafts.h"

#include "localplatform/entityquery.h"
#include "localplatform/flowspecs.h"
#include "localplatform/refusal.h"
#include "localplatform/world.h"

namespace dfw::localplatform::drafts {

using namespace Qt::StringLiterals;

bool isDraft(const QJsonObject &entity)
{
    return entity.value("state"_L1).toString() == state;
}

std::optional<Error> check(QLatin1StringView kind, const QJsonObject &body)
{
    const QString connectionSpec = valueAt(body, {u"connectionSpec"_s, u"id"_s}).toString();
    if (!connectionSpec.isEmpty() && !flowspecs::connectionSpec(connectionSpec)) {
        return refusal(u"FLOW-1413-400"_s, u"names no connection spec: "_s + connectionSpec,
                       u"/connectionSpec/id"_s);
    }
    const QString id = valueAt(body, {u"flowSpec"_s, u"id"_s}).toString();
    if (kind != kind::flows || id.isEmpty())
        return {};
    const auto flowSpec = flowspecs::flowSpec(id);
    if (!flowSpec)
        return refusal(u"FLOW-1413-400"_s, u"names no flow spec: "_s + id, u"/flowSpec/id"_s);
    if (!valueAt(*flowSpec, {u"attributes"_s, u"isDraftModeSupported"_s}).toBool())
        return refusal(u"FLOW-1434-400"_s, u"flows of this spec cannot be drafts"_s,
                       u"/flowSpec/id"_s);
    return {};
}

std::optional<Error> checkParts(const World &world, const QString &sandbox, const QJsonObject &flow)
{
    const auto refuse = [](const QString &what, const QString &id) {
        return refusal(u"FLOW-1421-400"_s, u"publish %1 first: %2"_s.arg(what, id));
    };
    const QString source = flow.value("sourceConnectionIds"_L1).toArray().first().toString();
    const QString target = flow.value("targetConnectionIds"_L1).toArray().first().toString();
    const auto from = world.store->find(kind::sourceConnections, sandbox, source);
    const auto to = world.store->find(kind::targetConnections, sandbox, target);
    const QString base = from ? from->value("baseConnectionId"_L1).toString() : QString();
    const auto connection = world.store->find(kind::connections, sandbox, base);
    if (connection && isDraft(*connection))
        return refuse(u"the base connection"_s, base);
    if (from && isDraft(*from))
        return refuse(u"the source connection"_s, source);
    if (to && isDraft(*to))
        return refuse(u"the target connection"_s, target);
    return {};
}

QJsonObject operation(const QJsonObject &entity, const QString &name)
{
    return {
        {u"started"_s, entity.value("updatedAt"_L1)}, {u"updated"_s, 0}, {u"operation"_s, name}};
}

} // namespace dfw::localplatform::drafts
