// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvasscene.h"
#include "editor/canvasverdict.h"

namespace dfw::ui {

/// A line being drawn or moved: what holds its fixed end, what its loose end looks for, what it
/// meets there, and the edit when it is let go. Mouse and keys drive the same one.
class CanvasLink : public QObject
{
    Q_OBJECT
public:
    enum class Seeks { Nothing, Field, Column };
    enum class By { Pointer, Keys };

    explicit CanvasLink(CanvasScene &scene, QObject *parent = nullptr);

    bool isOn() const { return m_seeks != Seeks::Nothing; }
    Seeks seeks() const { return m_seeks; }
    bool seeksField() const { return m_seeks == Seeks::Field; }
    /// The fixed end: a column (-1 = the value of a constant) or a field.
    int column() const { return m_column; }
    int node() const { return m_node; }
    /// The row whose end moves; -1 for a new line.
    int row() const { return m_row; }
    /// The field or column under the loose end; -1 for none.
    int over() const { return m_over; }

    void fromColumn(int column, By by);
    /// A free field looks for a column; of a taken one the line is picked up at its field.
    void fromNode(int node, By by);
    void moveFieldEnd(int row, By by);
    /// Only a column's line can move to another column.
    void moveColumnEnd(int row, By by);
    void pointAt(int key);
    void cancel();
    /// Lets the loose end go; false, and still on, where it may not end there.
    bool drop(int key);

    /// What a field or column would be as the other end; fit() says only how well it fits.
    DropVerdict verdict(int key);
    Fit fit(int key);
    /// The source that would lose its field; empty for none.
    QString replaces(int key);
    /// The tip beside the loose end: why not, what to know, what it replaces; empty where it fits.
    QString tip(int key);
    /// What is happening, for the strip below the canvas.
    QString sentence();

Q_SIGNALS:
    void changed();
    void dropped(int row);
    void refused(const QString &reason);

private:
    void start(Seeks seeks, int column, int node, int row, By by);
    QString sourceName() const;
    ValueType carriedType() const;
    bool isCalculated() const;

    CanvasScene &m_scene;
    Seeks m_seeks = Seeks::Nothing;
    By m_by = By::Pointer;
    int m_column = -1;
    int m_node = -1;
    int m_row = -1;
    int m_over = -1;
};

} // namespace dfw::ui
