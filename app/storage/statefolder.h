// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace dfw::storage {

/// Where the program keeps what it would be a pity to lose and nobody edits: journals of runs,
/// drafts, the demo's data, the list of recent plans. $XDG_STATE_HOME/dataflow-wizard, by default
/// ~/.local/state/dataflow-wizard (XDG Base Directory Specification 0.8; Qt 6.4 does not know it
/// yet); elsewhere than on Linux the system's place for local application data. Not made here.
QString stateFolder();

} // namespace dfw::storage
