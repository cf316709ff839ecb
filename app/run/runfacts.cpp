// SPDX-License-Identifier: Apache-2.0
#include "run/runfacts.h"

#include "api/wire/makewire.h"

namespace dfw::run {

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

} // namespace dfw::run
