// SPDX-License-Identifier: Apache-2.0
#include "widgets/barchart.h"

#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace dfw::ui {

namespace {

// The least of 1, 2, 2.5, 5 times a power of ten that holds `value`.
double niceTop(double value)
{
    if (value <= 0)
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 2.5, 5.0, 10.0}) {
        if (value <= step * power * 1.01)
            return step * power;
    }
    return value;
}

QFont markFont()
{
    QFont f = typeFont(Type::Badge);
    f.setWeight(QFont::DemiBold);
    return f;
}

} // namespace

BarChart::BarChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    nameIt();
}

void BarChart::setTitle(const QString &title, const QString &markedName)
{
    m_title = title;
    m_markedName = markedName;
    nameIt();
    update();
}

void BarChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    nameIt();
    update();
}

void BarChart::setPlain()
{
    m_plain = true;
    update();
}

QSize BarChart::sizeHint() const
{
    return {m_plain ? 200 : 360, m_plain ? 110 : 200};
}

QSize BarChart::minimumSizeHint() const
{
    return {120, 3 * typeMetrics(Type::Badge).height() + 60};
}

bool BarChart::hasMarked() const
{
    for (const Bar &bar : m_bars) {
        if (bar.marked > 0)
            return true;
    }
    return false;
}

void BarChart::nameIt()
{
    setAccessibleName(m_title.isEmpty() ? tr("Chart") : m_title);
    const QLocale locale;
    QStringList parts;
    for (const Bar &bar : m_bars) {
        QString part = locale.toString(bar.value, 'g', 10);
        if (!bar.label.isEmpty())
            part = tr("%1: %2").arg(bar.label, part);
        if (bar.marked > 0)
            part = tr("%1 and %2 %3").arg(part, locale.toString(bar.marked), m_markedName);
        parts << part;
    }
    setAccessibleDescription(parts.join(u"; "_s));
}

void BarChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect plot = paintHead(&painter);
    double top = 0;
    for (const Bar &bar : m_bars)
        top = qMax(top, bar.value);
    if (!m_plain) {
        top = niceTop(top);
        paintAxis(&painter, plot, top);
    }
    if (top > 0)
        paintBars(&painter, plot, top);
    painter.fillRect(QRect(plot.left(), plot.bottom() + 1, plot.width(), 1), tokens(this).ctl);
}

QRect BarChart::paintHead(QPainter *painter) const
{
    const Tokens &t = tokens(this);
    const int line = typeMetrics(Type::Badge).height() + 4;
    const int box = hasMarked() ? line + 4 : 0;
    int y = 0;
    if (!m_title.isEmpty()) {
        const int head = typeMetrics(Type::Help).height() + 6;
        const bool legend = !m_markedName.isEmpty() && hasMarked();
        const int legendWidth = typeMetrics(Type::Help).horizontalAdvance(m_markedName) + 30;
        paintText(painter, QRect(0, 0, width() - (legend ? legendWidth + 8 : 0), head), m_title,
                  typeFont(Type::Help), t.muted);
        if (legend) {
            paintMarked(painter, QPoint(width() - legendWidth + 10, head / 2), u"n"_s);
            paintText(painter, QRect(width() - legendWidth + 26, 0, legendWidth - 26, head),
                      m_markedName, typeFont(Type::Help), t.muted);
        }
        y = head + 8;
    }
    const double top = [&] {
        double most = 0;
        for (const Bar &bar : m_bars)
            most = qMax(most, bar.value);
        return niceTop(most);
    }();
    const int axis =
        m_plain ? 0
                : typeMetrics(Type::Badge).horizontalAdvance(QLocale().toString(top, 'f', 0)) + 10;
    return QRect(axis, y, width() - axis, qMax(20, height() - y - line - box - 2));
}

void BarChart::paintAxis(QPainter *painter, const QRect &plot, double top) const
{
    const Tokens &t = tokens(this);
    const int line = typeMetrics(Type::Badge).height();
    for (const double share : {0.0, 0.5, 1.0}) {
        const int y = plot.bottom() + 1 - qRound(plot.height() * share);
        if (share > 0)
            painter->fillRect(QRect(plot.left(), y, plot.width(), 1), t.line);
        paintText(painter, QRect(0, y - line / 2, plot.left() - 8, line),
                  QLocale().toString(top * share, 'f', 0), typeFont(Type::Badge), t.muted,
                  Qt::AlignRight | Qt::AlignVCenter, Qt::ElideNone);
    }
}

void BarChart::paintBars(QPainter *painter, const QRect &plot, double top) const
{
    const Tokens &t = tokens(this);
    const int count = static_cast<int>(m_bars.size());
    const double slot = double(plot.width()) / qMax(1, count);
    const double share = m_plain ? 0.82 : 0.68;
    const int line = typeMetrics(Type::Badge).height() + 4;
    const int boxLine = hasMarked() ? line + 4 : 0;
    for (int i = 0; i < count; ++i) {
        const double middle = plot.left() + slot * (i + 0.5);
        const double w = qMax(1.0, slot * share);
        const double h = plot.height() * m_bars[i].value / top;
        // On whole pixels: the edges of neighbours must look alike.
        const QRect bar(qRound(middle - w / 2), plot.bottom() + 1 - qRound(h), qMax(1, qRound(w)),
                        qRound(h));
        painter->fillRect(bar, t.accent);
        if (m_bars[i].marked > 0)
            paintMarked(painter, QPoint(qRound(middle), plot.bottom() + 2 + boxLine / 2),
                        QLocale().toString(m_bars[i].marked));
    }
    const QRect below(plot.left(), plot.bottom() + 3 + boxLine, plot.width(), line);
    paintText(painter, below, m_bars.first().label, typeFont(Type::Badge), t.muted);
    paintText(painter, below, m_bars.last().label, typeFont(Type::Badge), t.muted,
              Qt::AlignRight | Qt::AlignVCenter);
}

void BarChart::paintMarked(QPainter *painter, const QPoint &middle, const QString &text) const
{
    const Tokens &t = tokens(this);
    const QFontMetrics metrics(markFont());
    QRect box(0, 0, metrics.horizontalAdvance(text) + 12, metrics.height() + 1);
    box.moveCenter(middle);
    paintBox(painter, box, radius::tile, t.errTint, t.err);
    paintText(painter, box, text, markFont(), t.err, Qt::AlignCenter, Qt::ElideNone);
}

void BarChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace dfw::ui
