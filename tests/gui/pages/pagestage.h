// SPDX-License-Identifier: Apache-2.0
// Pages as the program has them, but for the shell: real presenters over real HTTP to a local
// Platform inside this process.
#pragma once

#include "localplatform/localplatform.h"
#include "pages/columnspage.h"
#include "pages/connectpage.h"
#include "pages/schedulepage.h"
#include "pages/sourcepage.h"
#include "pages/targetpage.h"
#include "presenters/columnspresenter.h"
#include "presenters/connectpresenter.h"
#include "presenters/mappingpresenter.h"
#include "presenters/schedulepresenter.h"
#include "presenters/sourcepresenter.h"
#include "presenters/targetpresenter.h"
#include "storage/recentplans.h"
#include "support/fakekeychain.h"
#include "support/impatientclock.h"

#include <memory>
#include <QTemporaryDir>

namespace dfw::test {

class LocalDemo : public presenters::DemoHost
{
public:
    explicit LocalDemo(Scheduler &scheduler, localplatform::LocalPlatformOptions options = {})
        : m_scheduler(scheduler), m_options(std::move(options))
    {
    }

    Call start(Done<presenters::DemoAccess> done) override;
    void stop() override { m_platform.reset(); }
    void reset() override { m_platform.reset(); }
    void setDrills(const QStringList &specs) override { m_drills = specs; }
    QStringList drills() const override { return m_drills; }
    QStringList drillNames() const override { return localplatform::drillNames(); }
    QStringList drillSteps(const QString &) const override { return localplatform::drillSteps(); }
    void skipAhead(std::chrono::seconds by) override { platform().advanceClock(by); }
    /// Started where it is not running yet.
    localplatform::LocalPlatform &platform();

private:
    Scheduler &m_scheduler;
    localplatform::LocalPlatformOptions m_options;
    std::unique_ptr<localplatform::LocalPlatform> m_platform;
    QStringList m_drills;
};

struct PageStage
{
    explicit PageStage(const localplatform::LocalPlatformOptions &options = {});

    /// Signs in as the organisation the local Platform is, without the Connect page.
    void signIn();
    /// By a pasted token.
    presenters::ConnectForm form();
    /// By the client secret, which lives as long as the keychain says.
    presenters::ConnectForm secretForm();

    QTemporaryDir directory;
    ImpatientClock scheduler;
    LocalDemo demo;
    presenters::Session session{scheduler};
    presenters::PlanKeeper keeper;
    storage::RecentPlans recent;
    FakeKeychain keychain{scheduler};
    storage::Profiles profileFile{directory.path()};
    presenters::ProfilesPresenter profiles{profileFile, keychain, scheduler};
    presenters::ConnectPresenter connect{session, demo, profiles, keeper};
    presenters::SourcePresenter source{session, keeper};
    presenters::ColumnsPresenter columns{source, keeper};
    presenters::TargetPresenter target{session, keeper};
    presenters::SchedulePresenter schedule{keeper, source, scheduler};
    ui::ConnectPage connectPage;
    ui::SourcePage sourcePage;
    ui::ColumnsPage columnsPage;
    ui::TargetPage targetPage;
    ui::SchedulePage schedulePage;
};

/// The part of `root` with this object name; fails loudly where there is none.
template<typename T>
T *part(QWidget &root, const char *name)
{
    auto *found = root.findChild<T *>(QString::fromLatin1(name));
    if (!found)
        qFatal("no %s in %s", name, qPrintable(root.objectName()));
    return found;
}

inline constexpr char warehouse[] = "6990abad-977d-41b9-a85d-17ea8cf1c0e4";
inline constexpr char fileShare[] = "ac33bd66-1565-4915-b3bd-6615657915c4";
inline constexpr char oldCrm[] = "0badc0de-0000-4bad-8bad-00000000dead";

} // namespace dfw::test
