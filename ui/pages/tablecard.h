// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"
#include "widgets/card.h"

namespace dfw::ui {

class Note;
class SearchEdit;
class TableTreeModel;
class TaskRow;
class TreeView;

/// The tables of a base connection, by the part of their path before the first dot.
class TableCard : public Card
{
    Q_OBJECT
public:
    TableCard(presenters::SourcePresenter &presenter, presenters::PlanKeeper &keeper,
              QWidget *parent = nullptr);

    /// `connectionGone`: nothing can be read through a connection that is not here.
    void refresh(bool connectionGone);
    void refreshNote(bool errorsShown);
    bool isGone() const;
    QWidget *place() const;

private:
    void showChosen();

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    TableTreeModel *m_model;
    SearchEdit *m_search;
    TreeView *m_tree;
    TaskRow *m_task;
    Note *m_note;
    bool m_showing = false;
};

} // namespace dfw::ui
