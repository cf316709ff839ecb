// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/targetpresenter.h"

class QCheckBox;
class QLineEdit;

namespace dfw::ui {

class Button;
class Field;
class OwnFieldModel;
class TableView;
class Text;

/// A field group of one's own, made from the chosen columns: names and types in a table.
class OwnFieldsPane : public QWidget
{
    Q_OBJECT
public:
    explicit OwnFieldsPane(presenters::TargetPresenter &presenter, QWidget *parent = nullptr);
    ~OwnFieldsPane() override;

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;

private:
    void buildTable();
    void showButtons();
    void addField();
    void removeFields();
    QString groupProblem() const;

    presenters::TargetPresenter &m_presenter;
    QCheckBox *m_use;
    Text *m_about;
    QWidget *m_part;
    QLineEdit *m_group;
    Field *m_groupField;
    OwnFieldModel *m_model;
    TableView *m_table;
    Text *m_problem;
    Button *m_add;
    Button *m_remove;
    Button *m_missing;
};

} // namespace dfw::ui
