// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/error.h"
#include "run/stepgraph.h"

#include <initializer_list>
#include <optional>
#include <QMap>
#include <QMetaType>

namespace dfw::run {

/// What a run knows so far: filled step by step, read by the steps that follow. A value; pure
/// functions turn plan and facts into the next request.
struct RunFacts
{
    QString runTag; ///< ends the descriptions of what this run makes, e.g. "dfw-8c1f03a2"
    std::optional<api::BaseConnection> baseConnection;
    std::optional<api::FlowSpec> flowSpec;
    std::optional<api::Schema> schema;
    std::optional<api::Dataset> dataset;
    api::Created sourceConnection;
    api::Created targetConnection;
    api::MappingSetCreated mappingSet;
    api::Created flow;
};

enum class StepState {
    Waiting,
    Running,
    Done,    ///< made by this run
    Reused,  ///< existed before
    Adopted, ///< made by an earlier attempt of this run and found again
    Failed,
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

QString stateName(StepState state);

/// How many steps are in one of these states.
int countOf(const QList<StepStatus> &steps, std::initializer_list<StepState> states);

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::StepStatus)
Q_DECLARE_METATYPE(dfw::run::RunOutcome)
