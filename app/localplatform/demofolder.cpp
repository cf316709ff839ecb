// SPDX-License-Identifier: Apache-2.0
#include "localplatform/demofolder.h"

namespace dfw::localplatform {

using namespace Qt::StringLiterals;

Result<StartedDemo> startDemo(LocalPlatformOptions options)
{
    auto kept = LocalPlatform::start(options);
    if (kept)
        return StartedDemo{.platform = kept.takeValue()};
    const Error why = kept.error();
    if (why.code != "InUse"_L1 && why.code != "NotWritable"_L1)
        return why;
    options.dataDir.clear();
    auto temporary = LocalPlatform::start(options);
    if (!temporary)
        return temporary.error();
    return StartedDemo{.platform = temporary.takeValue(), .notKept = why};
}

} // namespace dfw::localplatform
