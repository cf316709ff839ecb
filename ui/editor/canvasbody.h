// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvasgutter.h"

namespace dfw::ui {

class CanvasTip;

/// The two sides and the lines between them, and everything the mouse does there: select, drag from
/// either side, click and click, pick a line up at one end, hover, scroll while dragging.
class CanvasBody : public QWidget
{
    Q_OBJECT
public:
    CanvasBody(CanvasScene &scene, CanvasLink &link, QWidget *parent);

    ColumnPane *columnPane() const { return m_columns; }
    FieldPane *fieldPane() const { return m_fields; }
    CanvasGutter *gutter() const { return m_gutter; }
    void setZoom(double zoom);
    /// Opens and scrolls so that both ends of a row are in sight.
    void reveal(int row);
    /// Widths of the two sides for a width of the whole.
    int columnWidth() const;
    int fieldWidth() const;

Q_SIGNALS:
    void editRequested(int row);
    void resized();

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    /// What is at a point of the body.
    struct Spot
    {
        int column = -1;
        int node = -1;
        int line = -1;
        int pill = -1;
        bool handle = false;
        bool chevron = false;
    };
    Spot spotAt(const QPoint &point);
    int soughtAt(const QPoint &point);
    void relayout();
    void press(const Spot &spot, const QPoint &point);
    void beginDrag();
    void follow(const QPoint &point);
    void endLink(int key);
    void hoverLater(const QPoint &point);
    void scrollAtEdge();
    void showTip();
    int rowAt(const Spot &spot);

    CanvasScene &m_scene;
    CanvasLink &m_link;
    ColumnPane *m_columns;
    FieldPane *m_fields;
    CanvasGutter *m_gutter;
    CanvasTip *m_tip;
    double m_zoom = 1;
    bool m_many = false;
    QPoint m_pressedAt;
    Spot m_pressed;
    bool m_isPressed = false;
    bool m_dragging = false;
    bool m_wasOn = false; ///< a line was being drawn when the button went down
    QPoint m_pointer;
    CanvasScene::Pointed m_hoverNext;
    QTimer m_hoverTimer;
    QTimer m_edgeTimer;
    QTimer m_openTimer;
    int m_openNext = -1;
};

} // namespace dfw::ui
