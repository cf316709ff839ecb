// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/rowselection.h"
#include "presenters/mappingpresenter.h"

#include <QObject>

class QAction;
class QWidget;

namespace dfw::ui {

/// The rows as a file or on the clipboard: sources, kinds and targets; never a sample.
class ExportActions : public QObject
{
    Q_OBJECT
public:
    /// `window` is what dialogs open over.
    ExportActions(const presenters::MappingPresenter &presenter, const RowSelection &selection,
                  QWidget *window);

    /// "Save rows as…": CSV or JSON, all rows.
    QAction *saveAction() const { return m_save; }
    /// "Copy as table": the selected rows, or all where at most one is selected.
    QAction *copyAction() const { return m_copy; }

private:
    void chooseFile();
    void write(const QString &path);
    void copy();

    const presenters::MappingPresenter &m_presenter;
    const RowSelection &m_selection;
    QWidget *m_window;
    QAction *m_save;
    QAction *m_copy;
};

} // namespace dfw::ui
