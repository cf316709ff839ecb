// SPDX-License-Identifier: Apache-2.0
#include "editor/mappingtoolbar.h"
#include "gui/wizard/driver.h"
#include "models/mappingmodel.h"
#include "pages/steps.h"
#include "widgets/button.h"
#include "widgets/segments.h"

#include <QApplication>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace dfw;
using presenters::RunPresenter;
using test::Driver;

/// The whole way from an empty window to a dataflow with its first run, in the demo, over real
/// HTTP: once by keys alone and once by the mouse. What is checked in the end is the plan and what
/// the Platform answered.
class Journey : public QObject
{
    Q_OBJECT

    static void checkTutorial(const FlowPlan &plan)
    {
        QCOMPARE(plan.source.baseConnectionId, u"6990abad-977d-41b9-a85d-17ea8cf1c0e4"_s);
        QCOMPARE(plan.source.table, u"test1.Mytable"_s);
        QStringList targets;
        for (const MappingRow &row : plan.mapping)
            targets.append(row.target);
        QVERIFY2(targets.size() == 3, qPrintable(targets.join(u' ')));
        QCOMPARE(targets,
                 (QStringList{u"_id"_s, u"person.name.fullName"_s, u"person.birthDate"_s}));
        QCOMPARE(plan.target.datasetId, u"6019e0e7c5dcf718db5ebc71"_s);
        QVERIFY(plan.deltaColumn);
    }

    static void checkRun(Driver &driver)
    {
        RunPresenter &run = driver.program().runPresenter();
        QTRY_COMPARE_WITH_TIMEOUT(run.phase(), RunPresenter::Phase::Created, Driver::longWait);
        QCOMPARE(run.outcome()->ids.size(), 8);
        QVERIFY(driver.click(u"skipAheadButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(run.progress().firstRun && run.progress().firstRun->ended(),
                                 Driver::longWait);
        const api::FlowRun &first = *run.progress().firstRun;
        QCOMPARE(first.state(), api::FlowRun::State::Succeeded);
        QCOMPARE(first.recordsIn, 4212);
        QCOMPARE(first.recordsOut, 4212);
        QTRY_COMPARE(driver.find<QLabel>(u"recordsIn"_s)->text().remove(u',').remove(u'.'),
                     u"4212"_s);
        QCOMPARE(driver.window().windowTitle(), u"Dataflow Wizard — DEMO"_s);
    }

private Q_SLOTS:
    void byKeyboardAlone()
    {
        Driver driver;
        QVERIFY(driver.tabTo(u"startDemoButton"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(driver.program().session().isConnected(), Driver::longWait);
        QVERIFY(driver.tabTo(u"nextButton"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY(driver.isOnStep(ui::SourceStep));

        QVERIFY(driver.tabTo(u"connectionTable"_s));
        QVERIFY(driver.arrowToRow(u"connectionTable"_s, u"Warehouse, read only"_s));
        // The tables are being read; their search takes part in the tab order once there are any.
        QTRY_VERIFY(driver.find(u"tableSearch"_s)->isEnabled());
        QVERIFY(driver.tabTo(u"tableSearch"_s));
        driver.type(u"Mytable"_s);
        QVERIFY(driver.tabTo(u"tableTree"_s));
        QVERIFY(driver.arrowToRow(u"tableTree"_s, u"Mytable"_s));
        QTRY_COMPARE(driver.plan().source.table, u"test1.Mytable"_s);
        driver.press(Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(driver.isOnStep(ui::ColumnsStep));

        QTRY_VERIFY(!driver.plan().source.columns.isEmpty());
        driver.press(Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(driver.isOnStep(ui::TargetStep));

        QVERIFY(driver.tabTo(u"schemaTable"_s));
        QVERIFY(driver.arrowToRow(u"schemaTable"_s, u"Customer profile"_s));
        QTRY_VERIFY(driver.plan().target.schemaId.endsWith(
            u"52b59140414aa6a370ef5e21155fd7a686744b8739ecc168"_s));
        if (driver.plan().target.datasetId.isEmpty()) {
            QVERIFY(driver.tabTo(u"datasetCombo"_s));
            for (int i = 0;
                 i < 10 && driver.plan().target.datasetId != "6019e0e7c5dcf718db5ebc71"_L1; ++i)
                driver.press(Qt::Key_Down);
        }
        driver.press(Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(driver.isOnStep(ui::MappingStep));

        struct Line
        {
            QString column;
            QString field;
            Qt::Key key; ///< to the field among those found
        };
        const Line lines[] = {{u"TestID"_s, u"_id"_s, Qt::Key_Home},
                              {u"Name"_s, u"person.name.fullName"_s, Qt::Key_End},
                              {u"Datefield"_s, u"person.birthDate"_s, Qt::Key_End}};
        QTRY_VERIFY(driver.program().mapping().hasSchema()); // the fields are being read
        // The canvas: find the column, take it, find the field, set it.
        for (const auto &[column, field, key] : lines) {
            QVERIFY(driver.tabTo(u"columnSearch"_s));
            driver.press(Qt::Key_A, Qt::ControlModifier);
            driver.type(column);
            QVERIFY(driver.tabTo(u"fieldSearch"_s));
            driver.press(Qt::Key_A, Qt::ControlModifier);
            driver.type(field);
            QVERIFY(driver.tabTo(u"columnPane"_s));
            driver.press(Qt::Key_Home);
            driver.press(Qt::Key_Return);
            QTRY_VERIFY(driver.hasFocus(u"fieldPane"_s));
            driver.press(key);
            driver.press(Qt::Key_Return);
            QTRY_VERIFY(driver.hasFocus(u"columnPane"_s));
        }
        QCOMPARE(driver.plan().mapping.size(), 3);
        // Undo and redo by their keys.
        driver.press(Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(driver.plan().mapping.size(), 2);
        driver.press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(driver.plan().mapping.size(), 3);
        driver.press(Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(driver.isOnStep(ui::ScheduleStep));

        QVERIFY(driver.plan().schedule.startTime > QDateTime::currentSecsSinceEpoch());
        driver.press(Qt::Key_N, Qt::AltModifier);
        QTRY_VERIFY(driver.isOnStep(ui::ReviewStep));
        checkTutorial(driver.plan());

        driver.press(Qt::Key_Return); // commits only on the button itself
        QVERIFY(driver.isOnStep(ui::ReviewStep));
        QVERIFY(driver.tabTo(u"nextButton"_s));
        driver.press(Qt::Key_Space);
        QTRY_VERIFY(driver.isOnStep(ui::RunStep));
        checkRun(driver);
    }

    void byMouse()
    {
        Driver driver;
        driver.chooseTableByMouse();
        QVERIFY(driver.isOnStep(ui::TargetStep));
        QVERIFY(driver.clickRow(u"schemaTable"_s, u"Customer profile"_s));
        QTRY_COMPARE(driver.plan().target.datasetId, u"6019e0e7c5dcf718db5ebc71"_s);
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::MappingStep));

        auto *view = driver.find<ui::Segments>(u"mappingView"_s);
        QVERIFY(view);
        QTest::mouseClick(view->button(ui::MappingToolbar::Table), Qt::LeftButton);
        auto *table = driver.find<QAbstractItemView>(u"mappingTable"_s);
        QVERIFY(table);
        const std::pair<QString, QString> rows[] = {{u"TestID"_s, u"_id"_s},
                                                    {u"Name"_s, u"person.name.fullName"_s},
                                                    {u"Datefield"_s, u"person.birthDate"_s}};
        for (const auto &[column, path] : rows) {
            const QModelIndex row = driver.rowWith(table, column);
            QVERIFY(row.isValid());
            const QModelIndex field = row.siblingAtColumn(ui::MappingModel::Field);
            // One click on "Choose a field…" opens the editor.
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(field).center());
            QTRY_VERIFY(driver.hasFocus(u"fieldEditor"_s));
            driver.type(path);
            driver.press(Qt::Key_Return);
            QTRY_VERIFY(!driver.find(u"fieldEditor"_s));
            QTRY_VERIFY(!QApplication::activePopupWidget());
        }
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ScheduleStep));
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ReviewStep));
        checkTutorial(driver.plan());
        // An Edit link leads to its page and Next leads back.
        QVERIFY(driver.click(u"edit5Link"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ScheduleStep));
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::ReviewStep));
        QVERIFY(driver.click(u"nextButton"_s));
        QTRY_VERIFY(driver.isOnStep(ui::RunStep));
        checkRun(driver);
    }
};

QTEST_MAIN(Journey)
#include "tst_journey.moc"
