// SPDX-License-Identifier: Apache-2.0
#include "pages/steps.h"

#include <QCoreApplication>

namespace dfw::ui {

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

} // namespace dfw::ui
