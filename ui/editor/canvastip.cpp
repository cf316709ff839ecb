// SPDX-License-Identifier: Apache-2.0
#include "editor/canvastip.h"

#include "style/icons.h"
#include "style/metrics.h"
#include "style/paintkit.h"
#include "style/tokens.h"
#include "style/typescale.h"

#include <QPainter>

namespace dfw::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconRoom = 22;
constexpr int widest = 420;
constexpr QMargins margins(10, 8, 12, 8);

} // namespace

CanvasTip::CanvasTip(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"canvasTip"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void CanvasTip::say(const QString &text, Fit fit, const QRect &row)
{
    m_text = text;
    m_fit = fit;
    setAccessibleName(text);
    if (text.isEmpty() || !parentWidget()) {
        hide();
        return;
    }
    const int room =
        qMin(widest, parentWidget()->width() - 16) - margins.left() - margins.right() - iconRoom;
    const QRect words =
        typeMetrics(Type::Body).boundingRect(QRect(0, 0, room, 1000), Qt::TextWordWrap, text);
    QRect place(QPoint(),
                QSize(words.width() + iconRoom + 2, qMax(words.height(), 16)).grownBy(margins));
    place.moveTop(row.bottom() + 5);
    if (place.bottom() > parentWidget()->height() - 4)
        place.moveBottom(row.top() - 5);
    place.moveLeft(row.left() - 30);
    if (place.right() > parentWidget()->width() - 12)
        place.moveRight(parentWidget()->width() - 12);
    place.moveLeft(qMax(8, place.left()));
    setGeometry(place);
    show();
    raise();
    update();
}

void CanvasTip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens(this);
    const bool refused = m_fit == Fit::Never;
    QPainter painter(this);
    paintBox(&painter, rect(), radius::control, t.raised, refused ? t.err : t.ctl, 1.5);
    drawIcon(&painter, QRectF(margins.left(), margins.top(), 16, 18),
             refused ? u"error"_s : u"info"_s, refused ? t.err : t.info, 16);
    painter.setFont(typeFont(Type::Body));
    painter.setPen(t.text);
    painter.drawText(rect().marginsRemoved(margins).adjusted(iconRoom, 0, 2, 0),
                     Qt::TextWordWrap | Qt::AlignVCenter, m_text);
}

} // namespace dfw::ui
