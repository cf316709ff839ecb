// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

#include <optional>
#include <QList>

namespace dfw::journal {

/// A resource that the run made and that is there, as far as its journal knows.
struct Made
{
    QString step;
    QString operation;
    QString fingerprint;
    QString id;
    QString etag;
    QString name; ///< or title; empty for what has none
    QJsonValue version;
    bool adopted = false;
    bool superseded = false;          ///< for a plan that has changed since
    bool published = false;           ///< was a draft
    std::optional<UndoResult> undone; ///< what the last attempt to delete it came to; never Deleted
                                      ///< or Gone: those leave the list

    bool operator==(const Made &) const = default;
};

/// A create that was sent, and nobody knows whether it happened.
struct OpenIntent
{
    QString step;
    QString operation;
    QString fingerprint;
    QString name;
    QString schemaId; ///< of an identity
    qint64 atMs = 0;
    qint64 serverMs = 0;

    bool operator==(const OpenIntent &) const = default;
};

enum class Stage {
    Interrupted, ///< stopped, failed or killed: can go on
    Complete,
    Removing, ///< a roll-back began and did not end well: can go on
    Removed,
    Dismissed,
};

/// What a journal's entries come to. The engine keeps one as well, changed by the same function, so
/// that going on after a stop and going on after a crash are the same thing.
struct RunRecord
{
    QString runTag;
    RunPlace place;
    QJsonObject plan; ///< the last one
    QString planPath;
    qint64 begunAt = 0;
    qint64 lastAt = 0;
    QList<Made> made; ///< in the order of making
    QList<OpenIntent> open;
    /// Lost, looked for and not found, so that they were free to be made again: what a slow service
    /// may have made yet.
    QList<OpenIntent> notFound;
    std::optional<Entry> lastFailure; ///< since it went on last
    Stage stage = Stage::Interrupted;

    /// Not superseded. Null where there is none.
    const Made *find(const QString &step, const QString &fingerprint) const;
    const OpenIntent *findOpen(const QString &step) const;
    bool isInterrupted() const { return stage == Stage::Interrupted || stage == Stage::Removing; }

    bool operator==(const RunRecord &) const = default;
};

void apply(const Entry &entry, RunRecord &record);
RunRecord recordOf(const QList<Entry> &entries);

} // namespace dfw::journal
