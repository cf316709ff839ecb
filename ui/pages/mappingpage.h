// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/mappingtoolbar.h"
#include "models/mappingmodel.h"
#include "models/rowselection.h"
#include "pages/wizardpage.h"
#include "presenters/mappingpresenter.h"

class QStackedWidget;

namespace dfw::presenters {
class MappingImportPresenter;
}

namespace dfw::ui {

class IconSentence;
class LinePanel;
class MappingCanvas;
class MappingTable;
class Note;
class RowActions;
class SuggestionDetail;

/// Columns to XDM fields: the same rows as a picture or as a table, and below what there is to say
/// about them. Every edit can be undone, whichever view made it.
class MappingPage : public WizardPage
{
    Q_OBJECT
public:
    MappingPage(presenters::MappingPresenter &presenter, presenters::MappingImportPresenter &import,
                QWidget *parent = nullptr);
    ~MappingPage() override;

    QString title() const override { return tr("Map columns to fields"); }
    QString instruction() const override;
    QString choice() const override;
    void enter() override;
    QList<PageProblem> problems() override;
    void forgetServiceProblems() override { m_presenter.forgetPlatformAnswer(); }
    void reveal(QWidget *place) override;
    bool prepareNext() override;
    void cancelPreparing() override;
    QString busySentence() const override;
    int typingRow() const override { return m_selection.current(); }
    void goToTypingRow(int row) override;
    /// Undo and redo, named after their step, for the shell's menu.
    QList<QAction *> editActions() const { return m_toolbar->editActions(); }

private:
    void buildViews();
    void buildPanel();
    void connectParts();
    void addShortcuts();
    void mapOwnFields();
    void showCounts();
    void showSuggestion();
    void showHint(const QString &sentence);
    void addRow(MappingKind kind);
    void editRow(int row);
    void chooseField(int row);
    void goToProblem(int direction);
    void takePlatformAnswer();
    QWidget *view() const;

    presenters::MappingPresenter &m_presenter;
    MappingModel m_model;
    RowSelection m_selection;
    RowActions *m_actions;
    MappingToolbar *m_toolbar;
    Note *m_schemaNote;
    QStackedWidget *m_views;
    MappingCanvas *m_canvas;
    MappingTable *m_table;
    QStackedWidget *m_below;
    LinePanel *m_panel;
    IconSentence *m_hint;
    SuggestionDetail *m_suggestion;
    bool m_waitingForPlatform = false;
};

} // namespace dfw::ui
