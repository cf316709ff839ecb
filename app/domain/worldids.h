// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"

namespace dfw {

/// The IDs of a plan that mean something in one sandbox of one organisation only: base connection,
/// schema, dataset, and a new schema's own class and field groups. In another they mean nothing, or
/// something else.
struct WorldIds
{
    QString baseConnectionId;
    QString schemaId;
    QString datasetId;
    QString classId;           ///< empty for one of Adobe's, which every sandbox has
    QStringList fieldGroupIds; ///< the organisation's own

    bool isEmpty() const { return *this == WorldIds(); }
    bool operator==(const WorldIds &) const = default;
};
WorldIds worldIds(const FlowPlan &plan);

/// The plan without them. Everything else stays: names, columns, mapping rows, schedule.
FlowPlan withoutWorldIds(FlowPlan plan);

/// The plan with `ids` put back where it has none of its own: the user came back to where they are
/// from.
FlowPlan withWorldIds(FlowPlan plan, const WorldIds &ids);

} // namespace dfw
