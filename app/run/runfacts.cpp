// SPDX-License-Identifier: Apache-2.0
#include "run/runfacts.h"

#include "api/wire/makewire.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;

QString baseConnectionId(const FlowPlan &plan, const RunFacts &facts)
{
    return plan.source.newConnection ? facts.newConnection.id : plan.source.baseConnectionId;
}

QString schemaId(const FlowPlan &plan, const RunFacts &facts)
{
    return plan.target.newSchema ? facts.newSchema.id : plan.target.schemaId;
}

QString datasetId(const FlowPlan &plan, const RunFacts &facts)
{
    return plan.target.newDataset ? facts.newDataset.id : plan.target.datasetId;
}

SchemaFields targetFields(const FlowPlan &plan, const RunFacts &facts)
{
    if (facts.schema)
        return facts.schema->fields;
    if (!plan.target.newSchema)
        return {};
    QList<SchemaField> all = facts.parts.fields.all();
    if (plan.target.newSchema->ownFields) {
        const SchemaFields own =
            api::wire::fieldsOf(*plan.target.newSchema->ownFields, facts.parts.tenant);
        for (const SchemaField &field : own.all()) {
            if (!facts.parts.fields.find(field.path))
                all.append(field);
        }
    }
    return SchemaFields(all);
}

QString stateName(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return u"waiting"_s;
    case StepState::Running:
        return u"running"_s;
    case StepState::Looking:
        return u"looking"_s;
    case StepState::Done:
        return u"done"_s;
    case StepState::Reused:
        return u"reused"_s;
    case StepState::Adopted:
        return u"adopted"_s;
    case StepState::Failed:
        return u"failed"_s;
    }
    return {};
}

int countOf(const QList<StepStatus> &steps, std::initializer_list<StepState> states)
{
    return static_cast<int>(std::count_if(steps.begin(), steps.end(), [&](const StepStatus &one) {
        return std::find(states.begin(), states.end(), one.state) != states.end();
    }));
}

} // namespace dfw::run
