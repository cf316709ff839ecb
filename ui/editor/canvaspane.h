// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaslink.h"
#include "editor/canvaslook.h"

#include <QElapsedTimer>
#include <QWidget>

class QScrollBar;

namespace dfw::ui {

/// One side of the canvas: rows of one height, painted by hand, with a row that has the focus and
/// the keys that move it. A *key* is a column's or a node's number; it stays the same while rows
/// are scrolled, filtered and sorted. The mouse is its parent's: events are left to it.
class CanvasPane : public QWidget
{
    Q_OBJECT
public:
    /// Beside the edge where the handle stands there is no text.
    static constexpr int handleRoom = 16;

    CanvasPane(CanvasScene &scene, CanvasLink &link, QWidget *parent);

    void setLook(const CanvasLook &look);
    const CanvasLook &look() const { return m_look; }
    CanvasScene &scene() { return m_scene; }
    QScrollBar *bar() const { return m_bar; }

    PaneWindow window();
    /// -1 where there is no row.
    int keyAtY(int y);
    /// Its row in this widget, as wide as the pane; empty while it is not shown.
    QRect rectOf(int key);

    /// The key with the focus; -1 only while there are no rows.
    int current() const { return m_current; }
    void setCurrent(int key, bool spoken = true);
    void ensureVisible(int key);
    void scrollBy(int pixels);
    /// Rows may be others: what is focused and how far one can scroll follow.
    void relayout();

    virtual int rowCount() = 0;
    virtual int keyAt(int row) = 0;
    virtual int rowOf(int key) = 0;
    /// Where the focus goes when its row went: a collapsed parent, or nothing (-1).
    virtual int standIn(int key);
    virtual QString nameOf(int key) = 0;
    virtual QString tipOf(int key) = 0;
    virtual Handle handleOf(int key) = 0;
    /// The row in words: name, type, how it stands, and what it means for the line being drawn.
    QString spokenOf(int key);
    CanvasLink &link() { return m_link; }
    virtual bool rightSide() const = 0;

Q_SIGNALS:
    /// By the user, with keys or the pointer.
    void currentMoved(int key);
    void scrolled();
    /// As if Enter had been pressed on it.
    void activated(int key);

protected:
    virtual void paintRow(QPainter *painter, int key, const QRect &rect) = 0;
    /// What is being painted: the gutter over the edge wants only a strip anew.
    bool isWanted(const QRect &rect) const { return rect.intersects(m_wanted); }
    RowTexts &texts() { return m_texts; }
    virtual QString emptyText() = 0;
    virtual QString wordsOf(int key) = 0;
    /// Row background and bar, the same on both sides. Returns the ink for the name.
    QColor paintGround(QPainter *painter, int key, const QRect &rect, bool selected, bool hovered);
    bool isTarget(int key) const;

    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void moveTo(int row);
    bool typeAhead(QKeyEvent *event);
    void speakCurrent();

    CanvasScene &m_scene;
    CanvasLink &m_link;
    CanvasLook m_look;
    QScrollBar *m_bar;
    int m_current = -1;
    RowTexts m_texts;
    QRect m_wanted;
    QString m_typed;
    QElapsedTimer m_typedClock;
};

} // namespace dfw::ui
