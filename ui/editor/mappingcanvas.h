// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvasscene.h"

#include <QWidget>

namespace dfw::ui {

class CanvasBody;
class CanvasLink;
class CanvasPane;
class ColumnPane;
class FieldPane;
class CanvasGutter;
class PaneHeader;

/// The mapping as a picture: columns left, the schema's tree right, a line for every pair. Edits go
/// through the model only, the selection is shared with the table.
///
/// Keys: arrows, Home, End, Page and letters move in a side; Left and Right close and open a
/// parent; Tab changes the side; Enter takes a column (or picks a field's line up) and sets it;
/// Delete removes; Esc cancels; Ctrl and + - 0 zoom.
class MappingCanvas : public QWidget
{
    Q_OBJECT
public:
    MappingCanvas(MappingModel &model, presenters::MappingPresenter &presenter,
                  RowSelection &selection, QWidget *parent = nullptr);
    ~MappingCanvas() override;

    void setSearch(const QString &columns, const QString &fields);
    /// What stands above the fields; empty = "Fields".
    void setSchemaTitle(const QString &title);
    void setFilter(MappingFilter filter);
    /// Only the lines of the selected rows.
    void setFocusMode(bool on);
    /// 1 = as large as the other texts; between 0.6 and 2.
    void setZoom(double zoom);
    double zoom() const { return m_zoom; }
    /// Columns in the order of their fields.
    void sortByField(bool on);
    /// Opens and scrolls so that both ends of a row are in sight.
    void reveal(int row);
    /// Takes a row's line up at its field, so that the keyboard or a click chooses another.
    void chooseField(int row);
    /// Gives up a line that is being drawn.
    void cancelLink();

    CanvasScene &scene() { return m_scene; }
    CanvasLink &link() { return *m_link; }
    ColumnPane *columnPane() const;
    FieldPane *fieldPane() const;
    CanvasGutter *gutter() const;

Q_SIGNALS:
    /// What is happening while a line is drawn, or why it could not end; empty = nothing.
    void hint(const QString &sentence);
    /// A double click, or F2.
    void editRequested(int row);
    void zoomChanged(double zoom);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void place();
    void showCounts();
    void takeOrSet(CanvasPane *pane);
    void removeSelected();
    void follow(int key, bool field);

    CanvasScene m_scene;
    CanvasLink *m_link;
    CanvasBody *m_body;
    PaneHeader *m_columnHeader;
    PaneHeader *m_fieldHeader;
    double m_zoom = 1;
};

} // namespace dfw::ui
