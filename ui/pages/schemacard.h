// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/plankeeper.h"
#include "presenters/targetpresenter.h"
#include "widgets/card.h"

class QStackedWidget;

namespace dfw::ui {

class NewSchemaForm;
class SchemaChooser;
class Segments;

/// The schema: one that exists, or a new one.
class SchemaCard : public Card
{
    Q_OBJECT
public:
    SchemaCard(presenters::TargetPresenter &presenter, presenters::PlanKeeper &keeper,
               QWidget *parent = nullptr);

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;
    void reveal(const QWidget *place);
    void showIdentities();
    /// The plan names a schema that is not in the sandbox.
    bool isGone() const;

private:
    presenters::TargetPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    Segments *m_kind;
    QStackedWidget *m_stack;
    SchemaChooser *m_chooser;
    NewSchemaForm *m_form;
};

} // namespace dfw::ui
