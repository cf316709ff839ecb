// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/mappingtable.h"
#include "pages/wizardpage.h"
#include "presenters/mappingpresenter.h"

namespace dfw::ui {

class BusyRow;
class Button;
class Chips;
class IconButton;
class IconLabel;
class Note;
class SearchEdit;
class Text;

/// Columns to XDM fields, one row each; typing a path completes it, every edit can be undone, and
/// below the table stands what is to be said about the selected row.
class MappingPage : public WizardPage
{
    Q_OBJECT
public:
    MappingPage(presenters::MappingPresenter &presenter, QWidget *parent = nullptr);

    QString title() const override { return tr("Map columns to fields"); }
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;
    void forgetServiceProblems() override { m_presenter.forgetPlatformAnswer(); }
    bool prepareNext() override;
    void cancelPreparing() override;
    QString busySentence() const override;
    /// Undo and redo, named after their step, for the shell's menu.
    QList<QAction *> editActions() const { return {m_undoAction, m_redoAction}; }

private:
    void buildToolbar();
    void buildTable();
    void buildDetail();
    void mapOwnFields();
    void showCounts();
    void showDetail();
    void applyFilter();
    void addRow(MappingKind kind);
    void goToProblem(int direction);
    void takePlatformAnswer();

    presenters::MappingPresenter &m_presenter;
    MappingModel m_model;
    RowSelection m_selection;
    MappingTable *m_table;
    SearchEdit *m_search;
    Chips *m_chips;
    QAction *m_undoAction;
    QAction *m_redoAction;
    IconLabel *m_detailIcon;
    Text *m_detailTitle;
    Text *m_detailText;
    Button *m_change;
    Button *m_remove;
    Note *m_schemaNote;
    bool m_waitingForPlatform = false;
};

} // namespace dfw::ui
