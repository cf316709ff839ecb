// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/result.h"
#include "domain/flowplan.h"
#include "domain/typedsignin.h"

#include <memory>
#include <optional>
#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>

class QLockFile;

namespace dfw::storage {

/// A line of the row filter that says no whole condition yet.
struct DraftFilterLine
{
    QString column;
    QString comparison;
    bool negated = false;
    QString text;

    bool operator==(const DraftFilterLine &) const = default;
};

/// Where the plan's IDs are from; all empty where the plan belongs to nowhere yet.
struct DraftPlace
{
    QString platform;
    QString organisation;
    QString sandbox;

    bool isEmpty() const { return *this == DraftPlace(); }
    bool operator==(const DraftPlace &) const = default;
};

/// What stands in a field that has the focus and has not been taken into the plan.
struct DraftTyping
{
    QString field; ///< object name
    QString text;
    int row = -1;    ///< the mapping row it is about, or the table's
    QString table;   ///< object name, where the field is a cell of one
    int column = -1; ///< of the table

    bool isEmpty() const { return field.isEmpty(); }
    bool operator==(const DraftTyping &) const = default;
};

/// All that a person would have to type again: the plan, what a plan has no place for, and where
/// they were. Holds no secret: what writePlan() leaves out is left out here.
struct Draft
{
    FlowPlan plan;
    QString path;         ///< of the plan file; empty where there is none yet
    bool unsaved = false; ///< the plan differs from that file
    DraftPlace place;
    Mapping rows; ///< as shown, formulas and constants without a field among them; empty where they
                  ///< are the plan's
    bool filterAny = false;
    QList<DraftFilterLine> filterLines; ///< all lines, where one of them is unfinished
    std::optional<OpenSignIn> signIn;   ///< nothing while that form is closed
    QString page;                       ///< stable word, "mapping"
    DraftTyping typing;
    qint64 savedAt = 0; ///< ms since the epoch, UTC

    bool operator==(const Draft &) const = default;
};

/// Any plan comes back, also one that readPlan() would refuse: the person who made it wants to mend
/// it, not to lose it. Has the lowest version that can hold what is in it.
QByteArray writeDraft(const Draft &draft);

/// Fails with ErrorKind::Storage, `code` "Damaged" or "NewerVersion".
Result<Draft> readDraft(const QByteArray &json);

/// A draft that a window left behind.
struct LeftDraft
{
    enum class State {
        Good,
        OlderCopy, ///< the newest one is damaged, this is the one before
        Newer,     ///< written by a newer version: left alone
        Damaged,   ///< neither copy can be read
    };
    QString id;
    State state = State::Good;
    Draft draft;        ///< Good and OlderCopy
    qint64 savedAt = 0; ///< ms since the epoch; the file's own time where it cannot be read

    bool operator==(const LeftDraft &) const = default;
};

/// The drafts in `drafts` below a directory: one file for each window, `ID.json`, with one older
/// copy `ID.json~`, readable by the user only. `ID.lock` says that its window still lives, so that
/// two windows never write the same draft and neither offers the other's.
class DraftFile
{
public:
    /// Nothing is touched before the first save().
    explicit DraftFile(const QString &directory);
    ~DraftFile();

    /// Writes this window's draft whole or not at all. Fails with ErrorKind::Storage; what was
    /// there before is then still there.
    Result<Unit> save(const Draft &draft);
    /// This window's draft is not needed any more.
    void remove();

    /// Drafts whose window is gone, the newest first.
    QList<LeftDraft> left() const;
    /// From now on that draft is this window's. Nothing where another window was faster or the
    /// draft cannot be read.
    std::optional<Draft> take(const QString &id);
    /// Nothing happens to a draft whose window lives, or that a newer version wrote.
    void discard(const QString &id);

private:
    QString file(const QString &id) const;
    std::unique_ptr<QLockFile> lock(const QString &id) const;
    LeftDraft look(const QString &id) const;
    void removeFiles(const QString &id) const;

    QString m_directory;
    QString m_id;
    std::unique_ptr<QLockFile> m_lock; ///< held from the first save() on
};

} // namespace dfw::storage

Q_DECLARE_METATYPE(dfw::storage::Draft)
