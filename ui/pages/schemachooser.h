// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/targetpresenter.h"

#include <QWidget>

namespace dfw::ui {

class BusyRow;
class Button;
class EmptyState;
class Note;
class SchemaFilter;
class SchemaListModel;
class SearchEdit;
class TableView;
class TaskRow;
class Text;

/// The schemas there are, searched by title, class and field.
class SchemaChooser : public QWidget
{
    Q_OBJECT
public:
    SchemaChooser(presenters::TargetPresenter &presenter, presenters::PlanKeeper &keeper,
                  QWidget *parent = nullptr);

    void refresh();
    /// What is wrong with the choice, as a note above the list; empty hides it.
    void setWarning(const QString &sentence);
    QWidget *place() const;

Q_SIGNALS:
    void newWanted();

private:
    void build();
    void search();
    void refreshSearch();
    void showChosen();

    presenters::TargetPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    SchemaListModel *m_schemas;
    SchemaFilter *m_filter;
    SearchEdit *m_search;
    Button *m_inFields;
    BusyRow *m_progress;
    TaskRow *m_searchTask;
    Text *m_searchHelp;
    TaskRow *m_task;
    Note *m_note;
    TableView *m_table;
    EmptyState *m_empty;
    bool m_showing = false;
    bool m_reading = false;
};

} // namespace dfw::ui
