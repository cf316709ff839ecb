// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "editor/columnpane.h"
#include "editor/fieldpane.h"

#include <QPixmap>
#include <QTimer>

namespace dfw::ui {

/// The lines between the two sides. Lies over both by `overlap`, because a handle stands on the
/// edge of its row. Only paints and answers what is where; the mouse is its parent's.
class CanvasGutter : public QWidget
{
    Q_OBJECT
public:
    /// How far it reaches over each side; half a handle's hit area.
    static constexpr int overlap = 12;
    /// A line begins so far from its handle's middle.
    static constexpr double handleGap = 7;

    CanvasGutter(CanvasScene &scene, CanvasLink &link, ColumnPane &columns, FieldPane &fields,
                 QWidget *parent);

    /// What a pill at a corner stands for.
    struct Pill
    {
        QRect place;
        QString text;
        bool ofFields = false; ///< a click scrolls the fields
        int row = -1;          ///< until this one is in sight
    };
    const QList<Pill> &pills();
    const LineLayout &layout();
    /// The line at a point of this widget; -1 for none.
    int lineAt(const QPoint &point);
    /// Around what is painted of a row's lines; empty while nothing is.
    QRect rectOfRow(int row);
    CanvasScene &scene() { return m_scene; }
    /// True where the nearer end of the line is its field's.
    bool isNearField(const QPoint &point) const { return point.x() > width() / 2; }
    /// The loose end follows this point (of this widget) while a line is drawn by the pointer.
    void setPointer(const std::optional<QPoint> &point);
    /// Two handles' middles, in this widget.
    QPointF columnHandle(int row);
    QPointF fieldHandle(int row);
    Curve curveOf(const DrawnLine &line) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void moved();
    void touch();
    double left() const { return overlap; }
    double right() const { return width() - overlap; }
    bool isRaised(int line);
    double restingWidth() const;
    void paintResting(QPainter *painter);
    void paintRaised(QPainter *painter);
    void paintStub(QPainter *painter, const DrawnLine &line);
    void paintChip(QPainter *painter, const DrawnLine &line);
    void paintBundle(QPainter *painter, const LineBundle &bundle);
    void paintSigns(QPainter *painter);
    void paintHandles(QPainter *painter);
    void paintPills(QPainter *painter);
    void paintLink(QPainter *painter);
    QString chipText(const DrawnLine &line);
    QRect chipPlace(const DrawnLine &line);

    CanvasScene &m_scene;
    CanvasLink &m_link;
    ColumnPane &m_columns;
    FieldPane &m_fields;
    LineLayout m_layout;
    QList<Pill> m_pills;
    bool m_laidOut = false;
    QPixmap m_resting; ///< of a canvas at rest: what lies below while a line is drawn
    QTimer m_still;
    std::optional<QPoint> m_pointer;
};

} // namespace dfw::ui
