// SPDX-License-Identifier: Apache-2.0
// widget-gallery: shows every component; with --screenshot DIR it saves them in all themes and
// ends.
#include "gallery/gallery.h"

#include "style/appstyle.h"
#include "style/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTabWidget>

#include <memory>

using namespace Qt::StringLiterals;
using namespace dfw::ui;

namespace {

struct Named
{
    QString name;
    Theme theme;
};

int takePictures(QApplication &app, const QString &folder, double textFactor)
{
    QDir().mkpath(folder);
    const QFont base = QApplication::font();
    int failed = 0;
    for (const Named &look : {Named{u"light"_s, Theme::Light}, Named{u"dark"_s, Theme::Dark},
                              Named{u"contrast"_s, Theme::HighContrast}}) {
        applyTheme(app, look.theme);
        QFont font = QApplication::font();
        font.setPointSizeF(base.pointSizeF() * textFactor);
        QApplication::setFont(font);
        for (const Sheet &sheet : gallerySheets()) {
            const std::unique_ptr<QWidget> owner(sheet.widget);
            owner->resize(1280, 860);
            owner->show();
            QCoreApplication::sendPostedEvents();
            const QString path = folder + u'/' + sheet.name + u'-' + look.name + u".png"_s;
            if (!owner->grab().save(path))
                ++failed;
        }
    }
    return failed;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption screenshot(u"screenshot"_s, u"Save pictures and end."_s, u"DIR"_s);
    const QCommandLineOption text(u"text"_s, u"Factor of the text size."_s, u"FACTOR"_s, u"1"_s);
    const QCommandLineOption themeOption(u"theme"_s, u"system, light, dark or contrast."_s,
                                         u"NAME"_s, u"system"_s);
    parser.addOptions({screenshot, text, themeOption});
    parser.addHelpOption();
    parser.process(app);
    // The pictures of the reference are drawn with 10 points.
    QFont font = QApplication::font();
    font.setPointSizeF(10);
    QApplication::setFont(font);
    const QString name = parser.value(themeOption);
    applyTheme(app, name == u"dark"_s       ? Theme::Dark
                    : name == u"light"_s    ? Theme::Light
                    : name == u"contrast"_s ? Theme::HighContrast
                                            : Theme::System);
    if (parser.isSet(screenshot))
        return takePictures(app, parser.value(screenshot), parser.value(text).toDouble());
    QTabWidget window;
    for (const Sheet &sheet : gallerySheets())
        window.addTab(sheet.widget, sheet.name);
    window.resize(1280, 900);
    window.show();
    return QApplication::exec();
}
