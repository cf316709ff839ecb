// SPDX-License-Identifier: Apache-2.0
// A source of 1,000 tables with 500 columns each, through the pages and over real HTTP. Prints the
// microseconds of: its tables read and shown; a letter typed into their filter; a table chosen
// until its columns are read, profiled, shown and painted.
#include "gui/pages/pagestage.h"
#include "style/appstyle.h"
#include "widgets/inputs.h"
#include "widgets/tableview.h"

#include <cstdio>
#include <functional>
#include <QApplication>
#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

constexpr int tables = 1000;
constexpr int columns = 500;
constexpr qint64 longWait = 60'000; // ms

void waitFor(const std::function<bool()> &done)
{
    QElapsedTimer clock;
    clock.start();
    while (!done()) {
        if (clock.elapsed() > longWait)
            qFatal("nothing came");
        QApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
    }
}

qint64 timed(const std::function<void()> &work)
{
    QElapsedTimer clock;
    clock.start();
    work();
    return clock.nsecsElapsed() / 1000;
}

void paint(QWidget &page)
{
    page.show();
    QApplication::processEvents();
    page.repaint();
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    ui::applyTheme(app, ui::Theme::Light);
    test::PageStage stage({.extras = {.tables = tables, .columns = columns}});
    stage.signIn();
    stage.sourcePage.resize(1052, 740);
    stage.columnsPage.resize(1052, 740);
    paint(stage.sourcePage);
    stage.sourcePage.enter();
    waitFor([&] {
        return stage.source.connectionsTask().isReady() && stage.source.catalogueTask().isReady();
    });
    QString large;
    for (const api::BaseConnection &one : stage.source.connections()) {
        if (one.name == "Large warehouse"_L1)
            large = one.id;
    }
    const qint64 listed = timed([&] {
        stage.source.chooseConnection(large);
        waitFor([&] { return stage.source.tablesTask().isReady(); });
        paint(stage.sourcePage);
    });
    if (stage.source.tables().size() != tables)
        qFatal("%d tables", static_cast<int>(stage.source.tables().size()));
    auto *search = test::part<ui::SearchEdit>(stage.sourcePage, "tableSearch");
    const qint64 filtered = timed([&] {
        search->setText(u"7"_s);
        paint(stage.sourcePage);
    });
    search->clear();
    paint(stage.columnsPage);
    const qint64 shown = timed([&] {
        stage.source.chooseTable(stage.source.tables().at(tables / 2).path);
        waitFor([&] { return stage.source.contentsTask().isReady(); });
        stage.columnsPage.enter();
        paint(stage.columnsPage);
    });
    if (stage.columns.choices().size() != columns)
        qFatal("%d columns", static_cast<int>(stage.columns.choices().size()));
    std::printf("%lld %lld %lld\n", static_cast<long long>(listed),
                static_cast<long long>(filtered), static_cast<long long>(shown));
    return 0;
}
