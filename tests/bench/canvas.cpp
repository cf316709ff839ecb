// SPDX-License-Identifier: Apache-2.0
// The mapping canvas at 1920x1080 with 5,000 columns, 10,000 paths and 2,000 lines. Prints, in
// microseconds: a frame while scrolling, median and 99th of 100 (p50, p99); a frame while a line is
// dragged, the same; a letter typed into a search box until it is painted, p99; opening until
// painted. Then the KiB that all of it takes above the same canvas without columns and fields, and
// the microseconds of an edit until it is checked and painted, p99.
#include "editor/canvasbody.h"
#include "gui/editor/canvasstage.h"
#include "style/appstyle.h"
#include "widgets/inputs.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <malloc.h>
#include <QApplication>
#include <QFile>
#include <QScrollBar>
#include <QTest>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace dfw;

namespace {

constexpr int columns = 5'000;
constexpr int paths = 10'000;
constexpr int lines = 2'000;
constexpr QSize size(1920, 1080);
constexpr int frames = 400;

bool ofProcessor = false; // --cpu: what a frame costs, however busy the computer is

qint64 nowUs()
{
    timespec time{};
    clock_gettime(ofProcessor ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
    return qint64(time.tv_sec) * 1'000'000 + time.tv_nsec / 1000;
}

qint64 timed(const std::function<void()> &work)
{
    const qint64 before = nowUs();
    work();
    // What the work left to be painted.
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    return nowUs() - before;
}

qint64 share(QList<qint64> all, double part)
{
    std::sort(all.begin(), all.end());
    return all.at(qMin(all.size() - 1, qsizetype(double(all.size()) * part)));
}

// What is in memory now, without what the allocator only keeps.
qint64 residentKib()
{
    malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').at(1).toLongLong() * sysconf(_SC_PAGESIZE) / 1024;
}

// The tree as somebody has it who works in it: some groups open, some carry their lines.
void openGroups(ui::MappingCanvas &canvas)
{
    const ui::FieldRows &fields = canvas.scene().fields();
    for (int group = 0; group < 100; group += 2)
        canvas.scene().setExpanded(fields.find(u"group%1"_s.arg(group, 3, 10, QChar(u'0'))), true);
}

QList<qint64> scroll(ui::MappingCanvas &canvas)
{
    QList<qint64> out;
    QScrollBar *left = canvas.columnPane()->bar();
    QScrollBar *right = canvas.fieldPane()->bar();
    for (int i = 0; i < frames; ++i) {
        out.append(timed([&] {
            left->setValue(i * 53);
            right->setValue(i * 61);
        }));
    }
    return out;
}

QList<qint64> drag(ui::MappingCanvas &canvas)
{
    canvas.columnPane()->bar()->setValue(0);
    canvas.fieldPane()->bar()->setValue(0);
    QApplication::processEvents();
    QWindow *window = canvas.windowHandle();
    const QPoint from =
        canvas.columnPane()->mapTo(&canvas, QPoint(canvas.columnPane()->width() - 2, 300));
    QTest::mousePress(window, Qt::LeftButton, {}, from);
    QList<qint64> out;
    for (int i = 0; i < frames; ++i) {
        // Across and over the fields, at last along their lower edge, where they scroll.
        const QPoint at(from.x() + (size.width() - 100 - from.x()) * qMin(i, 200) / 200,
                        i < 300 ? 300 + i * 2 : size.height() - 10);
        out.append(timed([&] { QTest::mouseMove(window, at); }));
    }
    if (!canvas.link().isOn())
        qFatal("nothing was dragged");
    canvas.cancelLink();
    QTest::mouseRelease(window, Qt::LeftButton, {}, QPoint(size.width() / 2, 300));
    return out;
}

QList<qint64> search(ui::MappingCanvas &canvas)
{
    QList<qint64> out;
    for (const auto &[name, text] :
         {std::pair{u"fieldSearch"_s, u"group01.field42"_s}, {u"columnSearch"_s, u"column_42"_s}}) {
        auto *edit = canvas.findChild<ui::SearchEdit *>(name);
        for (int round = 0; round < 5; ++round) {
            for (const QChar letter : text)
                out.append(timed([&] { QTest::keyClick(edit, letter.toLatin1()); }));
            while (!edit->text().isEmpty())
                out.append(timed([&] { QTest::keyClick(edit, Qt::Key_Backspace); }));
        }
    }
    return out;
}

// A line drawn until it is checked and painted, and the same taken back.
QList<qint64> edit(test::CanvasStage &stage)
{
    QList<qint64> out;
    for (int i = 0; i < 20; ++i) {
        const QString column = u"column_%1"_s.arg(i * 5 + 1, 4, 10, QChar(u'0'));
        const QString field = u"group050.field%1"_s.arg(i, 2, 10, QChar(u'0'));
        out.append(timed([&] { stage.model.connectColumn(column, field); }));
        out.append(timed([&] { stage.model.undoStack().undo(); }));
    }
    return out;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    ofProcessor = QApplication::arguments().contains(u"--cpu"_s);
    ui::applyTheme(app, ui::Theme::Light);
    qint64 empty = 0;
    {
        test::CanvasStage stage({.columns = {{u"one"_s}}, .fields = {{u"one"_s}}});
        (void)stage.open(size).grab();
        empty = residentKib();
    }
    test::CanvasStage stage(test::largeData(columns, paths, lines));
    const qint64 before = nowUs();
    ui::MappingCanvas &canvas = stage.open(size);
    QApplication::processEvents();
    canvas.repaint();
    const qint64 opened = nowUs() - before;
    if (canvas.scene().columns().count() != columns ||
        canvas.scene().fields().nodeCount() != paths || canvas.scene().linedRows().size() != lines)
        qFatal("the stage is not as large as it should be");
    openGroups(canvas);
    QApplication::processEvents();
    const QList<qint64> scrolled = scroll(canvas);
    const QList<qint64> dragged = drag(canvas);
    const QList<qint64> typed = search(canvas);
    const qint64 memory = residentKib() - empty;
    const QList<qint64> edited = edit(stage);
    std::printf(
        "%lld %lld %lld %lld %lld %lld %lld %lld\n", static_cast<long long>(share(scrolled, 0.5)),
        static_cast<long long>(share(scrolled, 0.99)), static_cast<long long>(share(dragged, 0.5)),
        static_cast<long long>(share(dragged, 0.99)), static_cast<long long>(share(typed, 0.99)),
        static_cast<long long>(opened), static_cast<long long>(memory),
        static_cast<long long>(share(edited, 0.99)));
    return 0;
}
