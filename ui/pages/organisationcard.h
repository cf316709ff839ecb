// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/connectpresenter.h"
#include "widgets/card.h"

#include <QHash>

namespace dfw::signin {
struct CredentialFile;
}

namespace dfw::ui {

class Button;
class CredentialDrop;
class DemoFacts;
class Expander;
class Field;
class KeepChoice;
class MonoEdit;
class NetworkForm;
class ProfileBar;
class SandboxCombo;
class SecretEdit;
struct PageProblem;

/// The profile and its fields; in the demo what the demo is. Shows and edits the presenter's form.
/// Object names: profileCombo and its buttons, clientIdEdit, clientSecretEdit, accessTokenEdit,
/// organisationEdit, sandboxCombo, sandboxEdit, methodButton, networkExpander, credentialDrop.
class OrganisationCard : public Card
{
    Q_OBJECT
public:
    /// Empty before the first refresh().
    explicit OrganisationCard(presenters::ConnectPresenter &presenter, QWidget *parent = nullptr);

    void refresh();
    void showErrors(bool shown);
    /// What a problem of the form is about, for the problem bar.
    PageProblem placed(const presenters::ConnectProblem &problem);
    QWidget *secretEdit() const;
    QWidget *sandboxEdit() const;
    /// "dev, development", as the list says it.
    QString sandboxText() const;
    /// Asks for the hosts that must be confirmed, one after the other; hostsConfirmed() comes when
    /// all are, hostRefused() when one is not.
    void confirmHosts();

Q_SIGNALS:
    void hostsConfirmed();
    void hostRefused();
    /// The user changed something.
    void edited();
    /// The page is to be measured anew (parts/taskrow.h).
    void heightChanged();

private:
    void buildForm();
    void connectParts();
    void readForm();
    void showForm();
    void showNetwork();
    NetworkForm *network();
    void showSandboxes();
    void showProfiles();
    void showKeeping();
    void review(const signin::CredentialFile &file);
    Field *fieldOf(presenters::ConnectProblem::Field field);
    bool inDemo() const;

    presenters::ConnectPresenter &m_presenter;
    QWidget *m_form;
    DemoFacts *m_facts;
    ProfileBar *m_profiles;
    CredentialDrop *m_drop;
    MonoEdit *m_clientId;
    SecretEdit *m_secret;
    SecretEdit *m_token;
    MonoEdit *m_organisation;
    SandboxCombo *m_sandbox;
    Field *m_clientIdField;
    Field *m_secretField;
    Field *m_tokenField;
    Field *m_organisationField;
    Field *m_sandboxField;
    KeepChoice *m_keep;
    Button *m_method;
    QWidget *m_networkPlace;
    NetworkForm *m_network = nullptr; ///< not before it is opened
    Expander *m_networkExpander;
    bool m_showing = false;
};

} // namespace dfw::ui
