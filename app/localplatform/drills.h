// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "localplatform/faultplan.h"

#include <QStringList>

namespace dfw::localplatform {

/// A fault that people choose by name, to see what becomes of a run. Written as
/// NAME[@STEP][*COUNT]:
///   reply-lost@flow           the flow is made, and the answer is lost
///   server-error@4            the fourth thing that is created answers with 500
///   rate-limit@mappingSet*3   the first three tries
///   expired-token*0           always
/// Without a step the next request that creates something; once, where no count is given.
struct Drill
{
    QString name;  ///< one of drillNames()
    QString step;  ///< one of drillSteps(); empty = any that creates something
    int nth = 1;   ///< works from this one on
    int count = 1; ///< on so many in a row; 0 = on all that follow

    bool operator==(const Drill &) const = default;
};

/// In the order in which they are offered.
QStringList drillNames();
/// The steps of a run, by the names `run --json` calls them.
QStringList drillSteps();
/// Whether the drill can hit that step: nobody can change a mapping set behind one's back.
bool canHit(const QString &name, const QString &step);
/// Those of drillSteps() that it can hit.
QStringList stepsOf(const QString &name);

/// Errors are ErrorKind::InvalidPlan with what was written in `where` and what would be right in
/// `detail` (names with ", " between them, or a range); the code is "UnknownDrill", "UnknownStep"
/// (also where the drill cannot hit it) or "BadCount".
Result<Drill> parseDrill(const QString &text);

/// `drill` is one that parseDrill() would accept.
FaultRule ruleFor(const Drill &drill);

} // namespace dfw::localplatform
