// SPDX-License-Identifier: Apache-2.0
#include "pages/organisationcard.h"

#include "connect/credentialdrop.h"
#include "connect/credentialreview.h"
#include "connect/hostconfirm.h"
#include "connect/keepchoice.h"
#include "connect/networkform.h"
#include "connect/profilebar.h"
#include "pages/connecttext.h"
#include "pages/demofacts.h"
#include "pages/organisationfields.h"
#include "pages/sandboxcombo.h"
#include "pages/wizardpage.h"
#include "parts/taskrow.h"
#include "style/metrics.h"
#include "texts/errortext.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/field.h"
#include "widgets/inputs.h"

#include <QHBoxLayout>

namespace dfw::ui {

using namespace Qt::StringLiterals;
using presenters::ConnectForm;
using presenters::ConnectPresenter;
using presenters::ConnectProblem;
using presenters::ProfilesPresenter;
using presenters::Session;

namespace {

// The mnemonic's "&" is for the eye only.
Field *field(const QString &label, QWidget *control, const QString &objectName, const QString &help)
{
    auto *out = new Field(label, control);
    control->setObjectName(objectName);
    out->setObjectName(objectName + u"Field"_s);
    control->setAccessibleName(QString(label).remove(u'&'));
    out->setHelp(help);
    return out;
}

} // namespace

OrganisationCard::OrganisationCard(ConnectPresenter &presenter, QWidget *parent)
    : Card(tr("Your organisation"), parent), m_presenter(presenter), m_form(new QWidget),
      m_facts(new DemoFacts)
{
    setObjectName(u"organisationCard"_s);
    buildForm();
    content()->addWidget(m_form);
    content()->addWidget(m_facts);
    connectParts();
}

void OrganisationCard::buildForm()
{
    m_profiles = new ProfileBar;
    m_drop = new CredentialDrop;
    m_clientId = new MonoEdit;
    m_secret = new SecretEdit;
    m_token = new SecretEdit;
    m_organisation = new MonoEdit;
    m_sandbox = new SandboxCombo;
    m_clientIdField = field(tr("Cl&ient ID"), m_clientId, u"clientIdEdit"_s,
                            tr("Also called API key. It is not secret."));
    m_secretField = field(tr("Client secre&t"), m_secret, u"clientSecretEdit"_s, {});
    m_tokenField = field(tr("Access &token"), m_token, u"accessTokenEdit"_s,
                         tr("Generated in the Developer Console. Kept in memory until you close, "
                            "never in a file."));
    for (SecretEdit *edit : {m_secret, m_token})
        edit->eyeButton()->setAccessibleName(tr("Show the secret"));
    m_organisationField = field(tr("&Organisation ID"), m_organisation, u"organisationEdit"_s,
                                tr("24 letters and digits, then @AdobeOrg."));
    m_sandboxField = field(tr("&Sandbox"), m_sandbox, u"sandboxCombo"_s, {});
    m_keep = new KeepChoice;
    m_networkPlace = new QWidget;
    m_networkExpander = new Expander(tr("Network: proxy, CA file, hosts"), m_networkPlace);
    m_networkExpander->setObjectName(u"networkExpander"_s);
    m_networkExpander->setAccessibleName(tr("Network: proxy, CA file, hosts"));
    m_method = new LinkButton(QString());
    m_method->setObjectName(u"methodButton"_s);

    auto *links = new QHBoxLayout;
    links->setSpacing(space::l);
    links->addWidget(m_networkExpander);
    links->addStretch(1);
    links->addWidget(m_method);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_profiles);
    column->addWidget(m_drop);
    column->addWidget(new FieldRow({m_clientIdField, m_secretField, m_tokenField}));
    column->addWidget(new FieldRow({m_organisationField, m_sandboxField}));
    column->addWidget(m_keep);
    column->addLayout(links);
    column->addWidget(m_networkPlace);
}

// Most people never open it, and the first page is not to wait for it.
NetworkForm *OrganisationCard::network()
{
    if (m_network)
        return m_network;
    m_network = new NetworkForm;
    auto *column = new QVBoxLayout(m_networkPlace);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_network);
    // What comes late would be the last to be reached by Tab.
    m_network->show(); // a layout would do so later
    reachAfter(m_method, m_network);
    connect(m_network, &NetworkForm::changed, this, &OrganisationCard::readForm);
    connect(m_network, &NetworkForm::heightChanged, this, &OrganisationCard::heightChanged);
    showNetwork();
    Q_EMIT heightChanged();
    return m_network;
}

void OrganisationCard::connectParts()
{
    for (QLineEdit *edit :
         {static_cast<QLineEdit *>(m_clientId), static_cast<QLineEdit *>(m_secret),
          static_cast<QLineEdit *>(m_token), static_cast<QLineEdit *>(m_organisation)})
        connect(edit, &QLineEdit::textChanged, this, &OrganisationCard::readForm);
    connect(m_sandbox, &SandboxCombo::edited, this, &OrganisationCard::readForm);
    connect(m_networkExpander, &Expander::toggledOpen, this, [this](bool open) {
        if (open)
            network();
    });
    connect(m_method, &Button::clicked, this, [this] {
        ConnectForm form = m_presenter.form();
        const bool bySecret = form.method == ConnectForm::Method::ClientSecret;
        form.method =
            bySecret ? ConnectForm::Method::AccessToken : ConnectForm::Method::ClientSecret;
        m_presenter.setForm(form);
        refresh();
        (bySecret ? m_token : m_secret)->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });

    ProfilesPresenter &profiles = m_presenter.profiles();
    connect(m_profiles, &ProfileBar::chosen, &m_presenter, &ConnectPresenter::switchTo);
    connect(m_profiles, &ProfileBar::newRequested, this, [this, &profiles] {
        profiles.create();
        m_clientId->setFocus(Qt::OtherFocusReason);
    });
    connect(m_profiles, &ProfileBar::renameRequested, &profiles, &ProfilesPresenter::rename);
    connect(m_profiles, &ProfileBar::duplicateRequested, &profiles, &ProfilesPresenter::duplicate);
    connect(m_profiles, &ProfileBar::forgetRequested, &profiles, &ProfilesPresenter::forget);
    connect(m_profiles, &ProfileBar::deleteRequested, &profiles,
            [&profiles] { profiles.remove(); });
    connect(&profiles, &ProfilesPresenter::removalRefused, this, [this, &profiles] {
        confirm(this,
                {.question = tr("Delete the profile all the same?"),
                 .text = errorText(*profiles.keychain().error).why + u' ' +
                         tr("Its secret could not be removed and would stay in the keychain."),
                 .act = tr("Delete the profile"),
                 .keep = tr("Keep it")},
                [&profiles] { profiles.remove(true); });
    });
    connect(&profiles, &ProfilesPresenter::switched, this, [this] {
        m_drop->clearError();
        showForm();
    });
    connect(m_keep, &KeepChoice::keepRequested, &profiles, &ProfilesPresenter::setKeeps);
    connect(m_keep, &KeepChoice::forgetRequested, &profiles, &ProfilesPresenter::forget);
    connect(m_keep, &KeepChoice::cancelRequested, &m_presenter, &ConnectPresenter::cancel);
    connect(m_keep, &KeepChoice::cancelRequested, &profiles, &ProfilesPresenter::cancelKeychain);
    connect(m_keep, &KeepChoice::readRequested, &profiles, &ProfilesPresenter::fetch);
    connect(m_drop, &CredentialDrop::heightChanged, this, &OrganisationCard::heightChanged);
    connect(m_keep, &KeepChoice::heightChanged, this, &OrganisationCard::heightChanged);
    connect(m_drop, &CredentialDrop::found, this, &OrganisationCard::review);
}

void OrganisationCard::review(const signin::CredentialFile &file)
{
    auto *dialog = new CredentialReview(file, m_presenter.profiles().current(), this);
    connect(dialog, &CredentialReview::taken, this, [this](const TakenCredential &taken) {
        m_presenter.useClientSecret();
        m_presenter.profiles().take(taken.credential, taken.platform, taken.ims, taken.confirmed);
        showForm();
        Q_EMIT edited();
    });
    dialog->open();
}

void OrganisationCard::confirmHosts()
{
    const QList<signin::JudgedOrigin> strangers = m_presenter.toBeConfirmed();
    if (strangers.isEmpty()) {
        Q_EMIT hostsConfirmed();
        return;
    }
    auto *dialog = new HostConfirm(strangers.first(), this);
    connect(dialog, &HostConfirm::confirmed, this, [this](const signin::JudgedOrigin &origin) {
        m_presenter.profiles().confirm(origin);
        confirmHosts();
    });
    connect(dialog, &QDialog::rejected, this, &OrganisationCard::hostRefused);
    dialog->open();
}

bool OrganisationCard::inDemo() const
{
    return m_presenter.session().kind() == Session::Kind::Demo;
}

QWidget *OrganisationCard::secretEdit() const
{
    return m_presenter.form().method == ConnectForm::Method::AccessToken ? m_token : m_secret;
}

QWidget *OrganisationCard::sandboxEdit() const
{
    return m_sandbox->lineEdit();
}

Field *OrganisationCard::fieldOf(ConnectProblem::Field which)
{
    switch (which) {
    case ConnectProblem::Field::ClientId:
        return m_clientIdField;
    case ConnectProblem::Field::ClientSecret:
        return m_secretField;
    case ConnectProblem::Field::AccessToken:
        return m_tokenField;
    case ConnectProblem::Field::Organisation:
        return m_organisationField;
    case ConnectProblem::Field::Sandbox:
        return m_sandboxField;
    default:
        return network()->field(*networkPart(which));
    }
}

PageProblem OrganisationCard::placed(const ConnectProblem &problem)
{
    const Field *place = fieldOf(problem.field);
    auto *combo = qobject_cast<QComboBox *>(place->control());
    return {connectProblemLink(problem),
            combo && combo->isEditable() ? combo->lineEdit() : place->control()};
}

void OrganisationCard::readForm()
{
    if (m_showing)
        return;
    ConnectForm form = m_presenter.form();
    const Profile network = m_network ? m_network->profile() : form.profile;
    form.profile.platform = network.platform;
    form.profile.ims = network.ims;
    form.profile.scopes = network.scopes;
    form.profile.proxy = network.proxy;
    form.profile.caFile = network.caFile;
    if (const Secret typed = m_network ? m_network->proxyPassword() : Secret(); !typed.isEmpty())
        form.proxyPassword = typed;
    form.clientSecret = Secret(withoutLineEnds(m_secret->text()));
    form.accessToken = Secret(withoutLineEnds(m_token->text()));
    form.profile.clientId = m_clientId->text().trimmed();
    form.profile.organisation = m_organisation->text().trimmed();
    form.profile.sandbox = m_sandbox->sandbox();
    m_presenter.setForm(form);
    Q_EMIT edited();
}

} // namespace dfw::ui
