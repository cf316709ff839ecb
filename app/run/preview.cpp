// SPDX-License-Identifier: Apache-2.0
#include "run/preview.h"

#include "net/authtransport.h"
#include "run/provisionsteps.h"

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

void fill(QString &value, const QString &placeholder)
{
    if (value.isEmpty())
        value = placeholder;
}

} // namespace

QList<PreviewRequest> previewRequests(const FlowPlan &plan, const RunFacts &known)
{
    RunFacts facts = known;
    fill(facts.runTag, u"{runTag}"_s);
    fill(facts.parts.tenant, u"{tenant}"_s);
    fill(facts.newConnection.id, u"{baseConnection.id}"_s);
    if (plan.target.newSchema && plan.target.newSchema->ownFields)
        fill(facts.fieldGroup.id, u"{fieldGroup.id}"_s);
    fill(facts.newSchema.id, u"{schema.id}"_s);
    fill(facts.newDataset.id, u"{dataset.id}"_s);
    if (plan.form2020) {
        fill(facts.adHocClass.id, u"{adHocClass.id}"_s);
        fill(facts.adHocSchema.id, u"{adHocSchema.id}"_s);
        if (!plan.source.isFiles())
            fill(facts.datasetConnection.id, u"{datasetConnection.id}"_s);
    }
    fill(facts.sourceConnection.id, u"{sourceConnection.id}"_s);
    fill(facts.targetConnection.id, u"{targetConnection.id}"_s);
    fill(facts.mappingSet.id, u"{mappingSet.id}"_s);
    if (facts.mappingSet.version.isNull() || facts.mappingSet.version.isUndefined())
        facts.mappingSet.version = u"{mappingSet.version}"_s;
    if (!facts.flowSpec)
        facts.flowSpec = api::FlowSpec{.ref = {.id = u"{flowSpec.id}"_s, .version = u"1.0"_s}};

    QList<PreviewRequest> out;
    const QList<StepSpec> steps = inOrder(provisioningSteps(plan));
    for (const StepSpec &step : steps) {
        const QList<net::Request> requests = requestsFor(step.id, plan, facts);
        for (net::Request request : requests) {
            request.headers = net::authHeaderPlaceholders() + request.headers;
            out.append({step.id, request});
        }
    }
    return out;
}

} // namespace dfw::run
