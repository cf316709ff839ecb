// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"

namespace dfw {

/// The whole program, the wizard or a command by its arguments; the exit code. Every deadline,
/// pause and wait is in the time of `clock`: the real one in the program that is installed, a
/// hurried one in the program that tests start, which differs in nothing else.
int runProgram(int argc, char **argv, Scheduler &clock);

} // namespace dfw
