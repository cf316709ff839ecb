// SPDX-License-Identifier: Apache-2.0
// Table and tree in the program's look: no grid, hairlines, rows selected as a whole, a sentence
// where there are no rows yet. Both come with a CellDelegate.
#pragma once

#include <QTableView>
#include <QTreeView>

namespace dfw::ui {

class TableView : public QTableView
{
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    // Rows of 31 instead of 36, for samples.
    void setDense();
    // A list without hairlines.
    void setPlainRows();
    bool hasHairlines() const { return m_hairlines; }
    // Shown in the middle while there are no rows.
    void setPlaceholder(const QString &text);
    // As high as its rows, up to `most`; for short tables inside a card.
    void fitRows(int most = 8);
    // Columns as wide as header and the first `rows` rows need; the last one takes the rest.
    void fitColumns(int rows = 50);

    int hoveredRow() const { return m_hovered; }
    bool isFirstColumn(int column) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void setModel(QAbstractItemModel *model) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    void measure();
    void setHovered(int row);

    bool m_dense = false;
    bool m_hairlines = true;
    int m_fitRows = 0;
    int m_hovered = -1;
    QString m_placeholder;
};

class TreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit TreeView(QWidget *parent = nullptr);

    void setPlaceholder(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
                 const QModelIndex &index) const override;
    void changeEvent(QEvent *event) override;

private:
    QString m_placeholder;
};

} // namespace dfw::ui
