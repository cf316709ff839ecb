#include "gallery/gallery.h"
#include <QWidget>
namespace dfw::ui {
QWidget *controlsSheet()
{
    return new QWidget;
}
QWidget *runSheet()
{
    return new QWidget;
}
QWidget *dockSheet()
{
    return new QWidget;
}
} // namespace dfw::ui
