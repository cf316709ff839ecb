// SPDX-License-Identifier: Apache-2.0
#include "journal/entry.h"

namespace dfw::journal {

using namespace Qt::StringLiterals;

QString demoPlatformAt(const QString &origin, bool kept)
{
    return kept ? QString(demoPlatform) : demoPlatform + u' ' + origin;
}

bool isPassingDemo(const RunPlace &place)
{
    return place.platform.startsWith(demoPlatform + u' ');
}

QString entryKindName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Begun:
        return u"begun"_s;
    case EntryKind::PlanChanged:
        return u"planChanged"_s;
    case EntryKind::Intent:
        return u"intent"_s;
    case EntryKind::Outcome:
        return u"outcome"_s;
    case EntryKind::Failure:
        return u"failure"_s;
    case EntryKind::Superseded:
        return u"superseded"_s;
    case EntryKind::Ended:
        return u"ended"_s;
    case EntryKind::UndoIntent:
        return u"undoIntent"_s;
    case EntryKind::UndoOutcome:
        return u"undoOutcome"_s;
    case EntryKind::UndoEnded:
        return u"undoEnded"_s;
    case EntryKind::Published:
        return u"published"_s;
    case EntryKind::Dismissed:
        return u"dismissed"_s;
    }
    return {};
}

QString undoResultName(UndoResult result)
{
    switch (result) {
    case UndoResult::Deleted:
        return u"deleted"_s;
    case UndoResult::Gone:
        return u"gone"_s;
    case UndoResult::Changed:
        return u"changed"_s;
    case UndoResult::Refused:
        return u"refused"_s;
    case UndoResult::Stays:
        return u"stays"_s;
    case UndoResult::HasData:
        return u"hasData"_s;
    case UndoResult::Needed:
        return u"needed"_s;
    }
    return {};
}

} // namespace dfw::journal
