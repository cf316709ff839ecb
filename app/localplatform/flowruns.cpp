// SPDX-License-Identifier: Apache-2.0
#include "localplatform/flowruns.h"

#include "localplatform/entityquery.h"
#include "localplatform/world.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

namespace {

QJsonObject inherited(World &world, const QString &sandbox, const QJsonObject &flow)
{
    QJsonArray sources;
    for (const QJsonValue &id : flow.value("sourceConnectionIds"_L1).toArray()) {
        const auto source = world.store->find(kind::sourceConnections, sandbox, id.toString());
        if (!source)
            continue;
        QJsonObject entry{{u"id"_s, id}, {u"connectionSpec"_s, source->value("connectionSpec"_L1)}};
        const QString baseId = source->value("baseConnectionId"_L1).toString();
        if (const auto base = world.store->find(kind::connections, sandbox, baseId)) {
            entry.insert("baseConnection"_L1,
                         QJsonObject{{u"id"_s, baseId},
                                     {u"connectionSpec"_s, base->value("connectionSpec"_L1)}});
        }
        sources.append(entry);
    }
    QJsonArray targets;
    for (const QJsonValue &id : flow.value("targetConnectionIds"_L1).toArray()) {
        if (const auto target = world.store->find(kind::targetConnections, sandbox, id.toString()))
            targets.append(QJsonObject{{u"id"_s, id},
                                       {u"connectionSpec"_s, target->value("connectionSpec"_L1)}});
    }
    return {{u"properties"_s, QJsonObject{{u"isSourceFlow"_s, true}}},
            {u"sourceConnections"_s, sources},
            {u"targetConnections"_s, targets}};
}

} // namespace

QJsonObject shownFlow(World &world, const QString &sandbox, QJsonObject flow)
{
    const QString id = flow.value("id"_L1).toString();
    flow.insert("inheritedAttributes"_L1, inherited(world, sandbox, flow));
    flow.insert("runs"_L1, u"/runs?property=flowId=="_s + id);
    const auto progress = world.store->find(kind::progress, sandbox, id);
    const QString runId = progress ? progress->value("lastRun"_L1).toString() : QString();
    if (const auto run = world.store->find(kind::runs, sandbox, runId)) {
        const QJsonObject duration = valueAt(*run, {u"metrics"_s, u"durationSummary"_s}).toObject();
        QJsonObject details{
            {u"id"_s, runId},
            {u"state"_s, valueAt(*run, {u"metrics"_s, u"statusSummary"_s, u"status"_s})},
            {u"startedAtUTC"_s, duration.value("startedAtUTC"_L1)}};
        if (duration.contains("completedAtUTC"_L1))
            details.insert("completedAtUTC"_L1, duration.value("completedAtUTC"_L1));
        flow.insert("lastRunDetails"_L1, details);
    }
    return flow;
}

} // namespace dfw::localplatform
