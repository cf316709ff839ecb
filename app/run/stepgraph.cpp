// SPDX-License-Identifier: Apache-2.0
#include "run/stepgraph.h"

#include <algorithm>
#include <QHash>

namespace dfw::run {

using namespace Qt::StringLiterals;

namespace {

// All but look-ups wait for every look-up, named or not.
QList<StepId> needs(const StepSpec &step, const QList<StepSpec> &all)
{
    QList<StepId> out = step.after;
    if (step.kind != StepKind::LookUp) {
        for (const StepSpec &other : all) {
            if (other.kind == StepKind::LookUp && !out.contains(other.id))
                out.append(other.id);
        }
    }
    return out;
}

} // namespace

QString stepName(StepId id)
{
    switch (id) {
    case StepId::ConnectionSpec:
        return u"connectionSpec"_s;
    case StepId::SchemaParts:
        return u"schemaParts"_s;
    case StepId::BaseConnection:
        return u"baseConnection"_s;
    case StepId::ConnectionTest:
        return u"connectionTest"_s;
    case StepId::FlowSpec:
        return u"flowSpec"_s;
    case StepId::FieldGroup:
        return u"fieldGroup"_s;
    case StepId::Schema:
        return u"schema"_s;
    case StepId::Identities:
        return u"identities"_s;
    case StepId::Profile:
        return u"profile"_s;
    case StepId::Dataset:
        return u"dataset"_s;
    case StepId::AdHocClass:
        return u"adHocClass"_s;
    case StepId::AdHocSchema:
        return u"adHocSchema"_s;
    case StepId::DatasetConnection:
        return u"datasetConnection"_s;
    case StepId::SourceConnection:
        return u"sourceConnection"_s;
    case StepId::TargetConnection:
        return u"targetConnection"_s;
    case StepId::MappingSet:
        return u"mappingSet"_s;
    case StepId::Flow:
        return u"flow"_s;
    }
    return {};
}

std::optional<StepId> stepNamed(const QString &name)
{
    for (int i = 0; i <= static_cast<int>(StepId::Flow); ++i) {
        if (stepName(static_cast<StepId>(i)) == name)
            return static_cast<StepId>(i);
    }
    return std::nullopt;
}

bool isPublishable(StepId step)
{
    return step == StepId::BaseConnection || step == StepId::SourceConnection ||
           step == StepId::TargetConnection || step == StepId::Flow;
}

QList<StepSpec> inOrder(const QList<StepSpec> &steps)
{
    QList<StepSpec> out;
    QList<StepId> placed;
    while (out.size() < steps.size()) {
        const qsizetype before = out.size();
        for (const StepSpec &step : steps) {
            const QList<StepId> required = needs(step, steps);
            const bool ready = !placed.contains(step.id) &&
                               std::all_of(required.begin(), required.end(),
                                           [&](StepId id) { return placed.contains(id); });
            if (ready) {
                out.append(step);
                placed.append(step.id);
            }
        }
        if (out.size() == before)
            return {};
    }
    return out;
}

int longestChain(const QList<StepSpec> &steps)
{
    QHash<StepId, int> depth;
    int longest = 0;
    const QList<StepSpec> ordered = inOrder(steps);
    for (const StepSpec &step : ordered) {
        int mine = 1;
        const QList<StepId> required = needs(step, steps);
        for (StepId id : required)
            mine = qMax(mine, depth.value(id) + 1);
        depth.insert(step.id, mine);
        longest = qMax(longest, mine);
    }
    return longest;
}

} // namespace dfw::run
