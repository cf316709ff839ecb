// SPDX-License-Identifier: Apache-2.0
// The sheets of the widget gallery: every component of the kit with sample content. Used by the
// program widget-gallery and by the tests that walk over all controls.
#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace dfw::ui {

struct Sheet
{
    QString name;
    QWidget *widget; // without parent; the caller owns it
};

[[nodiscard]] QList<Sheet> gallerySheets();

// One function for each file of the gallery.
[[nodiscard]] QWidget *connectSheet(bool broken);
[[nodiscard]] QWidget *tablesSheet();
[[nodiscard]] QWidget *controlsSheet();
[[nodiscard]] QWidget *runSheet();
[[nodiscard]] QWidget *dockSheet();
// The frame of the window around a page: banner, rail, header, footer.
[[nodiscard]] QWidget *framed(QWidget *page, int currentStep, bool demo);

} // namespace dfw::ui
