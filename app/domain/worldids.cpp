// SPDX-License-Identifier: Apache-2.0
#include "domain/worldids.h"

#include <algorithm>

namespace dfw {

using namespace Qt::StringLiterals;

namespace {

// The global container has "https://ns.adobe.com/xdm/…", the tenant's one has its own name there.
bool isGlobal(const QString &id)
{
    return id.startsWith("https://ns.adobe.com/xdm/"_L1);
}

} // namespace

WorldIds worldIds(const FlowPlan &plan)
{
    WorldIds out{.baseConnectionId = plan.source.baseConnectionId,
                 .schemaId = plan.target.schemaId,
                 .datasetId = plan.target.datasetId};
    if (const auto &schema = plan.target.newSchema) {
        if (!isGlobal(schema->classId))
            out.classId = schema->classId;
        std::copy_if(schema->fieldGroupIds.begin(), schema->fieldGroupIds.end(),
                     std::back_inserter(out.fieldGroupIds),
                     [](const QString &id) { return !isGlobal(id); });
    }
    return out;
}

FlowPlan withoutWorldIds(FlowPlan plan)
{
    const WorldIds ids = worldIds(plan);
    plan.source.baseConnectionId.clear();
    plan.target.schemaId.clear();
    plan.target.datasetId.clear();
    if (auto &schema = plan.target.newSchema) {
        if (!ids.classId.isEmpty())
            schema->classId = NewSchema().classId;
        for (const QString &id : ids.fieldGroupIds)
            schema->fieldGroupIds.removeAll(id);
    }
    return plan;
}

FlowPlan withWorldIds(FlowPlan plan, const WorldIds &ids)
{
    if (plan.source.baseConnectionId.isEmpty() && !plan.source.newConnection)
        plan.source.baseConnectionId = ids.baseConnectionId;
    // A dataset has its schema: both come back or neither.
    const bool ownTarget = plan.target.newSchema || !plan.target.schemaId.isEmpty();
    if (!ownTarget)
        plan.target.schemaId = ids.schemaId;
    const bool ownDataset = plan.target.newDataset || !plan.target.datasetId.isEmpty();
    if (!ownDataset && plan.target.schemaId == ids.schemaId)
        plan.target.datasetId = ids.datasetId;
    if (auto &schema = plan.target.newSchema) {
        if (!ids.classId.isEmpty() && schema->classId == NewSchema().classId)
            schema->classId = ids.classId;
        for (const QString &id : ids.fieldGroupIds) {
            if (!schema->fieldGroupIds.contains(id))
                schema->fieldGroupIds.append(id);
        }
    }
    return plan;
}

} // namespace dfw
