// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/exportactions.h"
#include "models/mappingmodel.h"
#include "presenters/mappingimportpresenter.h"

#include <QPointer>

namespace dfw::ui {

class FindReplaceDialog;
class ImportDialog;
class MoveTargetsDialog;

/// What can be done with many rows at once, as actions for a menu, with their keys: import, export,
/// copy and paste, find and replace, edits of the selected rows. Owns the dialogs, and makes each
/// when it is first wanted.
class RowActions : public QObject
{
    Q_OBJECT
public:
    /// `page` is what the dialogs open over, and where Ctrl+H works.
    RowActions(MappingModel &model, presenters::MappingPresenter &presenter,
               presenters::MappingImportPresenter &import, RowSelection &selection, QWidget *page);

    /// Ctrl+C and Ctrl+V work while `view` has the focus; not in a cell's editor.
    void attachTo(QWidget *view);
    /// In the order of a menu; a null action is a line between groups.
    QList<QAction *> actions() const;

    ImportDialog &importDialog();
    void showRepairs(const Mapping &after);
    void paste();

private:
    QAction *make(const char *name, const QString &text);
    void refresh();
    void turn(bool intoFormulas);

    MappingModel &m_model;
    presenters::MappingPresenter &m_presenter;
    presenters::MappingImportPresenter &m_importPresenter;
    RowSelection &m_selection;
    QWidget *m_page;
    ExportActions m_export;
    QAction *m_import;
    QAction *m_paste;
    QAction *m_replace;
    QAction *m_move;
    QAction *m_formulas;
    QAction *m_columns;
    QAction *m_clear;
    QPointer<ImportDialog> m_importDialog;
    QPointer<FindReplaceDialog> m_findDialog;
    QPointer<MoveTargetsDialog> m_moveDialog;
};

} // namespace dfw::ui
