// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/connectpresenter.h"
#include "storage/recentplans.h"

class QComboBox;

namespace dfw::ui {

class AccessCard;
class Button;
class Card;
class Expander;
class Field;
class IdRow;
class MonoEdit;
class Note;
class RecentCard;
class SecretEdit;
class Text;

/// Which organisation and sandbox: the demo by one click, or a pasted token that stays in memory.
class ConnectPage : public WizardPage
{
    Q_OBJECT
public:
    ConnectPage(presenters::ConnectPresenter &presenter, storage::RecentPlans &recent,
                QWidget *parent = nullptr);

    QString title() const override;
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;
    void forgetServiceProblems() override;
    bool prepareNext() override;
    void cancelPreparing() override;
    QString busySentence() const override;

Q_SIGNALS:
    /// An empty path asks for a file first.
    void openPlanRequested(const QString &path);

protected:
    void refreshErrors() override;
    void showEvent(QShowEvent *event) override;

private:
    void buildForm();
    void buildFacts();
    void readForm();
    void showForm();
    void refresh();
    void refreshSandboxes();
    Field *fieldOf(presenters::ConnectProblem::Field field) const;
    bool inDemo() const;
    QString sandboxText() const;

    presenters::ConnectPresenter &m_presenter;
    Note *m_demoNote;
    Button *m_startDemo;
    Button *m_leaveDemo;
    Card *m_formCard;
    QWidget *m_form;
    QWidget *m_facts;
    SecretEdit *m_token;
    MonoEdit *m_apiKey;
    MonoEdit *m_organisation;
    QComboBox *m_sandbox;
    MonoEdit *m_host;
    Field *m_tokenField;
    Field *m_apiKeyField;
    Field *m_organisationField;
    Field *m_sandboxField;
    Field *m_hostField;
    Expander *m_hostExpander;
    IdRow *m_factOrganisation;
    Text *m_factSandbox;
    Text *m_factHost;
    AccessCard *m_access;
    RecentCard *m_recent;
    bool m_preparing = false;
    bool m_signInFailed = false;
    bool m_showing = false;
};

} // namespace dfw::ui
