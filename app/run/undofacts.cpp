// SPDX-License-Identifier: Apache-2.0
#include "run/undofacts.h"

#include <algorithm>

namespace dfw::run {

using namespace Qt::StringLiterals;
namespace wire = api::wire;
using journal::UndoResult;

namespace {

// The etag a resource had when this run touched it last: enabling a schema for Profile changes it.
QString lastEtag(const journal::RunRecord &record, const QString &id)
{
    QString etag;
    for (const journal::Made &made : record.made) {
        if (made.id == id && !made.etag.isEmpty())
            etag = made.etag;
    }
    return etag;
}

// Catalog gives no etag with the answer to a create; its versions begin with this one.
constexpr auto firstDatasetVersion = "1.0.0"_L1;

} // namespace

std::optional<UndoResult> undoResultOf(UndoState state)
{
    switch (state) {
    case UndoState::Deleted:
        return UndoResult::Deleted;
    case UndoState::Gone:
        return UndoResult::Gone;
    case UndoState::Changed:
        return UndoResult::Changed;
    case UndoState::Refused:
        return UndoResult::Refused;
    case UndoState::Stays:
        return UndoResult::Stays;
    case UndoState::HasData:
        return UndoResult::HasData;
    case UndoState::Needed:
        return UndoResult::Needed;
    case UndoState::Waiting:
    case UndoState::Looking:
    case UndoState::Deleting:
        break;
    }
    return std::nullopt;
}

QString undoStateName(UndoState state)
{
    if (const auto result = undoResultOf(state))
        return journal::undoResultName(*result);
    return state == UndoState::Waiting   ? u"waiting"_s
           : state == UndoState::Looking ? u"looking"_s
                                         : u"deleting"_s;
}

QList<StepId> usedBy(StepId step)
{
    switch (step) {
    case StepId::Flow:
        return {StepId::SourceConnection, StepId::TargetConnection};
    case StepId::SourceConnection:
        return {StepId::BaseConnection, StepId::AdHocSchema};
    case StepId::TargetConnection:
        return {StepId::Dataset, StepId::Schema, StepId::DatasetConnection};
    case StepId::AdHocSchema:
        return {StepId::AdHocClass};
    case StepId::Schema:
        return {StepId::FieldGroup, StepId::Identities};
    default:
        return {};
    }
}

bool isRefusedForGood(const UndoStatus &item)
{
    if (item.state != UndoState::Refused || !item.error)
        return false;
    const ErrorKind kind = item.error->kind;
    return kind == ErrorKind::Refused || kind == ErrorKind::Conflict ||
           kind == ErrorKind::Forbidden;
}

bool mayLeave(const UndoOutcome &outcome)
{
    return !outcome.ok && !outcome.error &&
           std::all_of(outcome.items.begin(), outcome.items.end(), [](const UndoStatus &one) {
               return one.state == UndoState::Refused ? isRefusedForGood(one)
                                                      : undoResultOf(one.state).has_value();
           });
}

bool isUntouched(const journal::RunRecord &record, wire::Resource kind,
                 const wire::FoundResource &seen)
{
    // An identity has neither etag nor description, and cannot be changed but by whoever deletes
    // it.
    if (kind == wire::Resource::Identity)
        return true;
    const bool tagged =
        seen.description.contains(record.runTag) || seen.name.contains(record.runTag);
    // Killed while it enabled the schema for Profile: the change may be the run's own.
    if (kind == wire::Resource::Schema && record.findOpen(stepName(StepId::Profile)))
        return tagged;
    const QString ours =
        kind == wire::Resource::Dataset ? QString(firstDatasetVersion) : lastEtag(record, seen.id);
    return tagged && (ours.isEmpty() || seen.etag.isEmpty() || seen.etag == ours);
}

} // namespace dfw::run
