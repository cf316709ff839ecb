// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/mappingfilter.h"
#include "models/mappingmodel.h"

#include <QWidget>

class QAction;

namespace dfw::ui {

class Button;
class Chips;
class IconButton;
class SearchEdit;
class Segments;

/// What stands above the two views: which of them is shown, which rows, and what can be done.
/// Object names: mappingView, mappingSearch, mappingFilter, undoButton, redoButton, sortButton,
/// focusButton, suggestButton, addRowButton, moreButton.
class MappingToolbar : public QWidget
{
    Q_OBJECT
public:
    enum View { Canvas, Table };

    MappingToolbar(MappingModel &model, const presenters::MappingPresenter &presenter,
                   QWidget *parent = nullptr);

    View view() const;
    void setView(View view);
    MappingFilter filter() const;
    /// Shows all rows again, so that a certain one is among them.
    void showAll();
    void refreshCounts();
    /// Of the menu behind "More".
    void setMoreActions(const QList<QAction *> &actions);
    /// Undo and redo, named after their step.
    QList<QAction *> editActions() const { return {m_undo, m_redo}; }
    void setSuggesting(bool busy);

Q_SIGNALS:
    void viewChanged(int view);
    void searchChanged(const QString &text);
    void filterChanged(dfw::ui::MappingFilter filter);
    void sortToggled(bool byField);
    void focusToggled(bool on);
    void suggestRequested();
    void addRequested(dfw::MappingKind kind);

private:
    void buildActions();
    QWidget *actionButton(QAction *action, const QString &icon, const QString &name);
    IconButton *toggle(const QString &icon, const QString &name, const QString &objectName);
    void showView();

    MappingModel &m_model;
    const presenters::MappingPresenter &m_presenter;
    Segments *m_view;
    SearchEdit *m_search;
    Chips *m_chips;
    QAction *m_undo;
    QAction *m_redo;
    IconButton *m_sort;
    IconButton *m_focus;
    Button *m_suggest;
    Button *m_add;
    IconButton *m_more;
};

} // namespace dfw::ui
