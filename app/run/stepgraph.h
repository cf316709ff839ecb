// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <QList>
#include <QMetaType>
#include <QString>

namespace dfw::run {

/// The steps of a run. The names (stepName) are a contract of `run --json`.
enum class StepId {
    ConnectionSpec, ///< the kind of source: sign-ins, row filters
    SchemaParts,    ///< what a new schema is made of, and whether it exists already
    BaseConnection,
    ConnectionTest,
    FlowSpec,
    FieldGroup,
    Schema,
    Identities,
    Profile, ///< enables the new schema for Profile
    Dataset,
    AdHocClass, ///< the form of 2020, with the two steps that follow
    AdHocSchema,
    DatasetConnection,
    SourceConnection,
    TargetConnection,
    MappingSet,
    Flow,
};

enum class StepKind {
    LookUp, ///< reads something that exists; its outcome is "reused"
    Create, ///< makes something; waits for every look-up, so that nothing is made on a plan that
            ///< cannot end
    Verify, ///< tries what the run made; waits like a Create and makes nothing
};

/// One step as data: shown, run and tested from this.
struct StepSpec
{
    StepId id;
    StepKind kind = StepKind::Create;
    QList<StepId> after; ///< what must be done before; look-ups are implied for a Create

    bool operator==(const StepSpec &) const = default;
};

/// "baseConnection", "flowSpec", …
QString stepName(StepId id);
/// nullopt for any other word.
std::optional<StepId> stepNamed(const QString &name);

/// What a plan with `draft` makes as drafts, and what is published after them.
bool isPublishable(StepId step);

/// The order that shows each step below what it needs; stable. Empty when the list has a cycle, a
/// duplicate or names a step that is not in it.
QList<StepSpec> inOrder(const QList<StepSpec> &steps);

/// Length of the longest chain of steps, the least number of round trips a run can take.
int longestChain(const QList<StepSpec> &steps);

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::StepId)
