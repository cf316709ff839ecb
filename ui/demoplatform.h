// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/localplatform.h"
#include "presenters/session.h"

namespace dfw::ui {

/// The local Platform behind the demo. It is started on a worker thread: making the sample tables
/// takes longer than a frame, and the window must not wait.
class DemoPlatform : public presenters::DemoHost
{
public:
    Call start(Done<presenters::DemoAccess> done) override;
    void stop() override;
    void skipAhead(std::chrono::seconds by) override;

private:
    std::shared_ptr<localplatform::LocalPlatform> m_platform;
};

} // namespace dfw::ui
