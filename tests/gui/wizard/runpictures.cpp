// SPDX-License-Identifier: Apache-2.0
// run-pictures DIRECTORY light|dark WIDTH HEIGHT SUFFIX: pictures of what a run shows when the
// weather is bad, and of what the first page offers afterwards. QT_SCALE_FACTOR is the caller's.
#include "gui/wizard/driver.h"
#include "pages/steps.h"
#include "style/appstyle.h"

#include <QApplication>
#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using test::Driver;
using Phase = RunPresenter::Phase;

namespace {

constexpr int settled = 500; // ms

struct Studio
{
    QStringList arguments = QApplication::arguments();

    void prepare(Driver &driver) const
    {
        ui::applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()),
                       arguments.at(2) == "dark"_L1 ? ui::Theme::Dark : ui::Theme::Light);
        driver.window().resize(arguments.at(3).toInt(), arguments.at(4).toInt());
    }
    void take(QWidget &widget, const QString &name) const
    {
        QTest::qWait(settled);
        const QString path =
            QDir(arguments.at(1))
                .filePath(name + u'-' + arguments.at(2) + arguments.at(5) + u".png"_s);
        if (!widget.grab().save(path))
            qFatal("%s could not be written", qPrintable(path));
    }
};

void must(bool done, const char *what)
{
    if (!done)
        qFatal("%s did not work", what);
}

void connectToDemo(Driver &driver)
{
    must(driver.click(u"startDemoButton"_s), "starting the demo");
    must(
        QTest::qWaitFor([&] { return driver.program().session().isConnected(); }, Driver::longWait),
        "connecting");
}

void review(Driver &driver)
{
    driver.window().openPlan(QStringLiteral(DFW_SOURCE_DIR) +
                             u"/resources/examples/database.json"_s);
    connectToDemo(driver);
    while (driver.window().currentStep() < ui::ReviewStep) {
        const int before = driver.window().currentStep();
        must(driver.click(u"nextButton"_s), "Next");
        must(QTest::qWaitFor([&] { return driver.window().currentStep() > before; },
                             Driver::longWait),
             "going on");
    }
}

void runWith(Driver &driver, const QString &drill, Phase until)
{
    driver.program().demo().setDrills({drill});
    must(driver.click(u"nextButton"_s), "creating");
    must(QTest::qWaitFor([&] { return driver.program().runPresenter().phase() == until; },
                         Driver::longWait),
         "the run");
}

// A draft where it was made, at a later start, and beside journals that nobody can read.
void pictureDrafts(const Studio &studio)
{
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        studio.prepare(driver);
        review(driver);
        must(driver.tabTo(u"draftCheck"_s), "the draft");
        driver.press(Qt::Key_Space);
        must(driver.click(u"nextButton"_s), "creating");
        must(QTest::qWaitFor(
                 [&] { return driver.program().runPresenter().phase() == Phase::Created; },
                 Driver::longWait),
             "the run");
        studio.take(driver.window(), u"draft-made"_s);
    }
    const QString runs = directory.filePath(u"runs/"_s);
    const QString journal = runs + QDir(runs).entryList({u"*.jsonl"_s}).value(0);
    must(QFile::copy(journal, runs + u"20260102T101112-dfw-0badbad0.jsonl"_s), "copying");
    must(QFile::copy(journal, runs + u"20260102T101112-dfw-0ffffff0.jsonl"_s), "copying");
    const auto change = [&runs](const QString &name, const QByteArray &from, const QByteArray &to) {
        QFile file(runs + name);
        must(file.open(QIODevice::ReadWrite), "the journal");
        QByteArray text = file.readAll();
        must(text.contains(from), "finding what to change");
        text.replace(text.indexOf(from), from.size(), to);
        must(file.seek(0) && file.resize(0) && file.write(text) == text.size(), "the journal");
    };
    change(u"20260102T101112-dfw-0badbad0.jsonl"_s, "intent", "intend");
    change(u"20260102T101112-dfw-0ffffff0.jsonl"_s, "\"version\":1,\"sum\"",
           "\"version\":9,\"sum\"");
    Driver driver(directory.path());
    studio.prepare(driver);
    connectToDemo(driver);
    studio.take(driver.window(), u"draft-offered"_s);
    must(driver.click(u"showDraftButton0"_s), "the draft");
    studio.take(driver.window(), u"draft-later"_s);
    must(driver.click(u"publishButton"_s), "publishing");
    QTest::qWait(300);
    studio.take(*driver.find(u"confirmDialog"_s), u"publish-question"_s);
    must(driver.click(u"actButton"_s), "publishing");
    must(QTest::qWaitFor([&] { return driver.program().runPresenter().isWatching(); },
                         Driver::longWait),
         "publishing");
    studio.take(driver.window(), u"draft-published"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const Studio studio;
    if (studio.arguments.size() != 6) {
        qCritical("Usage: run-pictures DIRECTORY light|dark WIDTH HEIGHT SUFFIX");
        return 2;
    }
    const QTemporaryDir directory;
    {
        Driver driver(directory.path());
        studio.prepare(driver);
        review(driver);
        must(driver.click(u"drillsLink"_s), "the drills");
        studio.take(*driver.find(u"drillDialog"_s), u"drills"_s);
        driver.find(u"drillDialog"_s)->close();
        driver.program().demo().setDrills({u"rate-limit@targetConnection*0"_s});
        must(driver.click(u"nextButton"_s), "creating");
        QTest::qWait(1500);
        studio.take(driver.window(), u"run-paused"_s);
        driver.program().demo().setDrills({});
        driver.program().runPresenter().cancel();
        studio.take(driver.window(), u"run-cancelled"_s);
    }
    {
        FlowPlan plan;
        plan.name = u"Customers of Monday"_s;
        Driver driver(directory.path());
        driver.program().keeper().edit(presenters::PlanKeeper::Section::Names, plan);
        QTest::qWait(900);
    }
    {
        Driver driver(directory.path());
        studio.prepare(driver);
        studio.take(driver.window(), u"offers-signed-out"_s);
        connectToDemo(driver);
        studio.take(driver.window(), u"offers"_s);
        must(driver.click(u"removeRunButton0"_s), "removing");
        QTest::qWait(300);
        studio.take(*driver.find(u"confirmDialog"_s), u"remove-question"_s);
        must(driver.click(u"actButton"_s), "removing");
        must(QTest::qWaitFor(
                 [&] { return driver.program().runPresenter().phase() == Phase::Removed; },
                 Driver::longWait),
             "the removal");
        studio.take(driver.window(), u"removed"_s);
    }
    {
        Driver driver;
        studio.prepare(driver);
        review(driver);
        runWith(driver, u"forbidden@flow"_s, Phase::Stopped);
        studio.take(driver.window(), u"run-failed"_s);
    }
    pictureDrafts(studio);
    return 0;
}
