// SPDX-License-Identifier: Apache-2.0
#include "run/dryrun.h"

#include "api/wire/connectionwire.h"
#include "api/wire/mappingwire.h"
#include "api/wire/previewwire.h"
#include "run/answer.h"
#include "run/nameitems.h"
#include "run/provisionsteps.h"

namespace dfw::run {

namespace wire = api::wire;

DryRun::DryRun(net::Transport &transport, QObject *parent) : QObject(parent), m_transport(transport)
{
}

void DryRun::start(const FlowPlan &plan, const SampleRows &sample)
{
    cancel();
    m_findings = {.plan = plan};
    m_sample = sample;
    m_asked = 0;
    m_answered = 0;
    m_followed = false;
    m_running = true;
    askRights();
    const QList<StepSpec> steps = provisioningSteps(plan);
    for (const StepSpec &step : steps) {
        if (step.kind == StepKind::LookUp)
            lookUp(step.id, requestsFor(step.id, plan, m_findings.facts));
    }
    askNames();
    Q_EMIT progressed();
}

void DryRun::cancel()
{
    m_running = false;
    m_calls.clear();
}

void DryRun::ask(const net::Request &request, const Take &take)
{
    const int number = m_asked++;
    m_calls[number] =
        m_transport.send(request, [this, number, take](const Result<net::Response> &outcome) {
            // Kept until the end: destroying it here would destroy the function we are in.
            const Call ended = std::move(m_calls[number]);
            m_calls.erase(number);
            ++m_answered;
            take(outcome);
            if (m_calls.empty() && !std::exchange(m_followed, true))
                askWhatFollows();
            Q_EMIT progressed();
            if (!m_running || !m_calls.empty()) // a receiver may have cancelled, or begun anew
                return;
            m_running = false;
            Q_EMIT finished(dryRunReport(m_findings));
        });
}

void DryRun::lookUp(StepId step, QList<net::Request> requests)
{
    const net::Request request = requests.takeFirst();
    ask(request, [this, step, request, requests](const Result<net::Response> &outcome) {
        const Result<StepGain> gained =
            outcome ? takeAnswer(step, m_findings.plan, request, *outcome, m_findings.facts)
                    : Result<StepGain>(outcome.error());
        if (!gained)
            m_findings.lookUpErrors.insert_or_assign(step, gained.error());
        else if (!requests.isEmpty())
            lookUp(step, requests);
    });
}

void DryRun::askRights()
{
    ask(wire::probeConnectionWrite(), [this](const Result<net::Response> &outcome) {
        m_findings.rights = outcome ? Result<wire::WriteProbe>(wire::readWriteProbe(*outcome))
                                    : Result<wire::WriteProbe>(outcome.error());
    });
}

void DryRun::askNames()
{
    const QList<PlannedName> names = plannedNames(m_findings.plan);
    for (const PlannedName &one : names) {
        const net::Request request = wire::findByName(one.what, one.name);
        ask(request, [this, one, request](const Result<net::Response> &outcome) {
            m_findings.namesakes.insert_or_assign(
                one.step,
                readAnswer<QStringList>(request, outcome, [&one](const net::Response &response) {
                    return wire::readNamesakes(one.what, one.name, response);
                }));
        });
    }
}

void DryRun::askWhatFollows()
{
    askSource();
    if (m_findings.facts.baseConnection) {
        const net::Request request = wire::testConnection(m_findings.facts.baseConnection->id);
        ask(request, [this, request](const Result<net::Response> &outcome) {
            m_findings.test =
                readAnswer<api::ConnectionTest>(request, outcome, wire::readConnectionTest);
        });
    }
    const QString schema = existingSchema(m_findings);
    if (schema.isEmpty())
        return;
    const Mapping &rows = m_findings.plan.mapping;
    const net::Request validate = wire::validateMappingSet(rows, schema);
    ask(validate, [this, validate](const Result<net::Response> &outcome) {
        m_findings.verdicts =
            readAnswer<QList<api::MappingVerdict>>(validate, outcome, wire::readMappingVerdicts);
    });
}

void DryRun::askPreview()
{
    const QString schema = existingSchema(m_findings);
    if (schema.isEmpty() || m_sample.rows.isEmpty())
        return;
    const net::Request preview = wire::previewMappingSet(m_findings.plan.mapping, schema, m_sample);
    ask(preview, [this, preview](const Result<net::Response> &outcome) {
        m_findings.preview =
            readAnswer<QList<api::PreviewedRow>>(preview, outcome, wire::readPreview);
    });
}

} // namespace dfw::run
