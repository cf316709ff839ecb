// SPDX-License-Identifier: Apache-2.0
#include "presenters/signinpresenter.h"

namespace dfw::presenters {

SignInPresenter::SignInPresenter(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session, &Session::aboutToChange, this, [this] { begin({}); });
}

void SignInPresenter::begin(const QList<api::BaseConnection> &known)
{
    m_job.reset();
    m_secrets.clear();
    m_known.clear();
    for (const api::BaseConnection &one : known)
        m_known.insert(one.id);
    m_outcomeUnknown = false;
    m_made = {};
    m_reason.clear();
    to(Stage::Editing);
}

void SignInPresenter::createAndTest(const SpecRef &spec, const NewBaseConnection &connection,
                                    const SecretParams &secrets)
{
    if (!m_session.isConnected() || isBusy())
        return;
    m_spec = spec;
    m_wanted = connection;
    m_secrets = secrets;
    m_reason.clear();
    m_job.begin();
    to(Stage::Making);
    if (!m_made.id.isEmpty())
        update();
    else if (m_outcomeUnknown)
        lookForLost();
    else
        make();
}

void SignInPresenter::cancel()
{
    // A POST under way may have arrived: the next try looks first.
    if (isBusy() && m_stage == Stage::Making && m_made.id.isEmpty())
        m_outcomeUnknown = true;
    m_job.stop();
    m_secrets.clear();
    to(Stage::Editing);
}

void SignInPresenter::make()
{
    m_job.call = m_session.api().createConnection(
        m_wanted, m_spec, m_secrets, [this](const Result<api::Created> &created) {
            if (!created) {
                m_outcomeUnknown = created.error().kind == ErrorKind::UnknownOutcome;
                failed(created.error());
                return;
            }
            m_made = {.id = created->id,
                      .name = m_wanted.name,
                      .connectionSpec = m_spec,
                      .etag = created->etag};
            test();
        });
}

void SignInPresenter::lookForLost()
{
    m_job.call =
        m_session.api().connections([this](const Result<QList<api::BaseConnection>> &list) {
            if (!list) {
                failed(list.error());
                return;
            }
            m_outcomeUnknown = false;
            for (const api::BaseConnection &one : *list) {
                if (one.name == m_wanted.name && one.connectionSpec.id == m_spec.id &&
                    !m_known.contains(one.id))
                    m_made = one;
            }
            m_made.id.isEmpty() ? make() : update();
        });
}

void SignInPresenter::update()
{
    m_job.call = m_session.api().updateSignIn(m_made, m_wanted, m_secrets,
                                              [this](const Result<api::Created> &changed) {
                                                  if (!changed) {
                                                      failed(changed.error());
                                                      return;
                                                  }
                                                  m_made.etag = changed->etag;
                                                  test();
                                              });
}

void SignInPresenter::test()
{
    m_secrets.clear();
    m_job.begin(); // the time that is shown is the source's, not ours
    to(Stage::Testing);
    m_job.call = m_session.api().testConnection(
        m_made.id, [this](const Result<api::ConnectionTest> &tested) {
            if (!tested) {
                failed(tested.error());
                return;
            }
            m_job.end();
            m_reason = tested->reason;
            to(tested->works ? Stage::Works : Stage::Refused);
            if (tested->works)
                Q_EMIT ready(m_made.id);
        });
}

void SignInPresenter::failed(const Error &error)
{
    m_secrets.clear();
    m_job.fail(error);
    to(Stage::Editing);
}

void SignInPresenter::to(Stage stage)
{
    m_stage = stage;
    Q_EMIT changed();
}

} // namespace dfw::presenters
