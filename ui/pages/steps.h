// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace dfw::ui
