// SPDX-License-Identifier: Apache-2.0
#include "journal/record.h"

#include <algorithm>

namespace dfw::journal {

namespace {

constexpr auto notFoundCode = QLatin1StringView("NothingFound");

void close(RunRecord &record, const Entry &entry)
{
    record.open.removeIf([&](const OpenIntent &one) {
        return one.step == entry.step && one.fingerprint == entry.fingerprint;
    });
}

const OpenIntent *openIntent(const RunRecord &record, const Entry &entry)
{
    const auto found =
        std::find_if(record.open.begin(), record.open.end(), [&](const OpenIntent &one) {
            return one.step == entry.step && one.fingerprint == entry.fingerprint;
        });
    return found == record.open.end() ? nullptr : &*found;
}

// The first of those that were sent again counts: nothing is older.
void addNotFound(RunRecord &record, const Entry &entry)
{
    const OpenIntent *lost = openIntent(record, entry);
    const bool known = std::any_of(
        record.notFound.begin(), record.notFound.end(), [&entry](const OpenIntent &one) {
            return one.step == entry.step && one.fingerprint == entry.fingerprint;
        });
    if (lost && !known)
        record.notFound.append(*lost);
}

// Of several that one intent may have made only the first closes it.
QString nameOf(const RunRecord &record, const Entry &entry)
{
    if (const OpenIntent *intent = openIntent(record, entry))
        return intent->name;
    for (const Made &made : record.made) {
        if (made.step == entry.step && made.fingerprint == entry.fingerprint)
            return made.name;
    }
    return {};
}

Made *resource(RunRecord &record, const Entry &entry)
{
    const auto found = std::find_if(record.made.begin(), record.made.end(), [&](const Made &one) {
        return one.step == entry.step && one.id == entry.id;
    });
    return found == record.made.end() ? nullptr : &*found;
}

void addOutcome(RunRecord &record, const Entry &entry)
{
    const QString name = nameOf(record, entry);
    close(record, entry);
    const Made made{.step = entry.step,
                    .operation = entry.operation,
                    .fingerprint = entry.fingerprint,
                    .id = entry.id,
                    .etag = entry.etag,
                    .name = name,
                    .version = entry.version,
                    .adopted = entry.adopted};
    // Made before and changed by a later step of this run: it keeps its place in the order.
    Made *same = resource(record, entry);
    if (same && same->fingerprint == made.fingerprint)
        *same = made;
    else
        record.made.append(made);
}

void addUndone(RunRecord &record, const Entry &entry)
{
    if (entry.result == UndoResult::Deleted || entry.result == UndoResult::Gone) {
        record.made.removeIf(
            [&](const Made &one) { return one.id == entry.id && one.step == entry.step; });
    } else if (Made *made = resource(record, entry)) {
        made->undone = entry.result;
    }
}

} // namespace

const Made *RunRecord::find(const QString &step, const QString &fingerprint) const
{
    const auto found = std::find_if(made.begin(), made.end(), [&](const Made &one) {
        return !one.superseded && one.step == step && one.fingerprint == fingerprint;
    });
    return found == made.end() ? nullptr : &*found;
}

const OpenIntent *RunRecord::findOpen(const QString &step) const
{
    const auto found = std::find_if(open.begin(), open.end(),
                                    [&](const OpenIntent &one) { return one.step == step; });
    return found == open.end() ? nullptr : &*found;
}

void apply(const Entry &entry, RunRecord &record)
{
    record.lastAt = entry.atMs;
    switch (entry.kind) {
    case EntryKind::Begun:
        record = {.runTag = entry.runTag,
                  .place = entry.place,
                  .plan = entry.plan,
                  .planPath = entry.planPath,
                  .begunAt = entry.atMs,
                  .lastAt = entry.atMs};
        break;
    case EntryKind::PlanChanged:
        record.plan = entry.plan;
        break;
    case EntryKind::Intent:
        close(record, entry);
        record.open.append({.step = entry.step,
                            .operation = entry.operation,
                            .fingerprint = entry.fingerprint,
                            .name = entry.name,
                            .schemaId = entry.id,
                            .atMs = entry.atMs,
                            .serverMs = entry.serverMs});
        record.stage = Stage::Interrupted;
        record.lastFailure.reset();
        break;
    case EntryKind::Outcome:
        addOutcome(record, entry);
        break;
    case EntryKind::Failure:
        if (entry.code == notFoundCode)
            addNotFound(record, entry);
        if (entry.nothingDone)
            close(record, entry);
        record.lastFailure = entry;
        break;
    case EntryKind::Superseded:
        for (Made &made : record.made) {
            if (made.step == entry.step && made.id == entry.id &&
                (entry.fingerprint.isEmpty() || made.fingerprint == entry.fingerprint))
                made.superseded = true;
        }
        break;
    case EntryKind::Ended:
        record.stage = entry.ok ? Stage::Complete : Stage::Interrupted;
        break;
    case EntryKind::UndoIntent: {
        // What is of no use any more is removed from a run that is to stay.
        const Made *made = resource(record, entry);
        if (!made || !made->superseded)
            record.stage = Stage::Removing;
        break;
    }
    case EntryKind::UndoOutcome:
        addUndone(record, entry);
        break;
    case EntryKind::UndoEnded:
        record.stage = entry.ok ? Stage::Removed : Stage::Removing;
        break;
    case EntryKind::Published:
        if (Made *made = resource(record, entry)) {
            made->published = true;
            made->etag = entry.etag.isEmpty() ? made->etag : entry.etag;
        }
        break;
    case EntryKind::Dismissed:
        record.stage = Stage::Dismissed;
        break;
    }
}

RunRecord recordOf(const QList<Entry> &entries)
{
    RunRecord record;
    for (const Entry &entry : entries)
        apply(entry, record);
    return record;
}

} // namespace dfw::journal
