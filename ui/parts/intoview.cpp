// SPDX-License-Identifier: Apache-2.0
#include "parts/intoview.h"

#include "style/metrics.h"

#include <QScrollArea>
#include <QScrollBar>

namespace dfw::ui {

void bringIntoView(QWidget *place)
{
    QScrollArea *area = nullptr;
    for (QWidget *above = place->parentWidget(); above && !area; above = above->parentWidget())
        area = qobject_cast<QScrollArea *>(above);
    if (!area || !place->isVisible())
        return;
    const int top = place->mapTo(area->widget(), QPoint(0, 0)).y();
    const int bottom = top + place->height();
    const int height = area->viewport()->height();
    QScrollBar *bar = area->verticalScrollBar();
    if (top >= bar->value() && bottom <= bar->value() + height)
        return;
    const bool fits = place->height() + 2 * space::s <= height;
    bar->setValue(fits ? bottom + space::s - height : top - space::s);
}

} // namespace dfw::ui
