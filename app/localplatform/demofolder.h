// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/localplatform.h"

namespace dfw::localplatform {

struct StartedDemo
{
    std::unique_ptr<LocalPlatform> platform;
    /// Why it works in a private temporary folder and keeps nothing: another process has the folder
    /// (code "InUse"), or it cannot be written ("NotWritable"). Empty where it keeps everything.
    std::optional<Error> notKept;
};

/// The demo in its folder (`options.dataDir`), which it never destroys by itself: a folder that is
/// damaged, a newer version's or somebody else's is an error, see LocalPlatform::start(). With
/// `options.fresh` it begins with the sample.
Result<StartedDemo> startDemo(LocalPlatformOptions options);

} // namespace dfw::localplatform
