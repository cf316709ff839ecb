// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/rollback.h"
#include "run/runfacts.h"
#include "run/runwatcher.h"

#include <optional>
#include <QJsonObject>

namespace dfw::cli {

/// The lines of `run --json`. Keys are always there; null where nothing is known yet.
QJsonObject stepEvent(const run::StepStatus &status);
QJsonObject resultEvent(bool ok, const QMap<run::StepId, QString> &ids,
                        const std::optional<run::FlowProgress> &progress,
                        const std::optional<Error> &error, const QString &runTag);
/// The lines of `rollback --json`.
QJsonObject undoEvent(const run::UndoStatus &item);
/// `left`: what is still there was left for good, and the run is over.
QJsonObject undoResultEvent(const run::UndoOutcome &outcome, bool left);
/// {"kind","message","httpStatus","code","requestId"}; `message` is for people.
QJsonObject errorObject(const Error &error, const QString &step);

} // namespace dfw::cli
