// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/error.h"
#include "run/lostcreate.h"
#include "run/stepgraph.h"

#include <initializer_list>
#include <optional>
#include <QMap>
#include <QMetaType>

namespace dfw::run {

/// What a new schema will be made of, looked up before anything is made. A title that is taken is a
/// resource to use again, not an accident.
struct SchemaParts
{
    QString tenant;                                  ///< without the underscore
    SchemaFields fields;                             ///< of the class and the existing field groups
    std::optional<api::SchemaSummary> schema;        ///< the one that has the title already
    std::optional<api::ExistingFieldGroup> ownGroup; ///< the one that has our group's title
    std::optional<QList<api::IdentityNamespace>> namespaces; ///< asked for where fields are marked
    QList<api::Identity> identities; ///< of every schema; asked for with the namespaces
};

/// What a run knows so far: filled step by step, read by the steps that follow. A value; pure
/// functions turn plan and facts into the next request.
struct RunFacts
{
    QString runTag; ///< ends the descriptions of what this run makes, e.g. "dfw-8c1f03a2"
    std::optional<api::BaseConnection> baseConnection; ///< one that existed
    std::optional<api::ConnectionSpec> connectionSpec;
    std::optional<api::FlowSpec> flowSpec;
    std::optional<api::Schema> schema; ///< one that existed
    SchemaParts parts;                 ///< for a new schema
    std::optional<api::Dataset> dataset;
    api::Created newConnection;
    api::Created fieldGroup;
    api::Created newSchema;
    api::Created newDataset;
    api::Created adHocClass;
    api::Created adHocSchema;
    api::Created datasetConnection;
    api::Created sourceConnection;
    api::Created targetConnection;
    api::MappingSetCreated mappingSet;
    api::Created flow;
};

enum class StepState {
    Waiting,
    Running,
    Looking, ///< its answer was lost: the service is asked whether it was made
    Done,    ///< made by this run
    Reused,  ///< existed before
    Adopted, ///< made by an earlier attempt of this run and found again
    Failed,
};

/// Why a step waits before its request is sent again, and until when.
struct StepPause
{
    qint64 untilMs = 0;                  ///< milliseconds since the epoch, by the scheduler's clock
    int httpStatus = 0;                  ///< 0 where no answer came
    ErrorKind kind = ErrorKind::Network; ///< where no answer came
    QString code;
    bool asked = false;      ///< the service named the time, and nobody goes on before
    bool beforeLook = false; ///< what comes then is a look for what a lost create made

    bool operator==(const StepPause &) const = default;
};

/// One line of a run's progress. Times are milliseconds; startedAt counts from the start of the
/// run.
struct StepStatus
{
    StepId step = StepId::Flow;
    StepState state = StepState::Waiting;
    QString id;   ///< of the resource, once known
    QString etag; ///< where the service gives one
    qint64 startedAt = 0;
    qint64 ms = 0; ///< how long it took; 0 while waiting
    int attempts = 0;
    std::optional<Error> error;
    std::optional<StepPause> pause; ///< with Running and Looking
    QList<Candidate> candidates;    ///< with the error "SeveralFound": oldest first

    bool operator==(const StepStatus &) const = default;
};

/// How a run ended.
struct RunOutcome
{
    bool ok = false;
    qint64 ms = 0;
    QMap<StepId, QString> ids;  ///< every id that is known, also after a failure
    std::optional<Error> error; ///< the first failure
    QString flowId;
};

/// The IDs the later steps work with, whether they existed or were made; empty while unknown.
QString baseConnectionId(const FlowPlan &plan, const RunFacts &facts);
QString schemaId(const FlowPlan &plan, const RunFacts &facts);
QString datasetId(const FlowPlan &plan, const RunFacts &facts);
/// The fields the mapping goes to: of the schema that exists, or of the one that will be made.
SchemaFields targetFields(const FlowPlan &plan, const RunFacts &facts);

QString stateName(StepState state);

/// How many steps are in one of these states.
int countOf(const QList<StepStatus> &steps, std::initializer_list<StepState> states);

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::StepStatus)
Q_DECLARE_METATYPE(dfw::run::RunOutcome)
