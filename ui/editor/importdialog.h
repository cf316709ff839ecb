// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "models/mappingmodel.h"
#include "presenters/mappingimportpresenter.h"

#include <QDialog>

class QCheckBox;
class QStackedWidget;

namespace dfw::ui {

class Button;
class DifferenceView;
class DropZone;
class ImportList;
class Note;
class Segments;
class TaskRow;
class Text;

/// Takes rows from a file, the clipboard, a mapping set or a dataflow, shows what they would do,
/// and applies what is ticked as one named step. Opens without blocking. Object name: importDialog;
/// parts: importFrom, importMode, applyRowsButton, tenantBox, importProblems, setsTable,
/// flowsTable.
class ImportDialog : public QDialog
{
    Q_OBJECT
public:
    enum class From { File, Clipboard, MappingSet, Flow };

    ImportDialog(MappingModel &model, presenters::MappingImportPresenter &presenter,
                 QWidget *parent = nullptr);

    void openFrom(From from);
    /// With the clipboard's text taken already. `fill`: the selected rows, for a list of fields.
    void openWithText(const QString &text, const QList<int> &fill);
    /// Present rows that would change, e.g. by repairs; `step` names the step, `note` says what
    /// they are.
    void openWithChanges(const Mapping &after, const QString &title, const QString &note,
                         const QString &step);
    void takeFile(const QString &path);

public Q_SLOTS:
    void done(int result) override;

private:
    QWidget *buildFilePane();
    QWidget *buildClipboardPane();
    QWidget *buildSetsPane();
    QWidget *buildFlowsPane();
    QWidget *buildResult();
    void choose(From from);
    void chooseFile();
    void pasteFromClipboard();
    void showLists();
    void showReading();
    void showApply();
    void giveRoom();
    void setProblem(const QString &sentence);
    void apply();
    QString stepName(int count) const;

    MappingModel &m_model;
    presenters::MappingImportPresenter &m_presenter;
    From m_from = From::File;
    QList<int> m_fill;
    QString m_changesStep; ///< empty: rows are taken from somewhere
    QString m_fileProblem;
    Segments *m_sources;
    QStackedWidget *m_panes;
    DropZone *m_drop;
    Text *m_fileName;
    Text *m_clipboardText;
    ImportList *m_sets;
    ImportList *m_flows;
    TaskRow *m_rowsTask;
    QWidget *m_result;
    Text *m_note;
    Note *m_problems;
    Note *m_tenant;
    QCheckBox *m_tenantBox;
    QWidget *m_modeRow;
    Segments *m_mode;
    Text *m_modeHelp;
    DifferenceView *m_view;
    Button *m_cancel;
    Button *m_apply;
};

} // namespace dfw::ui
