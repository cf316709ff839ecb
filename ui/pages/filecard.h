// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/plankeeper.h"
#include "presenters/sourcepresenter.h"
#include "widgets/card.h"

class QCheckBox;

namespace dfw::ui {

class Field;
class FileTreeModel;
class MonoEdit;
class TaskRow;
class TreeView;

/// Which files of a base connection to read: one, a folder, or what a wildcard fits.
class FileCard : public Card
{
    Q_OBJECT
public:
    FileCard(presenters::SourcePresenter &presenter, presenters::PlanKeeper &keeper,
             QWidget *parent = nullptr);

    void refresh();
    void refreshErrors(bool errorsShown);
    QWidget *place() const;

private:
    void refreshTask();
    void showSelection();

    presenters::SourcePresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    FileTreeModel *m_model;
    TreeView *m_tree;
    TaskRow *m_task;
    MonoEdit *m_path;
    Field *m_pathField;
    QCheckBox *m_recursive;
    bool m_showing = false;
};

} // namespace dfw::ui
