// SPDX-License-Identifier: Apache-2.0
// panel-pictures DIR [WIDTH HEIGHT]: saves the panel below the mapping in light and dark, for
// looking at. Developers only.
#include "editor/formulaedit.h"
#include "gui/editor/panelstage.h"
#include "gui/widgets/guitest.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <QDir>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace dfw;
using namespace dfw::ui;

namespace {

void shoot(test::PanelStage &stage, const QString &file)
{
    for (int i = 0; i < 3; ++i)
        QApplication::processEvents();
    stage.panel.grab().save(file);
}

void take(const QString &folder, const QSize &size, const QString &theme)
{
    const auto file = [&](const char *name) {
        return folder + u'/' + QLatin1StringView(name) + u'-' + theme + u".png"_s;
    };
    const Mapping rows{
        {.source = u"TestID"_s, .target = u"_id"_s},
        {.kind = MappingKind::Expression,
         .source = u"concat(upper(Name), \" \", trim(\"x\"), Name + 1)"_s,
         .target = u"person.name.firstName"_s},
        {.source = u"Datefield"_s, .target = u"person.birthDate"_s},
        {.kind = MappingKind::Expression,
         .source = u"concat(Nmae"_s,
         .target = u"person.name.lastName"_s},
        {.kind = MappingKind::Constant, .source = u"Female"_s, .target = u"person.gender"_s}};
    test::PanelStage stage(u"test1.Dirty"_s, rows);
    stage.open(2, size);
    shoot(stage, file("line"));
    stage.selection.select(1);
    stage.part<FormulaEdit>("formulaEdit")->setFocus();
    QTextCursor cursor = stage.part<FormulaEdit>("formulaEdit")->textCursor();
    cursor.setPosition(13);
    stage.part<FormulaEdit>("formulaEdit")->setTextCursor(cursor);
    shoot(stage, file("formula"));
    stage.selection.select(3);
    shoot(stage, file("error"));
    stage.selection.select(4);
    shoot(stage, file("constant"));
    stage.panel.showTab(LinePanel::Problems);
    shoot(stage, file("problems"));
    stage.panel.showTab(LinePanel::Preview);
    shoot(stage, file("preview"));
    stage.part<Segments>("previewView")->button(1)->click();
    shoot(stage, file("table"));
    stage.panel.setFolded(true);
    stage.panel.resize(size.width(), stage.panel.sizeHint().height());
    shoot(stage, file("folded"));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    const QSize size = arguments.size() > 3
                           ? QSize(arguments.at(2).toInt(), arguments.at(3).toInt())
                           : QSize(996, 240);
    QDir().mkpath(arguments.at(1));
    test::useStyle(Theme::Light);
    take(arguments.at(1), size, u"light"_s);
    test::useStyle(Theme::Dark);
    take(arguments.at(1), size, u"dark"_s);
    return 0;
}
