// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/connectpresenter.h"
#include "storage/recentplans.h"

class QVBoxLayout;

namespace dfw::ui {

class AccessCard;
class Button;
class Note;
class OrganisationCard;
class RecentCard;

/// Which organisation and sandbox: the demo by one click, a profile with its client secret, or a
/// pasted token.
class ConnectPage : public WizardPage
{
    Q_OBJECT
public:
    /// Empty before enter().
    ConnectPage(presenters::ConnectPresenter &presenter, storage::RecentPlans &recent,
                QWidget *parent = nullptr);

    /// Puts what was left behind above the form; the page owns it from then on.
    void addOffer(QWidget *card);

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
    void refresh();
    bool showDemo();
    void showTop();
    void showLeftBehind();
    bool inDemo() const;

    presenters::ConnectPresenter &m_presenter;
    QVBoxLayout *m_left;
    Note *m_demoNote;
    Button *m_startDemo;
    Button *m_leaveDemo;
    Button *m_resetDemo; // where its data keeps it from starting
    OrganisationCard *m_organisation;
    Note *m_leftBehind;
    AccessCard *m_access;
    RecentCard *m_recent;
    int m_offers = 0;
    bool m_preparing = false;
    bool m_signInFailed = false;
    bool m_hostRefused = false;
};

} // namespace dfw::ui
