// SPDX-License-Identifier: Apache-2.0
#include "run/dryrunreport.h"

#include "run/checks.h"
#include "run/commoncause.h"
#include "run/nameitems.h"
#include "run/provisionsteps.h"
#include "run/sourceitems.h"

#include <algorithm>
#include <initializer_list>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

QString pointerOf(StepId step, const FlowPlan &plan)
{
    switch (step) {
    case StepId::ConnectionSpec:
        return u"/source/connectionSpec/id"_s;
    case StepId::BaseConnection:
        return plan.source.newConnection ? u"/source/baseConnection/create"_s
                                         : u"/source/baseConnection/id"_s;
    case StepId::FlowSpec:
        return u"/source/flowSpec"_s;
    case StepId::SchemaParts:
        return u"/target/schema/create"_s;
    case StepId::Schema:
        return plan.target.newSchema ? u"/target/schema/create"_s : u"/target/schema/id"_s;
    case StepId::Dataset:
        return plan.target.newDataset ? u"/target/dataset/create"_s : u"/target/dataset/id"_s;
    default:
        return {};
    }
}

// What a look-up found, in a word.
QString foundBy(StepId step, const RunFacts &facts)
{
    switch (step) {
    case StepId::ConnectionSpec:
        return facts.connectionSpec ? facts.connectionSpec->name : QString();
    case StepId::BaseConnection:
        return facts.baseConnection ? facts.baseConnection->name : QString();
    case StepId::FlowSpec:
        return facts.flowSpec ? facts.flowSpec->name : QString();
    case StepId::Schema:
        return facts.schema ? facts.schema->title : QString();
    case StepId::SchemaParts:
        return facts.parts.schema ? facts.parts.schema->title : QString();
    case StepId::Dataset:
        return facts.dataset ? facts.dataset->name : QString();
    default:
        return {};
    }
}

class Reporter
{
public:
    explicit Reporter(const DryRunFindings &findings)
        : m_findings(findings), m_plan(findings.plan),
          m_failures(checkBeforeCreating(findings.plan, findings.facts))
    {
        for (const StepSpec &step : provisioningSteps(m_plan)) {
            if (step.kind == StepKind::LookUp)
                m_lookUps.append(step.id);
            else if (step.kind == StepKind::Create)
                m_creates.append(step.id);
        }
    }

    DryRunReport report()
    {
        rights();
        source();
        target();
        mapping();
        checks(DryRunPoint::Flow, {StepId::Flow}, {StepId::FlowSpec}, {});
        m_items.append(nameItems(m_findings));
        tellCommonCause(m_items);
        return {std::move(m_items)};
    }

private:
    void rights()
    {
        if (!m_findings.rights)
            return;
        const auto &rights = *m_findings.rights;
        DryRunItem item{.point = DryRunPoint::Rights, .step = StepId::SourceConnection};
        if (!rights) {
            item.verdict = Verdict::NotChecked;
            item.error = rights.error();
        } else if (rights->right != api::wire::WriteRight::Allowed) {
            item.verdict = rights->right == api::wire::WriteRight::Refused ? Verdict::Problem
                                                                           : Verdict::NotChecked;
            item.error = rights->answer;
        }
        m_items.append(item);
        // Only Flow Service can be asked in a way that surely makes nothing.
        for (const StepId step :
             {StepId::AdHocClass, StepId::AdHocSchema, StepId::FieldGroup, StepId::Schema,
              StepId::Identities, StepId::Profile, StepId::Dataset, StepId::MappingSet}) {
            if (m_creates.contains(step))
                notChecked(DryRunPoint::Rights, step, "RightUnknown");
        }
    }

    void lookUp(StepId step)
    {
        if (!m_lookUps.contains(step))
            return;
        DryRunItem item{.point = DryRunPoint::LookUp,
                        .step = step,
                        .pointer = pointerOf(step, m_plan),
                        .found = foundBy(step, m_findings.facts)};
        if (const auto failed = m_findings.lookUpErrors.find(step);
            failed != m_findings.lookUpErrors.end()) {
            item.verdict = Verdict::Problem;
            item.error = failed->second;
        }
        m_items.append(item);
    }

    bool knows(const std::initializer_list<StepId> &lookUps) const
    {
        return std::none_of(lookUps.begin(), lookUps.end(),
                            [this](StepId step) { return m_findings.lookUpErrors.contains(step); });
    }

    void notChecked(DryRunPoint point, StepId step, const char *why, const QString &pointer = {})
    {
        m_items.append({.point = point,
                        .step = step,
                        .verdict = Verdict::NotChecked,
                        .pointer = pointer,
                        .error = dryRunReason(why)});
    }

    // The checks before the first create that hit one of `steps`; one line where all went well.
    void checks(DryRunPoint point, const std::initializer_list<StepId> &steps,
                const std::initializer_list<StepId> &needs, const QString &pointer)
    {
        const StepId step = *steps.begin();
        if (!knows(needs)) {
            notChecked(point, step, "NeedsLookUp", pointer);
            return;
        }
        const qsizetype before = m_items.size();
        for (const CheckFailure &failure : std::as_const(m_failures)) {
            if (std::find(steps.begin(), steps.end(), failure.step) != steps.end())
                m_items.append({.point = point,
                                .step = failure.step,
                                .verdict = Verdict::Problem,
                                .pointer = failure.error.where,
                                .error = failure.error});
        }
        if (m_items.size() == before)
            m_items.append({.point = point, .step = step, .pointer = pointer});
    }

    void source()
    {
        lookUp(StepId::ConnectionSpec);
        lookUp(StepId::BaseConnection);
        if (m_plan.source.newConnection) {
            checks(DryRunPoint::NewConnection, {StepId::BaseConnection},
                   {StepId::ConnectionSpec, StepId::FlowSpec},
                   pointerOf(StepId::BaseConnection, m_plan));
            notChecked(DryRunPoint::ConnectionTest, StepId::BaseConnection, "AfterCreating",
                       pointerOf(StepId::BaseConnection, m_plan));
        } else {
            connection();
        }
        lookUp(StepId::FlowSpec);
        checks(DryRunPoint::Source, {StepId::SourceConnection},
               {StepId::FlowSpec, StepId::BaseConnection, StepId::ConnectionSpec},
               u"/source/connectionSpec/id"_s);
        m_items.append(sourceItems(m_findings));
    }

    void connection()
    {
        const QString pointer = pointerOf(StepId::BaseConnection, m_plan);
        const auto &found = m_findings.facts.baseConnection;
        if (found && !found->state.isEmpty() && found->state != "enabled"_L1) {
            Error error = dryRunReason("ConnectionNotEnabled");
            error.serverText = found->state;
            m_items.append({.point = DryRunPoint::ConnectionState,
                            .step = StepId::BaseConnection,
                            .verdict = Verdict::Warning,
                            .pointer = pointer,
                            .error = error});
        }
        if (!m_findings.test) {
            notChecked(DryRunPoint::ConnectionTest, StepId::BaseConnection, "NeedsLookUp", pointer);
            return;
        }
        DryRunItem item{.point = DryRunPoint::ConnectionTest,
                        .step = StepId::BaseConnection,
                        .pointer = pointer};
        const auto &test = *m_findings.test;
        if (!test) {
            item.verdict = Verdict::NotChecked;
            item.error = test.error();
        } else if (!test->works) {
            item.verdict = Verdict::Problem;
            item.error = Error{.kind = ErrorKind::Refused,
                               .operation = u"testConnection"_s,
                               .code = u"ConnectionTestFailed"_s,
                               .serverText = test->reason};
        }
        m_items.append(item);
    }

    void target()
    {
        lookUp(StepId::SchemaParts);
        lookUp(StepId::Schema);
        if (m_plan.target.newSchema)
            checks(DryRunPoint::NewSchema, {StepId::Schema, StepId::FieldGroup, StepId::Identities},
                   {StepId::SchemaParts, StepId::FlowSpec}, pointerOf(StepId::Schema, m_plan));
        lookUp(StepId::Dataset);
        checks(DryRunPoint::Dataset, {StepId::Dataset, StepId::TargetConnection},
               {StepId::Dataset, StepId::Schema, StepId::FlowSpec},
               pointerOf(StepId::Dataset, m_plan));
    }

    void mapping()
    {
        const SchemaFields fields = targetFields(m_plan, m_findings.facts);
        if (!knows({StepId::Schema, StepId::SchemaParts}) || fields.isEmpty()) {
            notChecked(DryRunPoint::Mapping, StepId::MappingSet, "NeedsLookUp", u"/mapping"_s);
        } else {
            const qsizetype before = m_items.size();
            const QList<Issue> issues = validateAgainstSchema(m_plan, fields);
            for (const Issue &issue : issues) {
                if (issue.severity != Severity::Note)
                    m_items.append({.point = DryRunPoint::Mapping,
                                    .step = StepId::MappingSet,
                                    .verdict = issue.severity == Severity::Error ? Verdict::Problem
                                                                                 : Verdict::Warning,
                                    .pointer = issue.pointer,
                                    .issue = issue});
            }
            if (m_items.size() == before)
                m_items.append({.point = DryRunPoint::Mapping,
                                .step = StepId::MappingSet,
                                .pointer = u"/mapping"_s,
                                .found = QString::number(m_plan.mapping.size())});
        }
        mappingByService();
        preview();
    }

    const char *whyNoSchema() const
    {
        const bool known = knows({StepId::Schema, StepId::SchemaParts, StepId::FlowSpec});
        return known ? "AfterCreating" : "NeedsLookUp";
    }

    void mappingByService()
    {
        if (!m_findings.verdicts) {
            notChecked(DryRunPoint::MappingService, StepId::MappingSet, whyNoSchema(),
                       u"/mapping"_s);
            return;
        }
        DryRunItem item{.point = DryRunPoint::MappingService,
                        .step = StepId::MappingSet,
                        .pointer = u"/mapping"_s};
        const auto &verdicts = *m_findings.verdicts;
        if (!verdicts) {
            // A set that it refuses as a whole is refused by the run, too.
            item.verdict = verdicts.error().kind == ErrorKind::Refused ? Verdict::Problem
                                                                       : Verdict::NotChecked;
            item.error = verdicts.error();
            m_items.append(item);
            return;
        }
        const qsizetype before = m_items.size();
        for (qsizetype row = 0; row < verdicts->size(); ++row) {
            if (verdicts->at(row).fine)
                continue;
            item.verdict = Verdict::Problem;
            item.pointer = u"/mapping/%1"_s.arg(row);
            item.error = dryRunReason("MappingRowRefused");
            item.error->serverText = verdicts->at(row).reason;
            item.error->where = item.pointer;
            m_items.append(item);
        }
        if (m_items.size() == before) {
            item.found = QString::number(verdicts->size());
            m_items.append(item);
        }
    }

    void preview()
    {
        if (!m_findings.preview) {
            notChecked(DryRunPoint::MappingPreview, StepId::MappingSet,
                       existingSchema(m_findings).isEmpty() ? whyNoSchema() : "NoSampleRows",
                       u"/mapping"_s);
            return;
        }
        DryRunItem item{.point = DryRunPoint::MappingPreview,
                        .step = StepId::MappingSet,
                        .pointer = u"/mapping"_s};
        const auto &rows = *m_findings.preview;
        if (!rows) {
            item.verdict = Verdict::NotChecked;
            item.error = rows.error();
        } else {
            const auto bad =
                std::count_if(rows->begin(), rows->end(),
                              [](const api::PreviewedRow &row) { return !row.problems.isEmpty(); });
            item.found = QString::number(rows->size());
            if (bad > 0) {
                item.verdict = Verdict::Warning;
                item.error = dryRunReason("PreviewHasGaps");
                const auto first =
                    std::find_if(rows->begin(), rows->end(), [](const api::PreviewedRow &row) {
                        return !row.problems.isEmpty();
                    });
                item.error->where = first->problems.first().target;
                item.error->serverText = QString::number(bad);
                item.error->detail = first->problems.first().reason;
            }
        }
        m_items.append(item);
    }

    const DryRunFindings &m_findings;
    const FlowPlan &m_plan;
    QList<CheckFailure> m_failures;
    QList<StepId> m_lookUps;
    QList<StepId> m_creates;
    QList<DryRunItem> m_items;
};

} // namespace

QString existingSchema(const DryRunFindings &findings)
{
    if (!findings.plan.target.newSchema)
        return findings.facts.schema ? findings.facts.schema->id : QString();
    if (!findings.facts.parts.schema || !findings.facts.flowSpec)
        return {};
    const QList<CheckFailure> failures = checkBeforeCreating(findings.plan, findings.facts);
    const bool fits =
        std::none_of(failures.begin(), failures.end(), [](const CheckFailure &failure) {
            return failure.step == StepId::Schema || failure.step == StepId::FieldGroup;
        });
    return fits ? findings.facts.parts.schema->id : QString();
}

DryRunReport dryRunReport(const DryRunFindings &findings)
{
    return Reporter(findings).report();
}

} // namespace dfw::run
