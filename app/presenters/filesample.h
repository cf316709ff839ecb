// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "api/platformapi.h"

namespace dfw::presenters {

/// What one file of a selection holds.
struct FileSample
{
    QString path; ///< the file that was read; empty where the selection names none
    api::TableContents contents;
};

/// Reads the selected file, or the first one a folder or wildcard selects: all of them must have
/// the same layout, so one stands for all. `findOut`: the service says how it is written. Looks
/// into at most a dozen folders.
Call readFileSample(api::PlatformApi &api, const QString &connectionId,
                    const FileSelection &selection, bool findOut, Done<FileSample> done);

} // namespace dfw::presenters
