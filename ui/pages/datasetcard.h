// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/targetpresenter.h"
#include "widgets/card.h"

#include <functional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace dfw::ui {

class Badge;
class Button;
class Field;
class IconSentence;
class IdRow;
class LinkButton;
class Note;
class Segments;
class Text;

/// The dataset that holds the rows: one made on the schema, or a new one.
class DatasetCard : public Card
{
    Q_OBJECT
public:
    DatasetCard(presenters::TargetPresenter &presenter, presenters::PlanKeeper &keeper,
                QWidget *parent = nullptr);

    void refresh(bool errorsShown, bool schemaGone);
    QList<PageProblem> problems(bool schemaGone) const;

Q_SIGNALS:
    /// The way out of "no primary identity" was pressed.
    void identitiesWanted();

private:
    QWidget *buildExisting();
    QWidget *buildNew();
    void refreshList();
    void showFacts(bool schemaGone);
    void refreshNew(bool errorsShown);
    void showConsequences();
    bool isGone() const;
    bool isNewOne() const;
    /// An existing schema that is not in Profile cannot have a dataset that is.
    bool profileRefused() const;
    void edit(const std::function<void(NewDataset &)> &change);

    presenters::TargetPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    Segments *m_kind;
    Text *m_kindHelp;
    QStackedWidget *m_stack;

    QComboBox *m_dataset;
    Field *m_datasetField;
    IdRow *m_id;
    Badge *m_profile;
    Text *m_profileText;
    QWidget *m_facts;
    Note *m_none;
    Button *m_make;
    Button *m_again;

    QLineEdit *m_name;
    Field *m_nameField;
    QLineEdit *m_description;
    QCheckBox *m_inProfile;
    IconSentence *m_consequence;
    LinkButton *m_toIdentities;
    bool m_showing = false;
};

} // namespace dfw::ui
