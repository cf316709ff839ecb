// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QMetaType>
#include <QString>

namespace dfw::journal {

/// Where a run belongs: its IDs mean nothing anywhere else.
struct RunPlace
{
    /// Origin, "https://platform.adobe.io"; "demo" for the demo's own Platform, and with its origin
    /// behind it for one that keeps nothing: that is gone with its process, and no run goes on
    /// there.
    QString platform;
    QString organisation;
    QString sandbox;

    bool operator==(const RunPlace &) const = default;
};

inline constexpr auto demoPlatform = QLatin1StringView("demo");

/// The platform of a demo at `origin` ("http://127.0.0.1:40123").
QString demoPlatformAt(const QString &origin, bool kept);
bool isPassingDemo(const RunPlace &place);

enum class EntryKind {
    Begun,       ///< the first entry: tag, place, plan
    PlanChanged, ///< the run goes on with another plan
    Intent,      ///< a create is about to be sent
    Outcome,     ///< it made something, or what it made was found
    Failure,     ///< it made nothing, or nobody knows
    Superseded,  ///< made by this run for a plan that has changed since: of no use any more
    Ended,       ///< the run ended: `ok` when everything was made
    UndoIntent,  ///< a resource is about to be deleted
    UndoOutcome, ///< what became of it
    UndoEnded,   ///< a roll-back ended: `ok` when nothing is left but what stays by nature
    Published,   ///< a draft was published
    Dismissed,   ///< the user wants to hear no more of this run; what it made stays
};

enum class UndoResult {
    Deleted,
    Gone,    ///< it was not there any more
    Changed, ///< somebody changed it since: kept
    Refused, ///< the service did not delete it
    Stays,   ///< there is no published way to delete it, and it does no harm
    HasData, ///< a dataset that holds rows: kept
    Needed,  ///< what is kept is made of it: kept as well
};

/// One line of a journal. Which members a kind has is said with each; the others are empty.
/// Holds no secret: a fingerprint is taken of the request without its secrets.
struct Entry
{
    EntryKind kind = EntryKind::Begun;
    qint64 atMs = 0; ///< this computer's clock, milliseconds since the epoch

    QString runTag;   ///< Begun; ends the descriptions of what the run makes
    RunPlace place;   ///< Begun
    QJsonObject plan; ///< Begun, PlanChanged: the plan file's content
    QString planPath; ///< Begun: absolute; empty for a plan that was never a file

    QString step;      ///< run::stepName(); all kinds from Intent to Superseded, Undo…, Published
    QString operation; ///< Intent, Outcome, Failure: "createSourceConnection"
    QString fingerprint; ///< Intent, Outcome, Failure, Superseded: of the request
    QString name;        ///< Intent: the name or title of what is made
    qint64 serverMs = 0; ///< Intent: the service's clock, 0 where it never told
    QString id;   ///< Outcome, Superseded, Undo…, Published; with the Intent of an identity the
                  ///< schema it marks
    QString etag; ///< Outcome; empty where the service gives none
    QJsonValue version;   ///< Outcome of a mapping set, as it came
    bool adopted = false; ///< Outcome: found again after the answer was lost

    bool nothingDone = false; ///< Failure: surely nothing was made
    int httpStatus = 0;       ///< Failure, UndoOutcome
    QString code;             ///< Failure, UndoOutcome: the service's or our own
    QString requestId;        ///< Failure, UndoOutcome

    UndoResult result = UndoResult::Deleted; ///< UndoOutcome
    bool ok = false;                         ///< Ended, UndoEnded

    bool operator==(const Entry &) const = default;
};

/// "begun", "intent", …; what stands in the file.
QString entryKindName(EntryKind kind);
QString undoResultName(UndoResult result);

} // namespace dfw::journal

Q_DECLARE_METATYPE(dfw::journal::UndoResult)
