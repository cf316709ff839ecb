// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "domain/flowplan.h"
#include "domain/schemafield.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace dfw {

/// Every fault a plan can have. The sentence for each is made in ui/texts/issuetext; a new code
/// needs one there.
enum class IssueCode {
    // the file (storage/planfile)
    TooLarge,
    NotJson,
    NotAPlan,
    NewerVersion,
    UnknownVersion,
    WrongType,
    MissingField,
    UnknownField,
    DuplicateField, ///< a key that comes twice in one object: which value counts is anybody's guess
    BadValue,
    EitherOr, ///< two keys of which only one may stand
    // the plan
    NameMissing,
    BaseConnectionMissing,
    NotAConnectionSpecId, ///< not 8-4-4-4-12 hex, or a provider or target ID the tutorials print by
                          ///< mistake
    TableMissing,
    NoColumns,
    DuplicateColumn,
    SchemaMissing,
    DatasetMissing,
    NoMappingRows,
    TargetMissing,
    SourceMissing,
    UnknownColumn, ///< a mapping row names a column that is not among the chosen ones
    DuplicateTarget,
    TargetIsObject,     ///< a value cannot be put on a branch of the schema
    TargetInsideTarget, ///< one row's target is the parent of another's
    UnknownTarget,      ///< the schema has no such path
    TypeNeverFits,
    TypeMayNotFit, ///< warning
    RequiredNotMapped,
    ExpressionTooLong, ///< over 4096 characters
    // the rows by the formula language, the schema and the sample rows (mapping/checks)
    FormulaSyntax,            ///< SyntaxProblem: code, character from 1, length, its arguments
    FormulaColumnUnknown,     ///< column, character from 1
    ConstantDoesNotFit,       ///< value, rows, rows, target, PreviewCell::reason()
    ValuesDoNotFit,           ///< warning: source, how many, of how many, target, reason()
    RequiredValueEmpty,       ///< warning: source, how many, of how many, target
    IdentityValueEmpty,       ///< warning: the same
    IdentityWithoutNamespace, ///< source, target
    DeltaColumnMissing,
    DeltaColumnUnknown,  ///< not among the chosen columns
    DeltaColumnNotTime,  ///< warning: neither date nor date-time by its type
    DeltaFormatWeekYear, ///< YYYY or DD: week-year and day-of-year in Java-style patterns
    DeltaZoneNotUtc,
    IntervalWithOnce,
    BackfillWithOnce,
    IntervalMissing,
    IntervalTooSmall,
    StartMissing,
    StartInMilliseconds,
    StartInPast, ///< warning: one run at once
    OnceIsFinal, ///< note: a one-time flow cannot be rescheduled
    PercentOutOfRange,
    // the source's kind, by the published list of connectors
    WrongSpecId,      ///< a tutorial's misprint: the id, the right one, its connector
    StreamingSource,  ///< brings its rows by itself: connector
    OtherFlowSpec,    ///< connector, its flow spec, the plan's
    SourceDeprecated, ///< warning
    KindIsFiles,      ///< a table is named, but the connector brings files
    KindIsTables,     ///< files are named, but the connector has tables
    // a new base connection
    AuthSpecMissing,
    AuthSpecUnknown, ///< warning: name, those published
    ParamMissing,
    SecretInPlan,
    // files
    PathMissing,
    DelimiterNotOneCharacter,
    FilePropertyNotForFormat, ///< property, format
    DeltaColumnWithFiles,
    // a row filter
    FilterEmpty,
    FilterColumnUnknown,
    FilterComparisonUnknown,
    FilterValueCount, ///< column, comparison
    FilterWithFiles,
    // a new schema or dataset
    FieldGroupTitleMissing,
    NoNewFields,
    BadFieldName,
    DuplicateNewField,
    IdentityPathMissing,
    IdentityNamespaceMissing,
    DuplicateIdentity,
    TwoPrimaryIdentities,
    ProfileWithoutIdentity, ///< warning
    DatasetOfOtherSchema,   ///< an existing dataset cannot be on a new schema
    EndNotAfterStart,
};

enum class Severity {
    Note,
    Warning,
    Error, ///< the plan cannot be run
};

/// One thing to say about a plan, with its place.
struct Issue
{
    IssueCode code = IssueCode::BadValue;
    Severity severity = Severity::Error;
    QString pointer;       ///< JSON pointer into the plan file, e.g. "/mapping/2/target"
    QStringList arguments; ///< what the sentence needs: names, values, limits

    bool operator==(const Issue &) const = default;
};

/// What a value of type `from` does in a field of type `to` (schema-catalog-dataprep
/// reference 1.12).
enum class Fit {
    Good,
    Depends, ///< on the values: some may be emptied
    Never,
};
Fit typeFit(ValueType from, ValueType to);

/// Checks a plan without any service. Order: by place in the plan. `nowSeconds` decides
/// StartInPast.
QList<Issue> validate(const FlowPlan &plan, qint64 nowSeconds);

/// Operators of row filters that any connection spec may have (flow-service reference 3.12).
QStringList knownComparisons();

/// Checks the mapping rows against the schema they go to.
QList<Issue> validateAgainstSchema(const FlowPlan &plan, const SchemaFields &fields);

/// True where nothing of severity Error is in the list.
bool isRunnable(const QList<Issue> &issues);

} // namespace dfw
