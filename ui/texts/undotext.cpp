// SPDX-License-Identifier: Apache-2.0
#include "texts/undotext.h"

#include "run/stepgraph.h"
#include "texts/errortext.h"
#include "texts/fill.h"

#include <limits>
#include <QCoreApplication>
#include <QRegularExpression>

namespace dfw::ui {

namespace {

using namespace Qt::StringLiterals;
using run::StepId;
using run::UndoState;

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(dfw::ui::UndoText)
};

constexpr qsizetype longestCause = 200; // of the service's own words

// No service has a code for it at all its resources; all say it in words.
bool saysInUse(const Error &error)
{
    static const QRegularExpression use(u"\\b(in use|uses?|used|refer(s|ences|enced)?)\\b"_s,
                                        QRegularExpression::CaseInsensitiveOption);
    return error.code.startsWith("FLOW-1447"_L1) || error.code.startsWith("FLOW-1418"_L1) ||
           use.match(error.serverText).hasMatch();
}

QString inUse(StepId step)
{
    switch (step) {
    case StepId::BaseConnection:
    case StepId::DatasetConnection:
    case StepId::SourceConnection:
    case StepId::TargetConnection:
        return Texts::tr("It could not be removed: a dataflow uses it.");
    case StepId::Schema:
        return Texts::tr("It could not be removed: a dataset uses it.");
    case StepId::FieldGroup:
    case StepId::AdHocClass:
        return Texts::tr("It could not be removed: a schema uses it.");
    default:
        return Texts::tr("It could not be removed: something uses it.");
    }
}

QString refusal(const run::UndoStatus &item)
{
    const Error &error = *item.error;
    const ErrorText text = errorText(error);
    if (error.operation != "deleteResource"_L1)
        return fill(Texts::tr("It was kept, because Platform could not be asked about it. %1 %2"),
                    {text.why, text.next})
            .trimmed();
    if (!run::isRefusedForGood(item) || error.kind == ErrorKind::Forbidden)
        return fill(Texts::tr("It could not be removed. %1 %2"), {text.why, text.next}).trimmed();
    QString out = saysInUse(error) ? inUse(item.step)
                                   : fill(Texts::tr("It could not be removed. %1"), {text.why});
    if (const QString cause = shown(error.serverText, longestCause); !cause.isEmpty())
        out += u' ' + fill(Texts::tr("Platform says: “%1”"), {cause});
    return out;
}

} // namespace

QString storedRows(const api::wire::StoredRows &stored)
{
    if (stored.rows == 0)
        return Texts::tr("rows");
    const auto count = static_cast<int>(qMin<qint64>(stored.rows, std::numeric_limits<int>::max()));
    return stored.atLeast ? Texts::tr("at least %n row(s)", nullptr, count)
                          : Texts::tr("%n row(s)", nullptr, count);
}

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
    case run::UndoState::HasData:
    case run::UndoState::Needed:
        return Texts::tr("Kept");
    }
    return {};
}

QString undoSentence(const run::UndoStatus &item)
{
    switch (item.state) {
    case UndoState::Changed:
        return item.step == StepId::Dataset
                   ? Texts::tr("It was changed after this run made it, perhaps by rows that came "
                               "in. Look at it in Platform, and remove it there if nobody needs "
                               "it.")
                   : Texts::tr("It was changed after this run made it. Look at it in Platform, and "
                               "remove it there if nobody needs it.");
    case UndoState::Stays:
        return Texts::tr("Platform has no way to delete a mapping set. No dataflow uses it, and it "
                         "does no harm.");
    case UndoState::HasData:
        return fill(Texts::tr("It holds %1. Data is not removed unasked."),
                    {storedRows(item.stored)});
    case UndoState::Needed:
        return Texts::tr("Something that was kept needs it.");
    case UndoState::Refused:
        return item.error ? refusal(item) : QString();
    case UndoState::Waiting:
    case UndoState::Looking:
    case UndoState::Deleting:
    case UndoState::Deleted:
    case UndoState::Gone:
        break;
    }
    return {};
}

} // namespace dfw::ui
