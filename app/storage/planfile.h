// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/flowplan.h"
#include "domain/validation.h"

#include <optional>
#include <QByteArray>
#include <QList>
#include <QString>

// The plan file: versioned JSON in reading order, described by resources/plan.schema.json. It holds
// no host and no secret, so it may be mailed, reviewed and kept under version control.
//
// Issues that come from here, with their arguments:
//   TooLarge        limit in MiB
//   NotJson         line, column (none for an empty file)
//   NotAPlan        what stands in "format" (none where there is nothing)
//   NewerVersion    version of the file, newest version known
//   UnknownVersion  version of the file, newest version known
//   DuplicateField  name
//   MissingField    name
//   UnknownField    name, and "secret" or "host" where it looks like one
//   WrongType       type found, type wanted ("string", "integer", "number", "boolean", "object",
//                   "array", "null")
//   BadValue        value found, values allowed (may be empty)

namespace dfw::storage {

/// A larger file is no plan: ten thousand columns take 3 MiB.
inline constexpr qint64 largestPlanBytes = 16 * 1024 * 1024;
inline constexpr int planVersion = 1;

struct PlanReading
{
    std::optional<FlowPlan> plan; ///< absent exactly when `issues` has an error
    QList<Issue> issues;          ///< faults of the file, in the file's usual order; at most 100
};

/// Reads the text of a plan. Whether the plan makes sense is another question: domain's validate().
/// Any bytes are fine as input.
PlanReading readPlan(const QByteArray &json);

/// The text of a plan: equal plans give equal bytes, and readPlan() gives the plan back. Optional
/// values that are empty are left out. Of a column's extra keys those that look like credentials
/// are not written.
QByteArray writePlan(const FlowPlan &plan);

/// Reads a plan file, which is left as it is. Fails with ErrorKind::Storage where there is no
/// regular file or it cannot be read; `where` is the path.
Result<PlanReading> loadPlan(const QString &path);

/// Writes the file whole or not at all. An existing file keeps its permissions; a new one gets the
/// user's default (umask): there is nothing in it to hide, and colleagues are meant to read it.
/// Fails with ErrorKind::Storage; the old file is then untouched.
Result<Unit> savePlan(const QString &path, const FlowPlan &plan);

} // namespace dfw::storage
