// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/wire/batchwire.h"
#include "api/wire/recoverwire.h"
#include "journal/record.h"
#include "run/runfacts.h"
#include "run/stepgraph.h"

#include <optional>
#include <QList>
#include <QMetaType>

namespace dfw::run {

enum class UndoState {
    Waiting,
    Looking, ///< the service is asked what it is now, or whether it was made at all
    Deleting,
    Deleted,
    Gone,    ///< it was not there any more
    Changed, ///< somebody changed it since: kept
    Refused, ///< the service did not delete it, or could not be asked; see the error
    Stays,   ///< there is no published way to delete it, and it does no harm
    HasData, ///< a dataset that holds rows: kept, unless they are to go, too
    Needed,  ///< something that is kept works with it: kept as well, without being asked for
};

/// "deleted", "gone", …: a contract of `rollback --json`.
QString undoStateName(UndoState state);
/// What stands in the journal; none while it is not settled.
std::optional<journal::UndoResult> undoResultOf(UndoState state);

/// One resource of a roll-back.
struct UndoStatus
{
    StepId step = StepId::Flow;
    QString id; ///< empty while it is looked for: its create was never answered
    UndoState state = UndoState::Waiting;
    std::optional<Error> error;     ///< with Refused
    std::optional<StepPause> pause; ///< with Looking and Deleting: why it waits
    api::wire::StoredRows stored;   ///< with HasData

    bool operator==(const UndoStatus &) const = default;
};

struct UndoOutcome
{
    bool ok = false;            ///< nothing is left but what stays by nature
    std::optional<Error> error; ///< why it stopped: cancelled, or the journal cannot be written
    QList<UndoStatus> items;
};

/// What a resource works with or is made of, at one remove: gone, it would not do any more. A
/// dataset's schema is not named: there may be several of either, see RollBack.
QList<StepId> usedBy(StepId step);

/// True where something is left, and trying again would come to the same: it is in use, was changed
/// or holds rows. Then the user may leave it there, see RollBack::leave().
bool mayLeave(const UndoOutcome &outcome);
/// The service knows it, and does not remove it as things are: mostly something uses it.
bool isRefusedForGood(const UndoStatus &item);

/// True where it is as the run left it: it carries the run's tag, and its etag is still ours.
bool isUntouched(const journal::RunRecord &record, api::wire::Resource kind,
                 const api::wire::FoundResource &seen);

} // namespace dfw::run

Q_DECLARE_METATYPE(dfw::run::UndoStatus)
Q_DECLARE_METATYPE(dfw::run::UndoOutcome)
