// SPDX-License-Identifier: Apache-2.0
#include "run/recordedrun.h"

#include "run/provisionsteps.h"

#include <algorithm>

namespace dfw::run {

namespace {

QString idInPlan(StepId step, const FlowPlan &plan)
{
    switch (step) {
    case StepId::BaseConnection:
        return plan.source.baseConnectionId;
    case StepId::Schema:
        return plan.target.schemaId;
    case StepId::Dataset:
        return plan.target.datasetId;
    default:
        return {};
    }
}

} // namespace

RunFacts recordedFacts(const journal::RunRecord &record)
{
    RunFacts facts;
    facts.runTag = record.runTag;
    for (const journal::Made &made : record.made) {
        const auto step = stepNamed(made.step);
        if (step && !made.superseded)
            takeMade(*step, made, facts);
    }
    return facts;
}

QList<StepStatus> recordedSteps(const FlowPlan &plan, const journal::RunRecord &record)
{
    QList<StepStatus> out;
    const QList<StepSpec> steps = inOrder(provisioningSteps(plan));
    for (const StepSpec &step : steps) {
        QList<journal::Made> ours;
        std::copy_if(record.made.begin(), record.made.end(), std::back_inserter(ours),
                     [name = stepName(step.id)](const journal::Made &made) {
                         return made.step == name && !made.superseded;
                     });
        StepStatus status{
            .step = step.id, .state = StepState::Reused, .id = idInPlan(step.id, plan)};
        if (!ours.isEmpty()) {
            const bool adopted = std::all_of(ours.begin(), ours.end(),
                                             [](const auto &made) { return made.adopted; });
            status.state = adopted ? StepState::Adopted : StepState::Done;
            status.id = ours.last().id;
            status.etag = ours.last().etag;
        }
        out.append(status);
    }
    return out;
}

} // namespace dfw::run
