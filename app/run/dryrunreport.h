// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "api/wire/accesswire.h"
#include "core/result.h"
#include "domain/flowplan.h"
#include "run/dryrunitem.h"
#include "run/runfacts.h"

#include <map>
#include <optional>

namespace dfw::run {

/// What stands at the source, as it was answered.
struct SourceFound
{
    std::optional<Result<api::TableContents>> contents; ///< of the table, or of one file for all
    QString path;                                       ///< whose they are
    /// What stands beside it: asked for where it could not be read, and for folders.
    std::optional<Result<QList<api::ExploreEntry>>> listed;
};

/// What a dry run has found out: what was answered, as it came. Absent = not asked.
struct DryRunFindings
{
    FlowPlan plan;
    RunFacts facts;
    std::map<StepId, Error> lookUpErrors;
    std::optional<Result<api::wire::WriteProbe>> rights;
    std::optional<Result<api::ConnectionTest>> test;
    SourceFound source;
    std::optional<Result<QList<api::MappingVerdict>>> verdicts;
    std::optional<Result<QList<api::PreviewedRow>>> preview;
    std::map<StepId, Result<QStringList>> namesakes;
};

/// The schema the mapping can be held against by the service: one that exists, also where the run
/// would use it again for a new one. Empty where there is none, or where it does not fit.
QString existingSchema(const DryRunFindings &findings);

/// The report of what was found; pure.
DryRunReport dryRunReport(const DryRunFindings &findings);

} // namespace dfw::run
