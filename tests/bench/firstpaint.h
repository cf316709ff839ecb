// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace dfw::bench {

/// Runs the shown window until its first page is on the screen, prints "MICROSECONDS KIBIBYTES" and
/// ends. The time counts from `started` (seconds since 1970, as bash's EPOCHREALTIME gives them),
/// so that loading the program is in it; the memory is the most this process ever held.
int runUntilPainted(const char *started);

} // namespace dfw::bench
