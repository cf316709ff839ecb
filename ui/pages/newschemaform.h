// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/targetpresenter.h"

class QStackedWidget;
class QTabBar;

namespace dfw::ui {

class FieldGroupsPane;
class IdentitiesPane;
class OwnFieldsPane;
class SchemaBasics;

/// A schema to be made, a tab for each kind of choice. Edits the plan; makes nothing.
class NewSchemaForm : public QWidget
{
    Q_OBJECT
public:
    enum Tab { Basics, Groups, Columns, Identities };

    explicit NewSchemaForm(presenters::TargetPresenter &presenter, QWidget *parent = nullptr);

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;
    /// Opens the tab that `place` is on.
    void reveal(const QWidget *place);
    void showTab(Tab tab);

private:
    void refreshTabs();

    presenters::TargetPresenter &m_presenter;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    SchemaBasics *m_basics;
    FieldGroupsPane *m_groups;
    OwnFieldsPane *m_columns;
    IdentitiesPane *m_identities;
};

} // namespace dfw::ui
