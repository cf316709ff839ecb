// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/reviewpresenter.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace dfw::ui {

class Card;
class CreatedCard;
class DryRunCard;
class Field;
class Text;

/// Everything that will happen, before it does: names, what is used and what is made, what to know,
/// and a way back to each page. The only page whose Next commits.
class ReviewPage : public WizardPage
{
    Q_OBJECT
public:
    ReviewPage(presenters::ReviewPresenter &presenter, presenters::PlanKeeper &keeper,
               QWidget *parent = nullptr);

    QString title() const override { return tr("Review"); }
    QString instruction() const override;
    void enter() override;
    QList<PageProblem> problems() override;
    /// "Create dataflow in SANDBOX": the commit button's words.
    QString commitText() const override;

Q_SIGNALS:
    /// "Show the requests" was pressed.
    void requestsWanted();

protected:
    void refreshErrors() override;

private:
    struct Group
    {
        QGridLayout *facts = nullptr;
        int rows = 0;
    };
    Group addGroup(Card *card, const QString &icon, const QString &name, int step);
    void fillGroup(Group &group, const QList<std::pair<QString, QString>> &facts);
    Card *buildNames();
    Card *buildGroups();
    Card *buildConsequences();
    void showPlan();
    void showSource();
    void showTarget();
    void showMapping();
    void showSchedule();
    void showConsequences();
    void checkWithoutCreating();
    void goTo(const QString &pointer);
    QWidget *placeOf(const QString &pointer);

    presenters::ReviewPresenter &m_presenter;
    QLineEdit *m_name;
    QLineEdit *m_description;
    QLineEdit *m_sourceName;
    QLineEdit *m_targetName;
    QCheckBox *m_draft;
    Field *m_nameField;
    Field *m_sourceNameField;
    Field *m_targetNameField;
    Group m_source;
    Group m_target;
    Group m_mapping;
    Group m_schedule;
    CreatedCard *m_created;
    DryRunCard *m_dryRun;
    QVBoxLayout *m_consequences;
    bool m_showing = false;
};

} // namespace dfw::ui
