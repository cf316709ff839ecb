// SPDX-License-Identifier: Apache-2.0
#include "texts/undotext.h"

#include "run/stepgraph.h"

#include <QCoreApplication>

namespace dfw::ui {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::UndoText)
};

} // namespace

QString undoWord(run::UndoState state)
{
    switch (state) {
    case run::UndoState::Waiting:
        return Texts::tr("Waiting");
    case run::UndoState::Looking:
        return Texts::tr("Looking");
    case run::UndoState::Deleting:
        return Texts::tr("Removing");
    case run::UndoState::Deleted:
        return Texts::tr("Removed");
    case run::UndoState::Gone:
        return Texts::tr("Was gone");
    case run::UndoState::Changed:
        return Texts::tr("Kept");
    case run::UndoState::Refused:
        return Texts::tr("Not removed");
    case run::UndoState::Stays:
        return Texts::tr("Stays");
    }
    return {};
}

QString undoSentence(run::UndoState state, const QString &step)
{
    if (state == run::UndoState::Changed)
        return step == run::stepName(run::StepId::Dataset)
                   ? Texts::tr("It was changed after this run made it, or has data by now. Remove "
                               "it in Platform if nobody needs it.")
                   : Texts::tr("It was changed after this run made it. Remove it in Platform if "
                               "nobody needs it.");
    if (state == run::UndoState::Stays)
        return Texts::tr("Platform has no way to delete a mapping set. No dataflow uses it, and it "
                         "does no harm.");
    return {};
}

} // namespace dfw::ui
