// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaspane.h"

namespace dfw::ui {

/// The canvas's right side: the schema's fields as a tree.
class FieldPane : public CanvasPane
{
    Q_OBJECT
public:
    FieldPane(CanvasScene &scene, CanvasLink &link, QWidget *parent);

    int rowCount() override { return scene().fields().count(); }
    int keyAt(int row) override { return scene().fields().at(row); }
    int rowOf(int key) override;
    int standIn(int key) override;
    QString nameOf(int key) override { return scene().fields().nameOf(key); }
    QString tipOf(int key) override;
    Handle handleOf(int key) override;
    bool rightSide() const override { return true; }
    /// Whether x, in this widget, is on the chevron of the node.
    bool isChevron(int key, int x);

protected:
    void paintRow(QPainter *painter, int key, const QRect &rect) override;
    QString emptyText() override;
    QString wordsOf(int key) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int nameLeft(int key);
    void paintMarks(QPainter *painter, int key, QRect rest);
};

} // namespace dfw::ui
