// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/canvaspane.h"

namespace dfw::ui {

/// The canvas's left side: the source columns with type and sample value.
class ColumnPane : public CanvasPane
{
    Q_OBJECT
public:
    ColumnPane(CanvasScene &scene, CanvasLink &link, QWidget *parent);

    int rowCount() override { return scene().columns().count(); }
    int keyAt(int row) override { return scene().columns().at(row); }
    int rowOf(int key) override;
    QString nameOf(int key) override { return scene().columns().all().at(key).name; }
    QString tipOf(int key) override;
    Handle handleOf(int key) override;
    bool rightSide() const override { return false; }

protected:
    void paintRow(QPainter *painter, int key, const QRect &rect) override;
    QString emptyText() override;
    QString wordsOf(int key) override;
};

} // namespace dfw::ui
