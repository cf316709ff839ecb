// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/types.h"
#include "core/error.h"

namespace dfw::cli {

/// The exit codes of `dataflow-wizard run`: a contract, scripts depend on it.
enum ExitCode {
    AllCreated = 0,    ///< and, with --watch, the run ended well
    RunEndedBadly = 1, ///< the watched run ended with failures
    UsageOrPlan = 2,   ///< usage, or the plan cannot be run
    CredentialsRefused = 3,
    StepRefused = 4,      ///< the Platform refused a step, or kept failing
    NetworkOrUnknown = 5, ///< no network, or an outcome nobody knows
    NotEndedInTime = 6,   ///< all created, but the watched run had not ended
    Interrupted = 130,
};

/// A plan that the live specs contradict is UsageOrPlan: the plan must change, not the call.
ExitCode exitCodeFor(const Error &error);
ExitCode exitCodeFor(const api::FlowRun &endedRun);

} // namespace dfw::cli
