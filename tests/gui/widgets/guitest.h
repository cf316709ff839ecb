// SPDX-License-Identifier: Apache-2.0
// What the tests of the kit share: the style on the application, and Qt's warnings made failures.
#pragma once

#include "style/appstyle.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTest>

namespace dfw::test {

inline void useStyle(ui::Theme theme = ui::Theme::Light)
{
    QFont font = QApplication::font();
    font.setPointSizeF(10);
    QApplication::setFont(font);
    ui::applyTheme(*qobject_cast<QApplication *>(QApplication::instance()), theme);
}

// The offscreen platform says one harmless line about size hints.
inline void failOnWarnings()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
}

} // namespace dfw::test
