// SPDX-License-Identifier: Apache-2.0
// How AppStyle is divided: each room paints or measures one family of controls and says whether the
// element was its own. Only appstyle.cpp calls them.
#pragma once

#include "style/tokens.h"

#include <optional>
#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionComplex;

namespace dfw::ui::rooms {

struct Canvas
{
    const QStyle &style;
    const Tokens &tokens;
    const QStyleOption *option;
    QPainter *painter;
    const QWidget *widget;
};

bool buttonPrimitive(QStyle::PrimitiveElement element, const Canvas &c);
bool buttonControl(QStyle::ControlElement element, const Canvas &c);
bool buttonComplex(QStyle::ComplexControl control, const Canvas &c);
std::optional<QSize> buttonSize(QStyle::ContentsType type, const QStyleOption *option,
                                const QSize &size, const QWidget *widget);

bool fieldPrimitive(QStyle::PrimitiveElement element, const Canvas &c);
bool fieldControl(QStyle::ControlElement element, const Canvas &c);
bool fieldComplex(QStyle::ComplexControl control, const Canvas &c);
std::optional<QRect> fieldRect(QStyle::SubElement element, const QStyleOption *option,
                               const QWidget *widget);
std::optional<QRect> fieldPart(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                               QStyle::SubControl part);
std::optional<QSize> fieldSize(QStyle::ContentsType type, const QStyleOption *option,
                               const QSize &size, const QWidget *widget);

bool viewPrimitive(QStyle::PrimitiveElement element, const Canvas &c);
bool viewControl(QStyle::ControlElement element, const Canvas &c);
std::optional<QRect> viewRect(QStyle::SubElement element, const QStyleOption *option);
std::optional<QSize> viewSize(QStyle::ContentsType type, const QStyleOption *option,
                              const QSize &size);

bool miscPrimitive(QStyle::PrimitiveElement element, const Canvas &c);
bool miscControl(QStyle::ControlElement element, const Canvas &c);
bool miscComplex(QStyle::ComplexControl control, const Canvas &c);
std::optional<QRect> miscPart(QStyle::ComplexControl control, const QStyleOptionComplex *option,
                              QStyle::SubControl part);

} // namespace dfw::ui::rooms
