// SPDX-License-Identifier: Apache-2.0
#include "run/nameitems.h"

namespace dfw::run {

using namespace Qt::StringLiterals;
using api::wire::Named;

QList<PlannedName> plannedNames(const FlowPlan &plan)
{
    QList<PlannedName> out;
    if (plan.source.newConnection)
        out.append({StepId::BaseConnection, Named::BaseConnection, plan.source.newConnection->name,
                    u"/source/baseConnection/create/name"_s});
    if (plan.target.newDataset)
        out.append({StepId::Dataset, Named::Dataset, plan.target.newDataset->name,
                    u"/target/dataset/create/name"_s});
    out.append(
        {StepId::SourceConnection, Named::SourceConnection, plan.source.name, u"/source/name"_s});
    out.append(
        {StepId::TargetConnection, Named::TargetConnection, plan.target.name, u"/target/name"_s});
    out.append({StepId::Flow, Named::Flow, plan.name, u"/name"_s});
    return out;
}

QList<DryRunItem> nameItems(const DryRunFindings &findings)
{
    QList<DryRunItem> items;
    const QList<PlannedName> names = plannedNames(findings.plan);
    for (const PlannedName &one : names) {
        const auto asked = findings.namesakes.find(one.step);
        if (asked == findings.namesakes.end())
            continue;
        DryRunItem item{.point = DryRunPoint::Name,
                        .step = one.step,
                        .pointer = one.pointer,
                        .found = one.name};
        const Result<QStringList> &ids = asked->second;
        if (!ids) {
            item.verdict = Verdict::NotChecked;
            item.error = ids.error();
        } else if (!ids->isEmpty()) {
            item.verdict = Verdict::Warning;
            item.error = dryRunReason("NameTaken");
            item.error->serverText = ids->join(u", "_s);
        }
        items.append(item);
    }
    return items;
}

} // namespace dfw::run
