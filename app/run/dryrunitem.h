// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/error.h"
#include "domain/validation.h"
#include "run/stepgraph.h"

#include <optional>
#include <QMetaType>

namespace dfw::run {

/// What is looked at before a run, in reading order.
enum class DryRunPoint {
    SignIn,          ///< only there where it was refused
    Platform,        ///< only there where nothing of it could be reached
    Rights,          ///< whether one may make what the plan makes; which is said by the step
    LookUp,          ///< something the plan names exists; which is said by the step
    ConnectionState, ///< the base connection is enabled
    ConnectionTest,  ///< it signs in
    Source,          ///< the flow spec takes the source, the source can do what the plan wants
    SourceData,      ///< the table or the files are there
    SourceColumns,   ///< so are the columns that the plan names, with the types it knows
    NewConnection,   ///< the sign-in of a new base connection is one of its own, and complete
    NewSchema,       ///< titles and identities of a new schema
    Dataset,         ///< the dataset belongs to the schema, the schema to Profile
    Mapping,         ///< the rows against the schema as it is
    MappingService,  ///< Data Prep's own opinion of the rows
    MappingPreview,  ///< sample rows through the mapping, by Data Prep
    Flow,            ///< schedule, transformations and options against the live flow spec
    Name,            ///< nobody else has the name; whose it is is said by the step
};

/// "rights", "lookUp", …: a contract of `check --json`.
QString dryRunPointName(DryRunPoint point);

enum class Verdict {
    Fine,
    Warning,    ///< the run would go on
    Problem,    ///< the run would stop
    NotChecked, ///< `error.code` says why
};

/// "fine", "warning", "problem", "notChecked".
QString verdictName(Verdict verdict);

/// One line of the report. Why it could not be checked: "AfterCreating" (it is made by the run),
/// "NeedsLookUp" (what it needs could not be read), "RightUnknown" (only making it tells),
/// "NoColumns", "NoSampleRows", "SignInRefused" and "NotReached" (see SignIn and Platform), or the
/// service's own error.
struct DryRunItem
{
    DryRunPoint point = DryRunPoint::LookUp;
    StepId step = StepId::Flow;
    Verdict verdict = Verdict::Fine;
    QString pointer;            ///< of the plan; empty where no place of it is meant
    QString found;              ///< Fine: the name, the ID or how many, where there is one
    std::optional<Error> error; ///< every verdict but Fine has this or `issue`
    std::optional<Issue> issue; ///< of the mapping

    bool operator==(const DryRunItem &) const = default;
};

/// A reason of the dry run's own, with one of the codes above or one that a sentence is made from.
Error dryRunReason(const char *code);

struct DryRunReport
{
    QList<DryRunItem> items;

    int count(Verdict verdict) const;
    bool operator==(const DryRunReport &) const = default;
};

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::DryRunReport)
