// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/place.h"
#include "domain/flowplan.h"
#include "journal/journals.h"

#include <memory>
#include <optional>
#include <QString>

namespace dfw::cli {

/// The journals of the window's runs as well.
journal::Journals runJournals();

/// Where runs at this place belong. The demo's organisation and sandbox are known once it has
/// started; before that they are empty, which stands for any.
journal::RunPlace runPlace(const Place &place);
/// Of the sign-in that runAt() gives.
journal::RunPlace runPlace(const Place &place, const signin::SignIn &signIn);

/// What `run --resume`, `rollback` and `publish` work on.
struct RunChoice
{
    QString planPath;  ///< as the user wrote it; empty for any plan
    QString runTag;    ///< --run TAG; empty for the newest
    QString place;     ///< placeArguments(), for commands that the user may copy
    bool json = false; ///< says on standard output as well why there is none
};

struct ChosenRun
{
    std::unique_ptr<journal::JournalFile> journal; ///< locked for this command
    FlowPlan plan;                                 ///< as the journal has it
};

/// Which runs a command may choose.
struct WantedRun
{
    bool (*fits)(const journal::RunRecord &record);
    QString none; ///< the sentence where there is none
    /// What to say instead, of the newest other run that it says something about. `there` names
    /// place and run, as an argument of a command.
    QString (*instead)(const journal::RunRecord &record, const QString &there) = nullptr;
    /// Which others may be chosen where --run names them.
    bool (*fitsNamed)(const journal::RunRecord &record) = nullptr;
};

/// The newest run of the place that fits, of the plan where one is named: the same file, or a file
/// with the same content that was moved. Runs that made nothing do not count beside others.
/// Without a plan, runs of different plans are listed instead. nullopt after a sentence that has
/// been printed; the exit code is UsageOrPlan then.
std::optional<ChosenRun> chooseRun(const journal::RunPlace &place, const RunChoice &choice,
                                   const WantedRun &wanted);

/// The journal of a new run, after what earlier runs of this plan at this place have left is said:
/// who starts a plan once more may have meant to go on. Null after a sentence that has been
/// printed, also while somebody else works on a run of this plan: two at once make everything
/// twice.
std::unique_ptr<journal::JournalFile> beginRun(const journal::RunPlace &place, const FlowPlan &plan,
                                               const QString &planPath, qint64 nowMs, bool json);

/// Says so where the file of the run's plan says something else by now.
void tellChangedPlan(const journal::RunRecord &record);

/// The plan file's content, as journals keep it.
QJsonObject planContent(const FlowPlan &plan);

} // namespace dfw::cli
