// SPDX-License-Identifier: Apache-2.0
#include "presenters/signinpresenter.h"

namespace dfw::presenters {

SignInPresenter::SignInPresenter(Session &session, QObject *parent)
    : QObject(parent), m_session(session)
{
    connect(&session, &Session::aboutToChange, this, [this] {
        reset();
        to(Stage::Editing);
    });
}

void SignInPresenter::reset()
{
    m_job.reset();
    m_secrets.clear();
    m_known.clear();
    m_sameNamed.clear();
    m_outcomeUnknown = false;
    m_made = {};
    m_wanted = {};
    m_reason.clear();
}

void SignInPresenter::begin(const QList<api::BaseConnection> &known)
{
    reset();
    m_known = known;
    if (!std::exchange(m_waiting, false))
        m_form = OpenSignIn();
    m_made = {.id = m_form->madeId,
              .connectionSpec = {.id = m_form->connector},
              .etag = m_form->madeEtag};
    m_outcomeUnknown = m_form->sent;
    m_spec.id = m_form->connector;
    m_wanted.name = m_form->sentName;
    m_sameNamed = m_form->sameNamed;
    to(Stage::Editing);
    Q_EMIT formChanged();
}

void SignInPresenter::end()
{
    m_form.reset();
    m_waiting = false;
    Q_EMIT formChanged();
}

std::optional<OpenSignIn> SignInPresenter::form() const
{
    if (!m_form || m_waiting)
        return m_form;
    OpenSignIn out = m_form->withoutMade();
    out.madeId = m_made.id;
    out.madeEtag = m_made.etag;
    out.sent = m_made.id.isEmpty() && (m_outcomeUnknown || m_stage == Stage::Making);
    if (out.sent) {
        out.sentName = m_wanted.name;
        out.sameNamed = m_sameNamed;
    }
    return out;
}

void SignInPresenter::showConnector(const QString &id)
{
    if (!m_form || m_form->connector == id)
        return;
    m_form->connector = id;
    Q_EMIT formChanged();
}

void SignInPresenter::setTyped(const TypedSignIn &typed)
{
    if (!m_form || m_form->forms.value(typed.connector) == typed)
        return;
    m_form->forms.insert(typed.connector, typed);
    Q_EMIT formChanged();
}

void SignInPresenter::restore(const std::optional<OpenSignIn> &form)
{
    reset();
    m_form = form;
    m_waiting = form.has_value();
    to(Stage::Editing);
    Q_EMIT restored();
    Q_EMIT formChanged();
}

void SignInPresenter::forgetMade()
{
    if (m_form)
        m_form = m_form->withoutMade();
}

void SignInPresenter::createAndTest(const SpecRef &spec, const NewBaseConnection &connection,
                                    const SecretParams &secrets)
{
    if (!m_session.isConnected() || isBusy())
        return;
    if (!m_outcomeUnknown || m_wanted.name != connection.name || m_spec.id != spec.id) {
        m_sameNamed.clear();
        for (const api::BaseConnection &one : std::as_const(m_known)) {
            if (one.name == connection.name && one.connectionSpec.id == spec.id)
                m_sameNamed.append(one.id);
        }
    }
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
                    !m_sameNamed.contains(one.id))
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
