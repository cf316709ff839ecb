// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/scheduler.h"
#include "demoplatform.h"
#include "keychain/keychainstore.h"
#include "presenters/columnspresenter.h"
#include "presenters/connectpresenter.h"
#include "presenters/draftkeeper.h"
#include "presenters/mappingimportpresenter.h"
#include "presenters/mappingpresenter.h"
#include "presenters/plankeeper.h"
#include "presenters/reviewpresenter.h"
#include "presenters/runpresenter.h"
#include "presenters/runspresenter.h"
#include "presenters/schedulepresenter.h"
#include "presenters/session.h"
#include "presenters/sourcepresenter.h"
#include "presenters/targetpresenter.h"
#include "shell/wizardwindow.h"
#include "storage/draftfile.h"
#include "storage/recentplans.h"

#include <memory>
#include <QString>

namespace dfw::ui {

/// Builds every object of the windowed program, in order, as members: destroyed in reverse, so that
/// whoever uses something goes before it. The only place that knows all layers.
class Composition
{
public:
    /// `stateDirectory` holds the list of recent plans, drafts, runs and the demo's data,
    /// `configDirectory` the profiles. `clock` outlives it. `keychain` is null for the system's;
    /// tests give one of their own and temporary directories.
    Composition(const QString &stateDirectory, const QString &configDirectory, Scheduler &clock,
                keychain::SecretStore *keychain = nullptr);

    /// Shows the window; starts the demo (after the first paint) and opens the plan where asked to.
    void start(bool demo, const QString &planPath);
    WizardWindow &window() { return *m_window; }
    presenters::PlanKeeper &keeper() { return m_keeper; }
    presenters::Session &session() { return m_session; }
    presenters::ProfilesPresenter &profiles() { return m_profiles; }
    presenters::ConnectPresenter &connectPresenter() { return m_connect; }
    presenters::SourcePresenter &source() { return m_source; }
    presenters::MappingPresenter &mapping() { return m_mapping; }
    presenters::RunPresenter &runPresenter() { return m_run; }
    presenters::DraftKeeper &drafts() { return m_drafts; }
    presenters::RunsPresenter &runs() { return m_runs; }
    presenters::DemoHost &demo() { return m_demo; }

private:
    Scheduler &m_scheduler;
    keychain::KeychainStore m_systemKeychain;
    DemoPlatform m_demo;
    storage::RecentPlans m_recent;
    storage::DraftFile m_draftFile;
    storage::Profiles m_profileFile;
    presenters::Session m_session;
    presenters::PlanKeeper m_keeper;
    presenters::ProfilesPresenter m_profiles;
    presenters::ConnectPresenter m_connect;
    presenters::SourcePresenter m_source;
    presenters::ColumnsPresenter m_columns;
    presenters::TargetPresenter m_target;
    presenters::MappingPresenter m_mapping;
    presenters::MappingImportPresenter m_mappingImport;
    presenters::SchedulePresenter m_schedule;
    presenters::ReviewPresenter m_review;
    presenters::RunPresenter m_run;
    presenters::DraftKeeper m_drafts;
    presenters::RunsPresenter m_runs;
    std::unique_ptr<WizardWindow> m_window;
};

} // namespace dfw::ui
