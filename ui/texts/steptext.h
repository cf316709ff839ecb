// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

// Steps by their stable name (run::stepName): "baseConnection", "flowSpec", "schema", "dataset",
// "sourceConnection", "targetConnection", "mappingSet", "flow", and what a new base connection, a
// new schema and the form of 2020 add.

namespace dfw::ui {

/// "Source connection". An unknown step keeps its own name.
QString stepTitle(const QString &step);

/// One line of help: what the thing is for. "" for an unknown step.
QString stepHelp(const QString &step);

/// "The source connection was not created." / "The schema could not be read." A sentence of its own
/// for each step, because no language lets us build it from parts. "" for an unknown step.
QString stepFailure(const QString &step);

/// "Whether the source connection was created is not known." Only steps that create have one; ""
/// otherwise.
QString stepInDoubt(const QString &step);

/// The same for the creates of steps that look up in other plans ("createSchema"); "" for others.
QString inDoubtOfOperation(const QString &operation);

/// The step an Error::operation belongs to ("createFlow" -> "flow"); "" where it is none's.
QString stepOfOperation(const QString &operation);

/// What did not work, for operations outside the steps ("exploreTable", "loadPlan"); "" for others.
QString operationFailure(const QString &operation);

} // namespace dfw::ui
