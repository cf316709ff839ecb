// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLockFile;

namespace dfw {

/// Takes a lock that goes with its process, however that ends. A QLockFile alone is held for ever
/// by a process that was killed between making the file and writing its name into it: nobody can be
/// told from such a file. Whoever is alive writes it in no time, so one that says nothing for a
/// fifth of a second is taken over. False where somebody has it (LockFailedError), or as
/// QLockFile::error() says.
bool tryProcessLock(QLockFile &lock);

} // namespace dfw
