// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pages/wizardpage.h"
#include "presenters/columnspresenter.h"

namespace dfw::ui {

class Button;
class Chips;
class ColumnFilter;
class ColumnModel;
class FilterEditor;
class Note;
class ProfileCard;
class SearchEdit;
class Segments;
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
    QWidget *buildList();
    void showPart(int part);
    void refreshParts();
    void refreshTickTexts();
    void refresh();
    void showProfile();
    void sizeColumns();

    presenters::ColumnsPresenter &m_presenter;
    presenters::PlanKeeper &m_keeper;
    ColumnModel *m_model;
    ColumnFilter *m_filter;
    SearchEdit *m_search;
    Chips *m_chips;
    Segments *m_parts;
    QWidget *m_list;
    FilterEditor *m_filterEditor;
    Note *m_filesNote;
    Button *m_tickAll;
    Button *m_only;
    Button *m_invert;
    TaskRow *m_task;
    Note *m_note;
    TableView *m_table;
    ProfileCard *m_profile;
    QString m_sizedFor; ///< the table the column widths were made for
};

} // namespace dfw::ui
