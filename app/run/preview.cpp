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
    fill(facts.sourceConnection.id, u"{sourceConnection.id}"_s);
    fill(facts.targetConnection.id, u"{targetConnection.id}"_s);
    fill(facts.mappingSet.id, u"{mappingSet.id}"_s);
    if (facts.mappingSet.version.isNull() || facts.mappingSet.version.isUndefined())
        facts.mappingSet.version = u"{mappingSet.version}"_s;
    if (!facts.flowSpec)
        facts.flowSpec = api::FlowSpec{.ref = {.id = u"{flowSpec.id}"_s, .version = u"1.0"_s}};

    QList<PreviewRequest> out;
    const QList<StepSpec> steps = inOrder(provisioningSteps());
    for (const StepSpec &step : steps) {
        net::Request request = requestFor(step.id, plan, facts);
        request.headers = net::authHeaderPlaceholders() + request.headers;
        out.append({step.id, request});
    }
    return out;
}

} // namespace dfw::run
