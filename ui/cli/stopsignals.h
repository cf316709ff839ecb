// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

class QObject;

namespace dfw::cli {

/// Calls `stop` in the event loop when the process gets SIGINT, SIGTERM or, unless it was
/// started to ignore that (nohup), SIGHUP, for as long as the returned object lives. A second
/// signal ends the process at once, in case stopping hangs. One at a time.
class StopSignals
{
public:
    explicit StopSignals(std::function<void()> stop);
    ~StopSignals();
    StopSignals(const StopSignals &) = delete;
    StopSignals &operator=(const StopSignals &) = delete;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace dfw::cli
