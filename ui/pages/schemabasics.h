// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/targetpresenter.h"

class QComboBox;
class QLineEdit;

namespace dfw::ui {

class Button;
class Field;
class Note;
class TaskRow;

/// Title, description and class of a new schema; a title that is taken is offered for reuse.
class SchemaBasics : public QWidget
{
    Q_OBJECT
public:
    explicit SchemaBasics(presenters::TargetPresenter &presenter, QWidget *parent = nullptr);

    void refresh(bool errorsShown);
    QList<PageProblem> problems() const;

private:
    QString takenSentence() const;
    QString titleProblem() const;
    QString classProblem() const;
    void refreshClasses();

    presenters::TargetPresenter &m_presenter;
    QLineEdit *m_title;
    Field *m_titleField;
    QLineEdit *m_description;
    QComboBox *m_class;
    Field *m_classField;
    TaskRow *m_task;
    Note *m_taken;
    Button *m_reuse;
    bool m_showing = false;
};

} // namespace dfw::ui
