// SPDX-License-Identifier: Apache-2.0
#include "composition.h"

namespace dfw::ui {

Composition::Composition(const QString &stateDirectory, const QString &configDirectory,
                         Scheduler &clock, keychain::SecretStore *keychain)
    : m_scheduler(clock), m_systemKeychain(m_scheduler),
      m_demo(stateDirectory + QStringLiteral("/demo")), m_recent(stateDirectory),
      m_draftFile(stateDirectory), m_profileFile(configDirectory), m_session(m_scheduler),
      m_profiles(m_profileFile, keychain ? *keychain : m_systemKeychain, m_scheduler),
      m_connect(m_session, m_demo, m_profiles, m_keeper), m_source(m_session, m_keeper),
      m_columns(m_source, m_keeper), m_target(m_session, m_keeper),
      m_mapping(m_session, m_keeper, m_source, m_target), m_mappingImport(m_session, m_mapping),
      m_schedule(m_keeper, m_source, m_scheduler),
      m_review(m_session, m_keeper, m_source, m_target),
      m_run(m_session, m_keeper, journal::Journals(stateDirectory + QStringLiteral("/runs"))),
      m_drafts(m_draftFile, m_keeper, m_mapping, m_source, m_run, m_scheduler),
      m_runs(m_session, journal::Journals(stateDirectory + QStringLiteral("/runs"))),
      m_window(std::make_unique<WizardWindow>(WizardParts{
          m_session, m_keeper, m_connect, m_source, m_columns, m_target, m_mapping, m_mappingImport,
          m_schedule, m_review, m_run, m_recent, m_drafts, m_runs, m_demo}))
{
}

void Composition::start(bool demo, const QString &planPath)
{
    if (demo)
        QObject::connect(m_window.get(), &WizardWindow::painted, &m_connect,
                         &presenters::ConnectPresenter::startDemo);
    m_window->show();
    if (!planPath.isEmpty())
        m_window->openPlan(planPath);
}

} // namespace dfw::ui
