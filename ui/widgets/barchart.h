// SPDX-License-Identifier: Apache-2.0
// Bars from zero, painted by hand: counts over time, or a histogram. Few-in-number things that must
// not drown (rejected rows) stand as boxed numbers under their bar and are never drawn to scale.
#pragma once

#include <QList>
#include <QWidget>

namespace dfw::ui {

class BarChart : public QWidget
{
    Q_OBJECT

public:
    struct Bar
    {
        double value = 0;
        int marked = 0;     // boxed number under the bar; 0 shows none
        QString label = {}; // read aloud, for example the time; shown for the first and last bar
    };

    explicit BarChart(QWidget *parent = nullptr);

    // Says what a bar is: "Rows stored in each 5 seconds". `markedName` explains the boxed numbers.
    void setTitle(const QString &title, const QString &markedName = {});
    void setBars(const QList<Bar> &bars);
    // Without axis and hairlines, for a histogram in a side card.
    void setPlain();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void nameIt();
    QRect paintHead(QPainter *painter) const;
    void paintAxis(QPainter *painter, const QRect &plot, double top) const;
    void paintBars(QPainter *painter, const QRect &plot, double top) const;
    void paintMarked(QPainter *painter, const QPoint &middle, const QString &text) const;
    bool hasMarked() const;

    QString m_title;
    QString m_markedName;
    QList<Bar> m_bars;
    bool m_plain = false;
};

} // namespace dfw::ui
