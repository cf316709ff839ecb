// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "presenters/mappingpresenter.h"

#include <QWidget>

class QStackedWidget;

namespace dfw::ui {

class Button;
class CellGrid;
class IconButton;
class IconSentence;
class Segments;
class TableView;
class TaskRow;
class Text;

/// The sample rows through the mapping: one source row and its XDM record side by side, or all rows
/// against all mapped fields; what would be left empty or rejected, with the reason and counted.
/// Values stay on the screen. Alt+Left and Alt+Right step through the rows. Object names:
/// previewView, previousRowButton, nextRowButton, previewRowLabel, previewSummary,
/// previewOnPlatformButton, previewTask, previewSource, previewRecord, previewTable.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    explicit PreviewPane(presenters::MappingPresenter &presenter, QWidget *parent = nullptr);

    int row() const { return m_row; }
    void setRow(int row);

Q_SIGNALS:
    /// A field of the preview was chosen; `row` is the presenter's.
    void rowActivated(int row);

protected:
    void showEvent(QShowEvent *event) override;

private:
    class Rows;
    void refresh();
    void showRow();
    void activate(int field);

    presenters::MappingPresenter &m_presenter;
    presenters::PreviewPresenter &m_preview;
    Segments *m_view;
    IconButton *m_previous;
    IconButton *m_next;
    Text *m_rowLabel;
    IconSentence *m_summary;
    Button *m_ask;
    Text *m_askNote;
    TaskRow *m_task;
    QStackedWidget *m_stack;
    CellGrid *m_source;
    CellGrid *m_record;
    Rows *m_rows;
    TableView *m_sourceTable;
    TableView *m_recordTable;
    TableView *m_table;
    int m_row = 0;
};

} // namespace dfw::ui
