// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/columnspresenter.h"

namespace dfw::ui {

class Button;
class Chips;
class ColumnFilter;
class ColumnModel;
class Note;
class ProfileCard;
class SearchEdit;
class TableView;
class TaskRow;

/// Which columns to bring along, with what the first rows show of each.
class ColumnsPage : public WizardPage
{
    Q_OBJECT
public:
    ColumnsPage(presenters::ColumnsPresenter &presenter, presenters::PlanKeeper &keeper,
                QWidget *parent = nullptr);

    QString title() const override;
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;

protected:
    void refreshErrors() override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildBar();
    void refresh();
    void showProfile();
    void sizeColumns();

    presenters::ColumnsPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    ColumnModel *m_model;
    ColumnFilter *m_filter;
    SearchEdit *m_search;
    Chips *m_chips;
    Button *m_tickAll;
    Button *m_invert;
    TaskRow *m_task;
    Note *m_note;
    TableView *m_table;
    ProfileCard *m_profile;
    QString m_sizedFor; ///< the table the column widths were made for
};

} // namespace dfw::ui
