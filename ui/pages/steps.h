// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::ui {

/// The pages in their order; the number of steps never changes while the wizard is open.
enum Step {
    ConnectStep,
    SourceStep,
    ColumnsStep,
    TargetStep,
    MappingStep,
    ScheduleStep,
    ReviewStep,
    RunStep,
    StepCount,
};

/// Name in the rail and on Next: "Source". "" for what is no step.
QString pageName(int step);

/// The page as a stable word for files, "source"; and back, -1 for an unknown word.
QString stepWord(int step);
int stepOfWord(const QString &word);
/// The page that shows a place of the plan, by its JSON pointer.
int stepOfPlace(const QString &pointer);

} // namespace dfw::ui
