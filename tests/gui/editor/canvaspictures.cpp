// SPDX-License-Identifier: Apache-2.0
// canvas-pictures DIR [TEXT]: saves the canvas with 12, 100 and 2,000 lines in every theme, for
// looking at. QT_SCALE_FACTOR=2 gives 200 %. Developers only.
#include "editor/canvasbody.h"
#include "gui/editor/canvasstage.h"
#include "mapping/suggestion.h"
#include "style/appstyle.h"

#include <QApplication>
#include <QDir>
#include <QScrollBar>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

namespace {

QString folder;

void shoot(MappingCanvas &canvas, const QString &name)
{
    QApplication::processEvents();
    canvas.grab().save(folder + u'/' + name + u".png"_s);
}

void connectAll(test::CanvasStage &stage, const QList<std::pair<const char *, const char *>> &pairs)
{
    for (const auto &[column, field] : pairs)
        stage.model.connectColumn(QString::fromLatin1(column), QString::fromLatin1(field));
}

void takeSmall(const QString &theme)
{
    test::CanvasStage stage(test::smallData());
    connectAll(stage, {{"TestID", "_id"},
                       {"Name", "person.name.fullName"},
                       {"Datefield", "person.birthDate"},
                       {"Email", "personalEmail.address"},
                       {"Country", "homeAddress.countryCode"},
                       {"City", "homeAddress.city"},
                       {"Postcode", "homeAddress.postalCode"},
                       {"Points", "_lumenretail.loyaltyPoints"},
                       {"UpdatedAt", "personalEmail.primary"}});
    Mapping rows = stage.presenter.rows();
    rows.append(
        {MappingKind::Expression, u"concat(Name, \" \", City)"_s, u"person.name.firstName"_s});
    rows.append({MappingKind::Constant, u"not_specified"_s, u"person.gender"_s});
    stage.model.setRows(rows, u"Add"_s);
    stage.presenter.suggestions().set(
        {{.column = u"Phone"_s,
          .best = {.target = u"mobilePhone.number"_s, .score = 0.82, .reasons = {}},
          .others = {}}});
    MappingCanvas &canvas = stage.open();
    shoot(canvas, u"12-"_s + theme);
    stage.selection.select(2);
    canvas.scene().setExpanded(canvas.scene().fields().find(u"homeAddress"_s), false);
    shoot(canvas, u"12-selected-"_s + theme);
    canvas.columnPane()->setFocus();
    canvas.columnPane()->setCurrent(9);
    QTest::keyClick(canvas.columnPane(), Qt::Key_Return);
    canvas.fieldPane()->setCurrent(canvas.scene().fields().find(u"_lumenretail.tier"_s));
    canvas.link().pointAt(canvas.fieldPane()->current());
    shoot(canvas, u"12-keys-"_s + theme);
    canvas.link().pointAt(canvas.scene().fields().find(u"personalEmail.primary"_s));
    shoot(canvas, u"12-refused-"_s + theme);
    canvas.cancelLink();
    canvas.resize(760, 330);
    shoot(canvas, u"12-narrow-"_s + theme);
    canvas.resize(996, 596);
    canvas.setZoom(1.5);
    shoot(canvas, u"12-zoomed-"_s + theme);
    canvas.setZoom(1);
    canvas.setSearch({}, u"nam"_s);
    shoot(canvas, u"12-searched-"_s + theme);
}

void takeLarge(int lines, const QString &theme)
{
    test::CanvasStage stage(lines > 1000 ? test::largeData(5000, 10'000, lines)
                                         : test::largeData(104, 212, lines));
    MappingCanvas &canvas = stage.open();
    const QString name = QString::number(lines) + u'-';
    shoot(canvas, name + theme);
    if (lines > 1000) {
        for (int group : {0, 1, 2})
            canvas.scene().setExpanded(
                canvas.scene().fields().find(u"group%1"_s.arg(group, 3, 10, QChar(u'0'))), true);
        shoot(canvas, name + u"open-"_s + theme);
    }
    stage.selection.select(5);
    shoot(canvas, name + u"selected-"_s + theme);
    canvas.columnPane()->bar()->setValue(260);
    canvas.fieldPane()->bar()->setValue(410);
    shoot(canvas, name + u"scrolled-"_s + theme);
    canvas.setFocusMode(true);
    shoot(canvas, name + u"focus-"_s + theme);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    folder = arguments.value(1, u"."_s);
    QDir().mkpath(folder);
    QFont font = QApplication::font();
    font.setPointSizeF(10 * arguments.value(2, u"1"_s).toDouble());
    QApplication::setFont(font);
    const QList<std::pair<Theme, QString>> themes{
        {Theme::Light, u"light"_s}, {Theme::Dark, u"dark"_s}, {Theme::HighContrast, u"contrast"_s}};
    for (const auto &[theme, name] : themes) {
        applyTheme(app, theme);
        takeSmall(name);
        takeLarge(100, name);
        takeLarge(2000, name);
    }
    return 0;
}
