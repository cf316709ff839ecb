// SPDX-License-Identifier: Apache-2.0
// What the card shows: the presenter's form, its troubles, and how keeping the secret went.
#include "pages/organisationcard.h"

#include "connect/keepchoice.h"
#include "connect/networkform.h"
#include "connect/profilebar.h"
#include "pages/accesslines.h"
#include "pages/connecttext.h"
#include "pages/demofacts.h"
#include "pages/organisationfields.h"
#include "pages/sandboxcombo.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/field.h"
#include "widgets/inputs.h"

#include <algorithm>
#include <utility>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ConnectForm;
using presenters::ConnectProblem;
using presenters::ProfilesPresenter;
using presenters::Session;

namespace {

// Leaves the cursor alone where the text says the same already.
void fill(QLineEdit *edit, const QString &text)
{
    if (edit->text().trimmed() != text)
        edit->setText(text);
}

} // namespace

// A form filled in elsewhere shows up here.
void OrganisationCard::showForm()
{
    m_showing = true;
    const ConnectForm form = m_presenter.form();
    fill(m_clientId, form.profile.clientId);
    fill(m_organisation, form.profile.organisation);
    if (Secret(withoutLineEnds(m_secret->text())) != form.clientSecret)
        m_secret->setText(form.clientSecret.reveal());
    if (Secret(withoutLineEnds(m_token->text())) != form.accessToken)
        m_token->setText(form.accessToken.reveal());
    m_sandbox->setSandbox(form.profile.sandbox);
    showNetwork();
    m_showing = false;
}

void OrganisationCard::showNetwork()
{
    if (!m_network)
        return;
    const bool wasShowing = std::exchange(m_showing, true);
    const Profile profile = m_presenter.form().profile;
    m_network->setProfile(profile);
    m_network->setProxyPasswordKept(profile.keepsSecrets && !profile.proxy.user.isEmpty());
    m_showing = wasShowing;
}

QString OrganisationCard::sandboxText() const
{
    const QString wanted =
        inDemo() ? m_presenter.session().sandbox() : m_presenter.form().profile.sandbox;
    for (const api::Sandbox &one : m_presenter.sandboxes()) {
        if (one.name == wanted)
            return sandboxInWords(one);
    }
    return wanted;
}

void OrganisationCard::showSandboxes()
{
    const QList<api::Sandbox> sandboxes =
        inDemo() ? QList<api::Sandbox>() : m_presenter.sandboxes();
    const auto production = std::count_if(sandboxes.begin(), sandboxes.end(),
                                          [](const auto &one) { return one.isProduction(); });
    m_sandbox->setSandboxes(sandboxes);
    m_sandboxField->setHelp(
        sandboxes.isEmpty() ? tr("Leave it empty to see which there are.")
        : production == 0 ? tr("%1 sandboxes found, none of them production.").arg(sandboxes.size())
                          : tr("%1 sandboxes found, %2 of them production.")
                                .arg(sandboxes.size())
                                .arg(production));
}

void OrganisationCard::showProfiles()
{
    ProfilesPresenter &profiles = m_presenter.profiles();
    QList<ProfileBar::IdAndName> entries;
    for (const Profile &one : profiles.profiles())
        entries.append({one.id, one.name});
    m_profiles->setProfiles(entries, profiles.current().id);
    m_profiles->setHasSecret(profiles.current().hasKept || !profiles.clientSecret().isEmpty());
    m_profiles->setError(profiles.fileError() ? errorText(*profiles.fileError()).paragraph()
                                              : QString());
}

void OrganisationCard::showKeeping()
{
    const ProfilesPresenter &profiles = m_presenter.profiles();
    const bool bySecret = m_presenter.form().method == ConnectForm::Method::ClientSecret;
    const bool kept = profiles.current().keepsSecrets;
    m_secretField->setVisible(bySecret);
    m_tokenField->setVisible(!bySecret);
    m_keep->setVisible(bySecret);
    m_method->setText(bySecret ? tr("Paste an access token instead")
                               : tr("Use the client secret instead"));
    m_method->setAccessibleName(m_method->text());
    m_secret->setPlaceholderText(profiles.needsFetch() ? tr("In the system keychain") : QString());
    m_secretField->setHelp(kept ? tr("Kept in the system keychain, never in a file.")
                                : tr("In memory until you close, never in a file."));
    m_keep->setInKeychain(kept);
    using State = presenters::KeychainState::State;
    switch (profiles.keychain().state) {
    case State::Idle:
        m_keep->setIdle();
        break;
    case State::Reading:
        m_keep->setAsking(KeepChoice::Asking::Read);
        break;
    case State::Keeping:
        m_keep->setAsking(KeepChoice::Asking::Keep);
        break;
    case State::Forgetting:
        m_keep->setAsking(KeepChoice::Asking::Forget);
        break;
    case State::Kept:
        m_keep->setKept();
        break;
    case State::Forgotten:
        m_keep->setForgotten();
        break;
    case State::Failed:
        m_keep->setFailed(*profiles.keychain().error);
        break;
    }
}

void OrganisationCard::refresh()
{
    const bool demo = inDemo();
    setTitle(demo ? tr("Demo organisation") : tr("Your organisation"));
    m_form->setVisible(!demo);
    m_facts->setVisible(demo);
    if (demo) {
        m_facts->setFacts(m_presenter.session().organisation(), sandboxText(),
                          m_presenter.session().origin().toString());
    } else {
        showProfiles();
        showKeeping();
        showForm();
    }
    showSandboxes();
}

void OrganisationCard::showErrors(bool shown)
{
    QHash<Field *, QString> errors;
    QHash<NetworkForm::Part, QString> network;
    if (shown && !inDemo()) {
        for (const ConnectProblem &problem : m_presenter.problems()) {
            const QString sentence = connectProblemSentence(problem);
            if (const auto part = networkPart(problem.field))
                network.insert(*part, sentence);
            else
                errors.insert(fieldOf(problem.field), sentence);
        }
    }
    for (Field *one :
         {m_clientIdField, m_secretField, m_tokenField, m_organisationField, m_sandboxField}) {
        if (one->error() != errors.value(one))
            one->setError(errors.value(one));
    }
    if (!network.isEmpty())
        m_networkExpander->setOpen(true);
    if (m_network)
        m_network->setErrors(network);
}

} // namespace dfw::ui
