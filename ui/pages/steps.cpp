// SPDX-License-Identifier: Apache-2.0
#include "pages/steps.h"

#include <QCoreApplication>
#include <QStringList>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

const QStringList &words()
{
    static const QStringList all{u"connect"_s, u"source"_s,   u"columns"_s, u"target"_s,
                                 u"mapping"_s, u"schedule"_s, u"review"_s,  u"run"_s};
    return all;
}

} // namespace

QString stepWord(int step)
{
    return words().value(step);
}

int stepOfWord(const QString &word)
{
    return static_cast<int>(words().indexOf(word));
}

QString pageName(int step)
{
    switch (step) {
    case ConnectStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Connect");
    case SourceStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Source");
    case ColumnsStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Columns");
    case TargetStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Target");
    case MappingStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Mapping");
    case ScheduleStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Schedule");
    case ReviewStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Review");
    case RunStep:
        return QCoreApplication::translate("dfw::ui::Steps", "Run");
    default:
        return {};
    }
}

int stepOfPlace(const QString &pointer)
{
    if (pointer.startsWith("/source/columns"_L1))
        return ColumnsStep;
    if (pointer.startsWith("/source/name"_L1) || pointer.startsWith("/target/name"_L1) ||
        pointer == "/name"_L1 || pointer == "/draft"_L1)
        return ReviewStep;
    if (pointer.startsWith("/source"_L1))
        return SourceStep;
    if (pointer.startsWith("/target"_L1))
        return TargetStep;
    if (pointer.startsWith("/mapping"_L1))
        return MappingStep;
    return ScheduleStep;
}

} // namespace dfw::ui
