// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "localplatform/localplatform.h"
#include "presenters/session.h"

#include <atomic>

namespace dfw::ui {

/// The local Platform behind the demo. It is started on a worker thread: making the sample tables
/// takes longer than a frame, and the window must not wait.
class DemoPlatform : public presenters::DemoHost
{
public:
    /// `dataDir` is where the demo keeps what was made in it; made where it is missing.
    explicit DemoPlatform(QString dataDir) : m_dataDir(std::move(dataDir)) {}

    Call start(Done<presenters::DemoAccess> done) override;
    void stop() override;
    void reset() override;
    void skipAhead(std::chrono::seconds by) override;
    void setDrills(const QStringList &specs) override;
    QStringList drills() const override { return m_drills; }
    QStringList drillNames() const override { return localplatform::drillNames(); }
    QStringList drillSteps(const QString &name) const override;

private:
    QString m_dataDir;
    bool m_fresh = false;
    QStringList m_drills;
    std::shared_ptr<localplatform::LocalPlatform> m_platform;
    /// Starts that have not let go of the folder yet, also those that nobody waits for any more.
    std::shared_ptr<std::atomic<int>> m_starting = std::make_shared<std::atomic<int>>(0);
};

} // namespace dfw::ui
