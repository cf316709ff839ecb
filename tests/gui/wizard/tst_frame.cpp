// SPDX-License-Identifier: Apache-2.0
#include "gui/wizard/driver.h"
#include "pages/steps.h"
#include "storage/planfile.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QKeySequence>
#include <QLabel>
#include <QMessageBox>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using test::Driver;

namespace {

const QString example = QStringLiteral(DFW_SOURCE_DIR) + u"/resources/examples/database.json"_s;

void startDemo(Driver &driver)
{
    QVERIFY(driver.click(u"startDemoButton"_s));
    QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
}

// Presses Next until the page is shown.
void nextUntil(Driver &driver, int step)
{
    while (driver.window().currentStep() < step) {
        const int before = driver.window().currentStep();
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(driver.window().currentStep(), before + 1, Driver::longWait);
    }
}

} // namespace

/// The frame around the pages: opening plans, going back and forth, refusing to go on, asking
/// before loss.
class Frame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exampleRunsAsItIs()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::ReviewStep);
        const auto before = storage::loadPlan(example);
        QVERIFY(before);
        QCOMPARE(driver.plan(), *before->plan); // seven pages have changed nothing
        QVERIFY(driver.click(u"nextButton"_s));
        RunPresenter &run = driver.program().runPresenter();
        QTRY_VERIFY_WITH_TIMEOUT(run.progress().firstRun && run.progress().firstRun->ended(),
                                 Driver::longWait);
        QCOMPARE(run.progress().firstRun->recordsOut, 4212);
        QCOMPARE(driver.find<QAbstractButton>(u"nextButton"_s)->text().remove(u'&'), u"Close"_s);
        QVERIFY(!driver.find(u"backButton"_s)); // repeating would make a second dataflow
    }

    void backAndNextKeepEverything()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::ReviewStep);
        const FlowPlan plan = driver.plan();
        for (int step = ui::ReviewStep; step > ui::ConnectStep; --step) {
            QVERIFY(driver.click(u"backButton"_s));
            QTRY_COMPARE(driver.window().currentStep(), step - 1);
            QCOMPARE(driver.plan(), plan);
        }
        QVERIFY(!driver.find(u"backButton"_s)); // none on the first page
        nextUntil(driver, ui::ReviewStep);
        QCOMPARE(driver.plan(), plan);
    }

    void refusedNextFocusesTheFirstBadField()
    {
        Driver driver;
        QVERIFY(driver.find<QAbstractButton>(u"nextButton"_s)->isEnabled());
        QVERIFY(driver.click(u"nextButton"_s));
        QCOMPARE(driver.window().currentStep(), int(ui::ConnectStep));
        QTRY_VERIFY(QApplication::focusWidget());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"clientIdEdit"_s);
    }

    // Alt and a letter lead to one place, the frame included.
    void mnemonicsOfTheFirstPageAreUnique()
    {
        Driver driver;
        auto *network = driver.find<QAbstractButton>(u"networkExpander"_s);
        QVERIFY(network);
        network->click();
        QHash<QKeySequence, QString> taken;
        for (const QWidget *one : driver.window().findChildren<QWidget *>()) {
            if (!one->isVisible())
                continue;
            const auto *label = qobject_cast<const QLabel *>(one);
            const auto *button = qobject_cast<const QAbstractButton *>(one);
            const QString text = button                    ? button->text()
                                 : label && label->buddy() ? label->text()
                                                           : QString();
            const QKeySequence keys = QKeySequence::mnemonic(text);
            if (keys.isEmpty())
                continue;
            QVERIFY2(!taken.contains(keys), qPrintable(text + u" and "_s + taken.value(keys)));
            taken.insert(keys, text);
        }
        QVERIFY(taken.size() > 10);
    }

    void stepsDoneCanBeClicked()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::MappingStep);
        QVERIFY(driver.click(u"railStep1"_s));
        QTRY_COMPARE(driver.window().currentStep(), int(ui::SourceStep));
        QVERIFY(driver.click(u"railStep7"_s)); // not reached yet
        QCOMPARE(driver.window().currentStep(), int(ui::SourceStep));
        QVERIFY(driver.click(u"railStep4"_s));
        QTRY_COMPARE(driver.window().currentStep(), int(ui::MappingStep));
    }

    void badPlanLeavesEverythingAsItWas()
    {
        Driver driver;
        driver.window().openPlan(example);
        const FlowPlan plan = driver.plan();
        const QString path = driver.directory().filePath(u"bad.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray bytes = "{ \"format\": \"dataflow-plan\", \"version\": 99 }";
        file.write(bytes);
        file.close();
        driver.window().openPlan(path);
        QMessageBox *box = nullptr;
        QTRY_VERIFY((box = driver.window().findChild<QMessageBox *>(u"planProblemDialog"_s)));
        QVERIFY(box->text().contains(u"bad.json"_s));
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!driver.window().findChild<QMessageBox *>(u"planProblemDialog"_s));
        QVERIFY(driver.window().isVisible());
        QCOMPARE(driver.plan(), plan);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void cancelAsksOnlyWhenWorkWouldBeLost_data()
    {
        QTest::addColumn<bool>("edited");
        QTest::newRow("nothing entered") << false;
        QTest::newRow("a table chosen") << true;
    }
    void cancelAsksOnlyWhenWorkWouldBeLost()
    {
        QFETCH(bool, edited);
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::ScheduleStep);
        if (edited) {
            auto *backfill = driver.find<QCheckBox>(u"backfill"_s);
            QVERIFY(backfill);
            QTest::keyClick(backfill, Qt::Key_Space);
            QCOMPARE(driver.plan().schedule.backfill, std::optional(false));
        }
        QVERIFY(driver.click(u"cancelButton"_s));
        if (!edited) {
            QTRY_VERIFY(!driver.window().isVisible());
            return;
        }
        QMessageBox *box = nullptr;
        QTRY_VERIFY((box = driver.window().findChild<QMessageBox *>(u"unsavedDialog"_s)));
        QTest::keyClick(box, Qt::Key_Escape); // the harmless answer
        QTRY_VERIFY(!driver.window().findChild<QMessageBox *>(u"unsavedDialog"_s));
        QVERIFY(driver.window().isVisible());
        QCOMPARE(driver.plan().schedule.backfill, std::optional(false));
    }

    void failedStepIsToldAndTriedAgain()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::ReviewStep);
        FlowPlan plan = driver.plan();
        const FlowPlan good = plan;
        plan.target.datasetId = u"000000000000000000000000"_s;
        driver.program().keeper().edit(presenters::PlanKeeper::Section::Target, plan);
        RunPresenter &run = driver.program().runPresenter();
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(run.phase(), RunPresenter::Phase::Stopped, Driver::longWait);
        QVERIFY(driver.find(u"failureWhat"_s));
        QVERIFY(driver.find(u"fixButton"_s));
        QCOMPARE(run.outcome()->ids.size(), 3); // the other look-ups; nothing was made
        driver.program().keeper().edit(presenters::PlanKeeper::Section::Target, good);
        QVERIFY(driver.click(u"tryAgainButton"_s));
        QTRY_COMPARE_WITH_TIMEOUT(run.phase(), RunPresenter::Phase::Created, Driver::longWait);
        QCOMPARE(run.outcome()->ids.size(), 8);
    }

    void leavingTheDemoStartsOver()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        nextUntil(driver, ui::MappingStep);
        QVERIFY(driver.click(u"leaveDemoLink"_s));
        QTRY_COMPARE(driver.window().currentStep(), int(ui::ConnectStep));
        QVERIFY(!driver.program().session().isConnected());
        QCOMPARE(driver.plan().source.table, u"test1.Mytable"_s); // the plan is the user's
        QCOMPARE(driver.window().windowTitle(), u"Dataflow Wizard"_s);
    }

    void everyControlHasANameAndATabStop()
    {
        Driver driver;
        driver.window().openPlan(example);
        startDemo(driver);
        QStringList nameless;
        for (int step = ui::ConnectStep; step <= ui::ReviewStep; ++step) {
            nextUntil(driver, step);
            const QList<QWidget *> all = driver.window().findChildren<QWidget *>();
            for (QWidget *one : all) {
                if (!one->isVisible() || one->focusPolicy() == Qt::NoFocus || !one->isEnabled())
                    continue;
                QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(one);
                if (!spoken || !spoken->text(QAccessible::Name).isEmpty())
                    continue;
                // Parts of a spin box or combo are spoken through their owner.
                if (one->objectName().startsWith("qt_"_L1))
                    continue;
                nameless.append(
                    u"%1 %2 on step %3"_s
                        .arg(QString::fromLatin1(one->metaObject()->className()), one->objectName())
                        .arg(step));
            }
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

    void nothingIsCutOffAtTheLeastSize()
    {
        Driver driver;
        driver.window().resize(1024, 720);
        driver.window().openPlan(example);
        startDemo(driver);
        QStringList cut;
        for (int step = ui::ConnectStep; step <= ui::ReviewStep; ++step) {
            nextUntil(driver, step);
            QCoreApplication::processEvents();
            const QList<QAbstractButton *> all = driver.window().findChildren<QAbstractButton *>();
            for (QAbstractButton *one : all) {
                if (one->isVisible() && !one->text().isEmpty() &&
                    one->width() < one->minimumSizeHint().width())
                    cut.append(u"%1 on step %2: %3 < %4"_s.arg(one->objectName())
                                   .arg(step)
                                   .arg(one->width())
                                   .arg(one->minimumSizeHint().width()));
            }
        }
        QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u'\n')));
        QVERIFY(driver.window().width() <= 1024);
    }
};

QTEST_MAIN(Frame)
#include "tst_frame.moc"
